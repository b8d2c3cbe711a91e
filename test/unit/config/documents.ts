/**
 * Documents — configurations that are right or wrong, one thing each: for validation at run time and for schema.json alike.
 */

/** What it shows, whether it is right, and the configuration. */
export type Document = readonly [name: string, isRight: boolean, config: unknown];

const ask = { id: 'score', type: 'csat', ask: 'How was it?' };
const survey = (more: object) => ({ surveys: [{ id: 'one', questions: [ask], ...more }] });
const question = (more: object) => survey({ questions: [{ ...ask, ...more }] });
const on = (...steps: unknown[]) => survey({ on: steps });
const touchpoint = (more: object) => ({ touchpoints: [{ name: 'pricing', pages: ['/pricing'], ...more }] });
const endpoint = (more: object) => ({ endpoint: { url: '/collect', ...more } });

const whole = {
  $schema: './schema.json', endpoint: '/collect', locale: 'auto', debug: false, holdout: 0.05, report: ['scrolled'], bots: 'ignore',
  touchpoints: [{ name: 'plan_card', selector: '.plan', visible: 0.5, for: '1s', stage: 'consideration', channel: 'web' }],
  audiences: { returning: { visits: { $gte: 2 } } },
  greetings: [{ slot: 'hero', say: [{ if: { 'preferences.name': { $exists: true } }, text: '{greeting}, {preferences.name}.' }, { text: { en: '{greeting}.' } }] }],
  offers: [{ slot: 'banner', show: [{ if: { 'audience.returning': true }, variant: 'free_shipping' }], experiment: 'ship', split: { a: 0.5 } }],
  limits: { all: { every: '14d', perSession: 1, gap: '30s' } },
  consent: { default: 'ask', from: 'google' }, theme: { accent: '#0b6', radius: '12px', scheme: 'auto', density: 'compact' },
  texts: { en: { send: 'Send' } }, privacy: { query: ['ref'], redact: ['card'] },
};

const right: [string, unknown][] = [
  ['nothing', {}],
  ['everything a site can say', whole],
  ['the smallest survey', survey({})],
  ['a survey with all it can have', survey({
    on: [{ did: 'order_placed' }, { did: ['order_delivered', 'picked_up'], within: '14d', without: 'support_opened', where: { total: { $gt: 1 } } }],
    within: '30d', if: { visits: 3 }, pages: ['/account/**', '!/account/orders', '#/done'], wait: '10s', sample: 0.5, priority: -10,
    between: { from: '2026-11-01', until: '2026-12-24T18:00:00Z' }, limit: { every: '90d', until: 'completed', times: 3, snooze: '1d' },
    group: 'satisfaction', show: { as: 'tab', at: 'center-end', label: { en: 'Feedback' }, autoAdvance: false, slot: 'x' },
    thanks: [{ if: { 'answers.score': 5 }, text: 'Lovely.', link: { label: 'Share', href: 'https://shop.example' }, ask_contact: true }],
    followUp: { after: '1w', if: {}, text: 'You said, we did.', slot: 'hero' }, experiment: 'tone', split: { warm: 0.5, plain: 0.5 },
  })],
  ['every type of question', survey({ questions: [
    { ...ask, id: 'a', type: 'nps', low: 'No', high: { en: 'Yes' } }, { ...ask, id: 'b', look: 'stars' }, { ...ask, id: 'c', type: 'ces' },
    { ...ask, id: 'd', type: 'rating', scale: 10, from: 0, look: 'faces' }, { ...ask, id: 'e', type: 'thumbs' },
    { ...ask, id: 'f', type: 'emotion', feelings: ['good', { id: 'bad', label: 'Bad' }] },
    { ...ask, id: 'g', type: 'choice', choices: ['x', { id: 'y', label: 'Y' }], other: true, none: true, shuffle: 'keep_last' },
    { ...ask, id: 'h', type: 'choices', choices: ['x'], min: 0, max: 2 },
    { ...ask, id: 'i', type: 'text', long: false, minLength: 0, maxLength: 20, input: 'email', placeholder: 'you@shop.example' },
    { ...ask, id: 'j', type: 'contact', fields: [{ field: 'email' }, { field: 'name', optional: true }] },
    { ...ask, id: 'k', type: 'rank', choices: ['x', 'y'] }, { ...ask, id: 'l', type: 'matrix', rows: ['x'], columns: ['y'] },
    { ...ask, id: 'm', type: 'date' }, { ...ask, id: 'n', type: 'picture', choices: [{ id: 'x', label: 'X', src: '/x.jpg', alt: 'An X' }], several: true },
    { ...ask, id: 'o', type: 'consent' }, { ...ask, id: 'p', type: 'message', link: { label: 'Help', href: '/help' } },
    { ...ask, id: 'q', type: 'screenshot', optional: true, help: 'Please', if: { 'answers.a': 1 }, next: [{ if: {}, goto: 'end' }] },
  ] })],
  ['a journey of one name', survey({ on: 'order_placed' })],
  ['silence as the last step', on('cart_added', { didNot: 'order_placed', within: '1h' })],
  ['repeats within a span', on({ did: 'pricing_viewed', times: 3, within: '1d' })],
  ['the longest durations', survey({ wait: '400d', within: '57w', limit: { every: '34560000s', snooze: '34560000000ms' } })],
  ['a duration of nothing', survey({ wait: '0ms' })],
  ['a day and an instant', survey({ between: { from: '2026-02-28', until: '2026-03-01T09:30+01:00' } })],
  ['no endpoint in a list', { endpoint: [] }],
  ['several endpoints', { endpoint: ['/a', { url: '/b', format: 'otlp', headers: { a: 'b' }, options: { table: 'x' }, only: ['order_placed'], maxWait: '2s' }] }],
  ['an endpoint with all numbers', endpoint({ maxBatch: 1, maxBytes: 1024, retain: '1d', thirdParty: true, compress: 'gzip', credentials: 'omit', contentType: 'text/plain', except: ['page_viewed'], name: 'own' })],
  ['consent by class', { consent: { default: { measurement: false, preferences: true } } }],
  ['limits that forbid everything', { limits: { all: { perSession: 0 } } }],
  ['a link to mail', survey({ thanks: [{ text: 'Write.', link: { label: 'Mail', href: 'mailto:a@shop.example' } }] })],
  ['a link by telephone', survey({ thanks: [{ text: 'Call.', link: { label: 'Call', href: 'TEL:+431' } }] })],
  ['a share at both ends', survey({ sample: 0, split: { a: 1 } })],
  ['a regular expression within a condition', { audiences: { early: { 'page.path': { $regex: '^/a' }, $or: [{ hour: 1 }, { $not: { touch: true } }] } } }],
];

const wrong: [string, unknown][] = [
  ['a list', []], ['a string', 'surveys'], ['null', null], ['a number', 7],
  ['an unknown field', { survey: [] }],
  ['an unknown field in a survey', survey({ sampel: 0.5 })],
  ['an unknown field in a question', question({ scale: 5 })],
  ['surveys by name', { surveys: { one: {} } }],
  ['a survey that is a string', { surveys: ['one'] }],
  ['a survey without an id', { surveys: [{ questions: [ask] }] }],
  ['a survey without questions', { surveys: [{ id: 'one' }] }],
  ['a survey with no question in its list', survey({ questions: [] })],
  ['an id with a space', survey({ id: 'my survey' })],
  ['an empty id', survey({ id: '' })],
  ['an id that is a number', survey({ id: 1 })],
  ['a question without type', survey({ questions: [{ id: 'a', ask: 'A?' }] })],
  ['a question of an unknown type', question({ type: 'stars' })],
  ['a question named after a prototype', question({ type: 'constructor' })],
  ['a question without words', survey({ questions: [{ id: 'a', type: 'nps' }] })],
  ['words that are a number', question({ ask: 3 })],
  ['words with a number in a language', question({ ask: { en: 3 } })],
  ['words in no language', question({ ask: {} })],
  ['a choice without choices', question({ type: 'choice' })],
  ['choices without one', question({ type: 'choices', choices: [] })],
  ['a choice without a label', question({ type: 'choice', choices: [{ id: 'x' }] })],
  ['a scale of eleven', question({ type: 'rating', scale: 11 })],
  ['a scale of half steps', question({ type: 'rating', scale: 4.5 })],
  ['a rating from two', question({ type: 'rating', from: 2 })],
  ['a picture without words', question({ type: 'picture', choices: [{ id: 'x', label: 'X', src: '/x.jpg' }] })],
  ['a contact field of its own', question({ type: 'contact', fields: [{ field: 'fax' }] })],
  ['an unknown shuffle', question({ type: 'choice', choices: ['a'], shuffle: true })],
  ['next that is an object', question({ next: { goto: 'end' } })],
  ['next without goto', question({ next: [{ if: {} }] })],
  ['a sample in per cent', survey({ sample: 50 })], ['a negative sample', survey({ sample: -0.1 })],
  ['a sample in words', survey({ sample: '0.5' })],
  ['half a day', survey({ wait: '1.5d' })], ['for ever', survey({ wait: 'forever' })], ['a duration without a unit', survey({ wait: '10' })],
  ['a duration as a number', survey({ wait: 10 })], ['401 days', survey({ wait: '401d' })], ['58 weeks', survey({ wait: '58w' })],
  ['a millisecond more than 400 days', survey({ wait: '34560000001ms' })], ['a duration with a space', survey({ wait: '10 s' })],
  ['a day without noughts', survey({ between: { from: '2026-1-1' } })], ['a thirteenth month', survey({ between: { until: '2026-13-01' } })],
  ['a date in words', survey({ between: { from: 'tomorrow' } })],
  ['a page without a slash', survey({ pages: ['pricing'] })], ['pages as a string', survey({ pages: '/pricing' })], ['no page at all', survey({ pages: [] })],
  ['a condition that is a list', survey({ if: [] })], ['a condition that is true', survey({ if: true })], ['a condition that is null', survey({ if: null })],
  ['no step', on()], ['six steps', on('a', 'b', 'c', 'd', 'e', 'f')], ['a step with blanks', on('order placed')],
  ['a step that did nothing', on({ within: '1d' })], ['eleven times', on({ did: 'a', times: 11 })],
  ['silence without an end', on('a', { didNot: 'b' })], ['silence with times', on('a', { didNot: 'b', within: '1d', times: 2 })],
  ['a limit of nought', survey({ limit: { times: 0 } })], ['a limit until seen', survey({ limit: { until: 'seen' } })],
  ['an unknown surface', survey({ show: { as: 'popup' } })], ['a place by compass', survey({ show: { at: 'north' } })],
  ['a link that runs', survey({ thanks: [{ text: 'x', link: { label: 'x', href: 'javascript:alert(1)' } }] })],
  ['a link that runs after a blank', survey({ thanks: [{ text: 'x', link: { label: 'x', href: ' javascript:alert(1)' } }] })],
  ['thanks without words', survey({ thanks: [{}] })], ['a follow-up without a slot', survey({ followUp: { text: 'x' } })],
  ['a touchpoint without a name', { touchpoints: [{ selector: 'p' }] }], ['a touchpoint in capitals', touchpoint({ name: 'Pricing' })],
  ['a touchpoint name of 65 letters', touchpoint({ name: 'a'.repeat(65) })], ['visible by more than all', touchpoint({ visible: 2 })],
  ['an audience that is a list', { audiences: { returning: [] } }],
  ['a greeting without a slot', { greetings: [{ say: [{ text: 'x' }] }] }], ['a greeting that says nothing', { greetings: [{ slot: 'x', say: [] }] }],
  ['an offer without a variant', { offers: [{ slot: 'x', show: [{}] }] }],
  ['limits that are a list', { limits: [] }], ['a limit of half a showing', { limits: { all: { perSession: 0.5 } } }],
  ['a holdout of two', { holdout: 2 }], ['consent that is a word', { consent: 'ask' }], ['consent by an unknown word', { consent: { default: 'yes' } }],
  ['consent of an unknown class', { consent: { default: { marketing: true } } }],
  ['an unknown scheme', { theme: { scheme: 'sepia' } }], ['words of the widget without a language', { texts: { send: 'Send' } }],
  ['an endpoint without an address', { endpoint: {} }], ['an unknown format', endpoint({ format: 'xml' })], ['a batch of none', endpoint({ maxBatch: 0 })],
  ['a header that is a number', endpoint({ headers: { a: 1 } })], ['a name that is no event', endpoint({ only: ['Order Placed'] })],
  ['a list of lists', { endpoint: [['/a']] }], ['debug in words', { debug: 'yes' }], ['an unknown way with bots', { bots: 'block' }],
  ['a field that is null', { holdout: null }],
];

export const documents: readonly Document[] = [
  ...right.map(([name, config]) => [name, true, config] as const),
  ...wrong.map(([name, config]) => [name, false, config] as const),
];
