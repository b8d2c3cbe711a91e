// @ts-check
/**
 * Client — the SDK as an app uses it: one client for the life of the page.
 * Pages are noticed by the SDK itself as the route changes; the app reports only what it alone knows.
 */
import { createAttune } from 'attune';

export const attune = createAttune({
  endpoint: '/collect',
  consent: { default: 'granted' },
  touchpoints: [{ name: 'evening_details', stage: 'consideration', pages: ['/app/evening/*'] }],
  greetings: [
    {
      slot: 'hero',
      say: [
        { if: { 'preferences.name': { $exists: true } }, text: '{greeting}, {preferences.name}.' },
        { text: '{greeting}.' },
      ],
    },
  ],
  surveys: [
    {
      id: 'booking_effort',
      on: 'evening_booked',
      wait: '1s',
      limit: { every: '30d', until: 'completed' },
      questions: [
        { id: 'effort', type: 'ces', ask: 'It was easy to book this evening.', low: 'Strongly disagree', high: 'Strongly agree' },
        { id: 'why', type: 'text', ask: 'What made it hard?', optional: true, if: { 'answers.effort': { $lte: 3 } } },
      ],
    },
  ],
  theme: { accent: '#17596a' },
});
