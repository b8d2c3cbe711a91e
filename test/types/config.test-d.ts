/**
 * Configuration, its types — the whole of what can be said completes and compiles; misspelt and misplaced things do not.
 */
import { createAttune } from '../../src/index.ts';
import type { AttuneConfig, AttuneError, AttuneOptions, Question, Survey } from '../../src/index.ts';
import { same } from './same.ts';

const survey = {
  id: 'after_delivery',
  on: [{ did: 'order_placed' }, { did: ['order_delivered', 'order_collected'], where: { total: { $gte: 100 } }, times: 1, within: '14d', without: 'support_opened' }],
  within: '30d',
  if: { 'audience.returning': true },
  pages: ['/account/**', '!/account/orders'], wait: '10s', sample: 0.5, priority: 10,
  between: { from: '2026-11-01', until: '2026-12-24' },
  limit: { times: 3, every: '90d', until: 'completed', snooze: '7d' }, group: 'satisfaction',
  show: { as: 'popover', at: 'bottom-end', autoAdvance: false },
  experiment: 'warm', split: { warm: 0.5, plain: 0.5 },
  questions: [
    { id: 'score', type: 'csat', ask: { en: 'How was your delivery?', de: 'Wie war Ihre Lieferung?' }, look: 'stars', low: 'Bad', next: [{ if: { 'answers.score': 5 }, goto: 'end' }] },
    { id: 'why', type: 'text', ask: 'What went wrong, {preferences.name|friend}?', optional: true, if: { 'answers.score': { $lte: 2 } }, maxLength: 500 },
    { id: 'what', type: 'choices', ask: 'What should be better?', choices: ['speed', { id: 'box', label: { en: 'The box' } }], other: true, shuffle: 'keep_last', max: 2 },
  ],
  thanks: [{ if: { 'answers.score': { $gte: 4 } }, text: 'Tell a friend?', link: { label: 'Share', href: 'https://shop.example' } }, { text: 'Thank you.' }],
  followUp: { after: '7d', text: 'You said, we did.', slot: 'hero' },
} satisfies Survey;

const config: AttuneConfig = {
  $schema: './node_modules/attune/schema.json',
  endpoint: [{ url: '/collect', format: 'ndjson', compress: 'gzip', maxWait: '5s' }, '/second'],
  locale: 'auto', debug: false,
  touchpoints: [{ name: 'pricing', stage: 'consideration', pages: ['/pricing'] }, { name: 'plan_card', selector: '.plan', visible: 0.5, for: '1s' }],
  audiences: { returning: { visits: { $gte: 2 } } },
  surveys: [survey],
  greetings: [{ slot: 'hero', say: [{ if: { daysAway: { $gte: 30 } }, text: '{greeting}, {preferences.name}.' }, { text: '{greeting}.' }] }],
  offers: [{ slot: 'banner', show: [{ if: { 'audience.returning': true }, variant: 'free_shipping' }] }],
  limits: { all: { every: '14d', perSession: 1, gap: '30s' }, satisfaction: { every: '60d' } },
  holdout: 0.05,
  consent: { default: { measurement: true }, from: 'none' },
  theme: { accent: '#0b6', radius: '12px', scheme: 'auto', density: 'compact' },
  texts: { en: { send: 'Send' } },
  report: ['scrolled'],
  privacy: { query: ['ref'], redact: ['card', 'email'] },
  bots: 'ignore',
};
createAttune(config);
createAttune({
  ...config,
  endpoint: async (events, { leaving }) => (leaving ? 'retry' : { rejected: events.map(({ id }) => ({ id, reason: 'too late' })) }),
  onError: (error, where) => [same<AttuneError>()(error), same<string>()(error.code), same<string>()(where)],
  plugins: [(client) => client.page.on('leaving', () => client.track('left_early'))],
  configUrl: '/attune.json',
});

// A survey may be made apart, and every list may be frozen.
createAttune({ surveys: [survey] as const, touchpoints: Object.freeze([{ name: 'pricing' }]) });

/** The fields that belong to one type stand on that type alone. */
export function lowest(question: Question): number | undefined {
  // @ts-expect-error -- not every question is a rating
  void question.scale;
  return question.type === 'rating' ? question.from : undefined;
}

// @ts-expect-error -- a function cannot stand in a file
export const file: AttuneConfig = { endpoint: () => Promise.resolve('sent') };
// @ts-expect-error -- nor can a listener
export const listening: AttuneConfig = { onError: () => undefined };
// @ts-expect-error -- a misspelt field is found
createAttune({ survey: [] });
// @ts-expect-error -- a survey without questions asks nothing
createAttune({ surveys: [{ id: 'empty' }] });
// @ts-expect-error -- there is no such type of question
createAttune({ surveys: [{ id: 'a', questions: [{ id: 'q', type: 'stars', ask: 'How?' }] }] });
// @ts-expect-error -- every question asks something
createAttune({ surveys: [{ id: 'a', questions: [{ id: 'q', type: 'nps' }] }] });
// @ts-expect-error -- something to choose from is needed
createAttune({ surveys: [{ id: 'a', questions: [{ id: 'q', type: 'choice', ask: 'Which?' }] }] });
// @ts-expect-error -- an nps has one scale
createAttune({ surveys: [{ id: 'a', questions: [{ id: 'q', type: 'nps', ask: 'How?', scale: 5 }] }] });
// @ts-expect-error -- places are logical, not left and right
createAttune({ surveys: [{ ...survey, show: { at: 'bottom-right' } }] });
// @ts-expect-error -- a silence needs its length
createAttune({ surveys: [{ ...survey, on: ['order_placed', { didNot: 'order_delivered' }] }] });
// @ts-expect-error -- durations are written, not counted
createAttune({ surveys: [{ ...survey, wait: 10_000 }] });
// @ts-expect-error -- a picture says what it shows
createAttune({ surveys: [{ id: 'a', questions: [{ id: 'q', type: 'picture', ask: 'Which?', choices: [{ id: 'a', label: 'A', src: '/a.jpg' }] }] }] });
// @ts-expect-error -- a greeting belongs into a slot
createAttune({ greetings: [{ say: [{ text: 'Hello' }] }] });
// @ts-expect-error -- there is no such state of consent
createAttune({ consent: { default: 'yes' } });
// @ts-expect-error -- with exact optional types, absent is absent
createAttune({ holdout: undefined });
// @ts-expect-error -- options are not changed once given
(options: AttuneOptions) => (options.locale = 'de');
