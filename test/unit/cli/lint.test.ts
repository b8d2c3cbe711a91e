import { describe, expect, test } from 'vitest';
import { lint } from '../../../src/cli/lint.ts';
import { documents } from '../config/documents.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const ask = { id: 'score', type: 'csat', ask: 'How was it?' };
const text = { id: 'why', type: 'text', ask: 'Why?' };
const base = { consent: { default: 'ask' } };
const survey = (more: object, around: object = {}) => ({ ...base, ...around, surveys: [{ id: 'one', questions: [ask], ...more }] });
const questions = (...list: object[]) => survey({ questions: list });
const audience = (condition: object, around: object = {}) => ({ ...base, ...around, audiences: { some: condition } });
const told = (config: unknown) => lint(config, { now }).map(({ level, path, message, suggestion }) => `${level} ${path}: ${message} → ${suggestion}`);

/** What is wrong, the configuration, and all that is said about it. */
const cases: [string, unknown, string[]][] = [
  ['a survey without questions', questions(), ['error surveys[0].questions: The survey has no question. → Add one to "questions", or take the survey out.']],
  ['a double id', { ...base, surveys: [1, 2].map(() => ({ id: 'one', questions: [ask] })) }, ['error surveys[1].id: "id" must be unique: another one above has this id; it is "one". → Give it an id of its own; the later one is left out.']],
  ['a double question id', questions(ask, ask), ['error surveys[0].questions[1].id: "id" must be unique: another one above has this id; it is "score". → Give it an id of its own; the later one is left out.']],
  ['an invalid id', survey({ id: 'my survey' }), ['error surveys[0].id: "id" must be an id: letters, digits, "_" and "-", at most 64 of them; it is "my survey". → Write "my_survey".']],
  ['a mistyped field', survey({ sampel: 1 }), ['error surveys[0].sampel: There is no field "sampel" here. → Did you mean "sample"?']],
  ['a mistyped type', questions({ ...ask, type: 'npss' }), ['error surveys[0].questions[0].type: "type" must be one of "nps", "csat", "ces", "rating", "thumbs", "emotion", "choice", "choices", "text", "contact", "rank", "matrix", "date", "picture", "consent", "message", "screenshot"; it is "npss". → Write "nps".']],
  ['a share in per cent', survey({ sample: 50 }), ['error surveys[0].sample: "sample" must be a number from 0 to 1; it is 50. → Write 0.5.']],
  ['a duration without a unit', survey({ wait: 10 }), ['error surveys[0].wait: "wait" must be a duration: an integer and ms, s, m, h, d or w, at most 400 d; it is 10. → Write "10s".']],
  ['a missing field', questions({ id: 'a', type: 'nps' }), ['error surveys[0].questions[0].ask: "ask" is missing. → Add it: a text, or an object of such by language or name.']],
  ['silence before the end', survey({ on: [{ didNot: 'a', within: '1d' }, 'b'] }), [expect.stringContaining('error surveys[0].on[0]: "on[0]" must be the last step') as string]],
  ['a link that is not http(s), mailto or tel', survey({ thanks: [{ text: 'Hi', link: { label: 'x', href: 'ftp://a' } }] }), ['error surveys[0].thanks[0].link.href: "href" must be an http(s), mailto or tel link, or an address of this site that begins with "/"; it is "ftp://a". → Write an http(s), mailto or tel link, or an address of this site that begins with "/".']],
  ['no object', [], ['error : The file must be an object with the configuration; it is []. → Write an object with the configuration.', 'warning consent: Consent is not mentioned, and is taken as granted. → Write { "default": "ask" }, or { "default": "granted" } if that is so.']],

  ['two endpoints of one name', { ...base, endpoint: ['/a', { url: '/b', name: 'lake' }, { url: '/c', name: 'lake' }] }, ['error endpoint[2].name: endpoint[1] has the queue "lake" already; of one queue each would get a part. → Give it a name of its own, which is no number.']],
  ['an endpoint named as another one\'s place', { ...base, endpoint: [{ url: '/b', name: '1' }, '/a'] }, ['error endpoint[1].name: endpoint[0] has the queue "1" already; of one queue each would get a part. → Give it a name of its own, which is no number.']],

  ['an unreachable question', questions({ ...ask, next: [{ goto: 'end' }] }, text), ['error surveys[0].questions[1]: No answer leads to the question "why". → Add an "if" to the jump that passes it over, or take the question out.']],
  ['a jump to nowhere', questions({ ...ask, next: [{ if: { 'answers.score': 1 }, goto: 'whi' }] }, text), ['error surveys[0].questions[0].next[0].goto: There is no question "whi" to go to. → Did you mean "why"?']],
  ['a jump backward', questions(ask, { ...text, next: [{ goto: 'score' }] }), ['error surveys[0].questions[1].next[0].goto: "score" does not come after "why"; jumps go forward only. → Name a later question, or "end".']],
  ['a jump to itself', questions({ ...ask, next: [{ goto: 'score' }] }), ['error surveys[0].questions[0].next[0].goto: "score" does not come after "score"; jumps go forward only. → Name a later question, or "end".']],
  ['a gap between questions\' scores', questions({ ...ask, type: 'nps' }, { ...text, if: { 'answers.score': { $lte: 6 } } }, { ...text, id: 'tell', if: { 'answers.score': { $gte: 9 } } }), ['warning surveys[0].questions: Between the branches on "score" 7, 8 are left out. → Widen a branch, or add one without "if".']],
  ['a gap between last words', survey({ thanks: [{ if: { 'answers.score': { $lt: 3 } }, text: 'Sorry.' }, { if: { 'answers.score': { $gt: 3 } }, text: 'Good.' }] }), ['warning surveys[0].thanks: Between the branches on "score" 3 is left out. → Widen a branch, or add one without "if".']],

  ['an unknown attribute', audience({ vists: 3 }), ['error audiences.some.vists: There is no attribute "vists" here. → Did you mean "visits"? What the site knows of its visitors is in "traits." and "preferences.".']],
  ['an unknown audience', survey({ if: { 'audience.regular': true } }, { audiences: { regulars: { visits: 9 } } }), ['error surveys[0].if.audience.regular: There is no audience "audience.regular" here. → Did you mean "audience.regulars"? Add it to "audiences".']],
  ['an unknown question', questions(ask, { ...text, if: { 'answers.skore': 1 } }), ['error surveys[0].questions[1].if.answers.skore: There is no question "answers.skore" here. → Did you mean "answers.score"? Name a question that is asked before, as "answers.<question>", or another survey\'s as "answers.<survey>.<question>".']],
  ['a question that comes later', questions({ ...text, if: { 'answers.score': 1 } }, ask), ['error surveys[0].questions[0].if.answers.score: There is no question "answers.score" here. → Did you mean "answers.one.score"? Name a question that is asked before, as "answers.<question>", or another survey\'s as "answers.<survey>.<question>".']],
  ['a query parameter that is not kept', audience({ 'page.query.ref': 'x' }), ['error audiences.some.page.query.ref: There is no attribute "page.query.ref" here. → List its name in "privacy.query".']],
  ['an unknown operator', audience({ visits: { $gr: 3 } }), ['error audiences.some.visits.$gr: There is no operator "$gr"; the condition is always false. → Did you mean "$gt"?']],
  ['an operator without its dollar', audience({ visits: { gte: 3 } }), ['error audiences.some.visits.gte: There is no operator "gte"; the condition is always false. → Did you mean "$gte"?']],
  ['an unknown combination', audience({ $xor: [{ visits: 3 }] }), ['error audiences.some.$xor: There is no operator "$xor" here. → Did you mean "$or"?']],
  ['a number between two that exclude each other', audience({ visits: { $gt: 5, $lt: 3 } }), ['error audiences.some.visits: This can never hold: no value of "visits" can satisfy it. → Correct the value, or take the condition out.']],
  ['two conditions on one attribute that exclude each other', audience({ locale: 'de', $and: [{ locale: 'fr' }] }), ['error audiences.some.$and[0].locale: This can never hold: no value of "locale" can satisfy it. → Correct the value, or take the condition out.']],
  ['a score that the question does not have', questions(ask, { ...text, if: { 'answers.score': { $gte: 6 } } }), ['error surveys[0].questions[1].if.answers.score: This can never hold: "answers.score" is one of 1, 2, 3, 4, 5. → Correct the value, or take the condition out.']],
  ['an hour that no day has', audience({ $or: [{ hour: 24 }, { hour: 3 }] }), ['error audiences.some.$or[0].hour: This can never hold: no value of "hour" can satisfy it. → Correct the value, or take the condition out.']],
  ['a device that there is not', audience({ device: { $in: ['mobile'] } }), ['error audiences.some.device: This can never hold: "device" is one of phone, tablet, desktop. → Correct the value, or take the condition out.']],
  ['a malformed regular expression', audience({ 'page.path': { $regex: '(' } }), ['error audiences.some.page.path: This can never hold: its regular expression is malformed. → Correct the value, or take the condition out.']],
  ['a relational operator over what may be missing', audience({ daysAway: { $lt: 7 } }), ['warning audiences.some.daysAway: "daysAway" may be missing, and then counts as 0, so that this holds. → Add "$exists": true beside it, unless that is meant.']],
  ['a relational operator over an optional answer', questions({ ...ask, optional: true }, { ...text, if: { 'answers.score': { $lte: 2 } } }), ['warning surveys[0].questions[1].if.answers.score: "answers.score" may be missing, and then counts as 0, so that this holds. → Add "$exists": true beside it, unless that is meant.']],
  ['audiences in a circle', { ...base, audiences: { a: { 'audience.b': true }, b: { 'audience.a': true } } }, ['error audiences.a: The audience "a" depends on itself, and is false. → Write out one of the conditions that name each other.', 'error audiences.b: The audience "b" depends on itself, and is false. → Write out one of the conditions that name each other.']],

  ['a step within no time', survey({ on: ['a', { did: 'b', within: '0s' }] }), ['error surveys[0].on[1].within: The step must happen within no time at all. → Give it time, or leave "within" out.']],
  ['a step that forbids itself', survey({ on: ['a', { did: 'b', without: ['c', 'b'] }] }), ['error surveys[0].on[1].without: The step waits for "b" and forbids it at once. → Take "b" out of "without".']],
  ['a journey within no time', survey({ on: ['a', 'b'], within: '0d' }), ['error surveys[0].within: The whole journey must happen within no time at all. → Give it time, or leave "within" out.']],
  ['a silence longer than the journey', survey({ on: ['a', { didNot: 'b', within: '2d' }], within: '1d' }), ['error surveys[0].on[1].within: Its silence of 2d does not fit into the whole journey\'s 1d. → Shorten it, or give the journey more time.']],

  ['dates that are past', survey({ between: { until: '2026-11-20' } }), ['error surveys[0].between.until: It ended on 2026-11-20. → Move the date, or take the survey out.']],
  ['dates the wrong way round', survey({ between: { from: '2027-02-01', until: '2027-01-01' } }), ['error surveys[0].between: It ends (2027-01-01) before it begins (2027-02-01). → Exchange the dates.']],
  ['nobody sampled', survey({ sample: 0 }), ['error surveys[0].sample: Nobody is sampled. → Raise "sample", or take the survey out.']],
  ['pages that exclude each other', survey({ pages: ['/account/*', '!/account/**'] }), ['error surveys[0].pages: Its pages exclude each other: every one that it names is taken out again by a "!". → Take the "!" out, or narrow it.']],
  ['only pages that are not', survey({ pages: ['!/account'] }), ['error surveys[0].pages: It names only pages where it is not shown. → Add "/**" to the list.']],
  ['an unknown group', survey({ group: 'joy' }, { limits: { joys: { every: '1d' } } }), ['error surveys[0].group: "limits" has no group "joy". → Did you mean "joys"?']],
  ['an inline survey without a slot', survey({ show: { as: 'inline' } }), ['error surveys[0].show.slot: A survey shown as "inline" needs a "slot". → Add "slot" to "show".']],
  ['shares over one', survey({ experiment: 'tone', split: { a: 0.7, b: 0.7 } }), ['error surveys[0].split: The shares of tone come to 1.4. → Let them come to at most 1.']],
  ['last words behind others that always hold', survey({ thanks: [{ text: 'Thanks.' }, { if: { 'answers.score': 5 }, text: 'Great!' }] }), ['error surveys[0].thanks[1]: The candidate before it always holds. → Put the one without "if" last.']],
  ['a touchpoint that is nowhere', { ...base, touchpoints: [{ name: 'pricing' }] }, ['error touchpoints[0]: It names neither elements nor pages. → Add a "selector" or "pages".']],
  ['no survey in any session', survey({}, { limits: { all: { perSession: 0 } } }), ['error limits.all.perSession: No survey may be shown in any session. → Raise it to 1.']],

  ['a missing translation', questions({ ...ask, ask: { en: 'How?', de: 'Wie?' }, help: { en: 'Well?' } }), ['warning surveys[0].questions[0].help: There is no "de" here, which other texts of surveys[0] have. → Add "de".']],
  ['a text in one language among two', questions({ ...ask, ask: { en: 'How?', de: 'Wie?' } }, text), ['warning surveys[0].questions[1].ask: There is no "en", "de" here, which other texts of surveys[0] have. → Write it by language: { "en": "…", "de": "…" }.']],
  ['choices in two languages without ids', questions({ id: 'a', type: 'choice', ask: { en: 'What?', de: 'Was?' }, choices: ['Too dear'] }), ['error surveys[0].questions[0].choices[0]: "Too dear" has no id, in a survey of 2 languages. → Write { "id": "too_dear", "label": { "en": "…", "de": "…" } }.']],
  ['more than three questions', questions(...['a', 'b', 'c', 'd'].map((id) => ({ ...ask, id }))), ['warning surveys[0].questions: The survey has 4 questions. → Ask 3 or fewer: long surveys are not finished.']],
  ['a text over 160 characters', questions({ ...ask, ask: 'x'.repeat(161) }), ['warning surveys[0].questions[0].ask: The text has 161 characters. → Say it in 160 or fewer.']],
  ['a placeholder without other words', questions({ ...ask, ask: 'How was it, {preferences.name}?' }), ['warning surveys[0].questions[0].ask: {preferences.name} may be missing, and has no other words. → Write {preferences.name|…} with words for when it is.']],
  ['a placeholder for nothing', questions({ ...ask, ask: 'How was it, {name|friend}?' }), ['error surveys[0].questions[0].ask: There is no attribute "name" to insert. → What the site knows of its visitors is in "traits." and "preferences.".']],
  ['colours that cannot be told apart', { ...base, theme: { text: '#777', surface: '#fff', accent: 'hsl(150 100% 37%)' } }, ['warning theme.text: "#777" on "#fff" has a contrast of 4.48:1, under 4.5:1; the widget will change it. → Choose a darker or lighter one.', expect.stringContaining('warning theme.accent: "hsl(150 100% 37%)" on "#fff" has a contrast of 2.5') as string]],
  ['consent that is not mentioned', { locale: 'de' }, ['warning consent: Consent is not mentioned, and is taken as granted. → Write { "default": "ask" }, or { "default": "granted" } if that is so.']],
];

describe('attune check tells of', () => {
  test.each(cases)('%s', (_what, config, expected) => {
    expect(told(config)).toEqual(expected);
  });
});

describe('attune check has nothing to say of', () => {
  const fine: [string, unknown][] = [
    ['a small survey', survey({})],
    ['a question about a low score', questions(ask, { ...text, if: { 'answers.score': { $lte: 2 } } })],
    ['a missing number that would not count', audience({ 'preferences.basket': { $gte: 100 }, 'daysAway': { $exists: true, $lt: 7 } })],
    ['what an event carries', survey({ on: { did: 'order_placed', where: { anything: { $gt: 3 } } } })],
    ['branches that meet', questions({ ...ask, type: 'nps' }, { ...text, if: { 'answers.score': { $lte: 6 } } }, { ...text, id: 'tell', if: { 'answers.score': { $gt: 6 } } })],
    ['a last word for all others', survey({ thanks: [{ if: { 'answers.score': 1 }, text: 'Sorry.' }, { if: { 'answers.score': 5 }, text: 'Good.' }, { text: 'Thanks.' }] })],
    ['pages with an exception', survey({ pages: ['/account/**', '!/account/orders', '#/done'] })],
    ['two greetings that need a name', { ...base, greetings: [{ slot: 'hero', say: [{ text: '{greeting}, {preferences.name}.' }, { text: '{greeting}.' }] }] }],
    ['a region\'s texts beside the language\'s', questions({ ...ask, ask: { 'en': 'How?', 'de-AT': 'Wie?', 'de': 'Wie?' }, help: { en: 'Well?', de: 'Na?' } })],
    ['a last day that is today', survey({ between: { from: '2026-01-01', until: '2026-11-23' } })],
    ['conditions that are hard to try', audience({ 'page.path': { $regex: '^/a', $not: { $regex: 'b$' } }, 'traits.tags': { $elemMatch: { $eq: 'x' } }, 'visits': { $not: { $lt: 3 } } })],
    ['another survey\'s answer', { ...base, surveys: [{ id: 'one', questions: [ask] }, { id: 'two', if: { 'answers.one.score': { $gte: 4 } }, questions: [ask] }] }],
    ['black on white', { ...base, theme: { text: 'rgb(0 0 0)', accent: '#2457d6', surface: 'oklch(1 0 0)' } }],
  ];
  test.each(fine)('%s', (_what, config) => {
    expect(told(config)).toEqual([]);
  });
});

test('whatever stands in a file is answered with findings', () => {
  for (const [, , config] of documents) expect(() => lint(config, { now })).not.toThrow();
});

test('paths lead into the file as it was written, also behind pieces that are left out', () => {
  expect(told({ ...base, surveys: [{ id: 'bad' }, { id: 'one', questions: [ask], sample: 0 }] })[1]).toContain('surveys[1].sample');
});
