// @ts-check
/**
 * Client — the SDK as an app uses it: one client for the life of the page, with all that it asks and says beside the code.
 * Pages are noticed by the SDK itself as the route changes; the app reports only what it alone knows.
 */
import { createAttune } from 'attune';

export const attune = createAttune({
  endpoint: '/collect',
  consent: { default: 'granted' },
  audiences: { curious: { 'seen.touchpoint_viewed': { $gte: 3 } } },
  touchpoints: [{ name: 'evening_details', stage: 'consideration', pages: ['/app/evening/*'] }],
  limits: { all: { perSession: 10, gap: '1s' } },
  greetings: [
    {
      slot: 'hero',
      say: [
        { if: { 'preferences.name': { $exists: true } }, text: '{greeting}, {preferences.name}.' },
        { text: '{greeting}.' },
      ],
    },
  ],
  offers: [{ slot: 'pair', show: [{ if: { 'audience.curious': true }, variant: 'bring_a_friend' }] }],
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
    {
      id: 'not_booked',
      on: [{ did: 'page_viewed', where: { path: { $regex: '^/app/evening/' } } }, { didNot: 'evening_booked', within: '45s' }],
      pages: ['/app/**', '!/app/booked/*'],
      limit: { every: '14d' },
      show: { as: 'bar' },
      questions: [{ id: 'found', type: 'thumbs', ask: 'Did you find the evening you were looking for?' }],
    },
    {
      id: 'wishes',
      on: 'wish_due',
      show: { as: 'modal' },
      questions: [
        { id: 'day', type: 'date', ask: 'Which day would suit you?', optional: true },
        { id: 'rating', type: 'matrix', ask: 'And how much do these matter?', rows: ['Company', 'Quiet'], columns: ['Little', 'Much'] },
      ],
    },
  ],
  theme: { accent: '#17596a' },
});
