import { expect, test } from 'vitest';
import { nearest } from '../../../src/decision/nearest.ts';
import { ALL_SHAPES } from '../../../src/config/details.ts';
import { validate as check } from '../../../src/config/validate.ts';

const validate: typeof check = (value, options) => check(value, { shapes: ALL_SHAPES, ...options });
const ask = { id: 'score', type: 'csat', ask: 'How was it?' };
const survey = (id: string, more: object = {}) => ({ id, questions: [ask], ...more });
const problemOf = (config: unknown) => validate(config).problems[0];
const nested = (levels: number): object => (levels === 1 ? { visits: 1 } : { $not: nested(levels - 1) });

test('a faulty survey is left out alone, and told with its path and what was expected', () => {
  const { config, problems } = validate({ surveys: [survey('a'), survey('b', { questions: [{ ...ask, type: 'nsp' }] }), survey('c')] });
  expect(config.surveys?.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(problems).toEqual([{ code: 'config_invalid', path: 'surveys[1].questions[0].type', wanted: expect.stringContaining('nps'), found: 'nsp' }]);
});

test('a faulty greeting, offer, touchpoint, audience or limit is left out alone', () => {
  const { config, problems } = validate({
    greetings: [{ slot: 'hero', say: [] }, { slot: 'aside', say: [{ text: 'Hi' }] }],
    offers: [{ slot: 'banner', show: [{ variant: 'a' }] }, {}],
    touchpoints: [{ name: 'Bad Name' }, { name: 'pricing', selector: 'p' }],
    audiences: { wrong: 3, right: { visits: 2 } },
    limits: { all: { gap: 'long' }, satisfaction: { every: '60d' } },
  });
  expect(config).toEqual({
    greetings: [{ slot: 'aside', say: [{ text: 'Hi' }] }], offers: [{ slot: 'banner', show: [{ variant: 'a' }] }],
    touchpoints: [{ name: 'pricing', selector: 'p' }], audiences: { right: { visits: 2 } }, limits: { satisfaction: { every: '60d' } },
  });
  expect(problems.map(({ path }) => path)).toEqual([
    'touchpoints[0].name', 'audiences.wrong', 'greetings[0].say', 'offers[1].slot', 'offers[1].show', 'limits.all.gap',
  ]);
});

test('every fault of a survey is told, not the first alone', () => {
  const { problems } = validate({ surveys: [survey('a', { sample: 3, wait: 'soon', questions: [{ ...ask, ask: 1 }, { id: 'b', type: 'text' }] })] });
  expect(problems.map(({ path }) => path)).toEqual(['surveys[0].wait', 'surveys[0].sample', 'surveys[0].questions[0].ask', 'surveys[0].questions[1].ask']);
});

test('an unknown field is told with the nearest known name, and the survey stays', () => {
  const { config, problems } = validate({ surveys: [survey('a', { sampel: 0.5 })] }, { suggest: nearest });
  expect(config.surveys).toHaveLength(1);
  expect(problems).toEqual([{ code: 'config_unknown_field', path: 'surveys[0].sampel', wanted: 'sample', found: 'sampel' }]);
});

test('a field with a faulty value is left out, and the others stand', () => {
  expect(validate({ holdout: 5, locale: 'de', theme: { scheme: 'sepia' } }).config).toEqual({ locale: 'de' });
});

test('a slip in consent never means that consent was given', () => {
  expect(validate({ consent: { default: 'aks' } }).config).toEqual({ consent: { default: 'ask' } });
});

test('of two surveys with one id the later is left out', () => {
  const { config, problems } = validate({ surveys: [survey('a', { priority: 1 }), survey('a', { priority: 2 })] });
  expect(config.surveys?.map(({ priority }) => priority)).toEqual([1]);
  expect(problems).toEqual([{ code: 'config_invalid', path: 'surveys[1].id', wanted: 'unique', found: 'a' }]);
});

test('of two greetings for one slot without ids the later is left out', () => {
  const greeting = { slot: 'hero', say: [{ text: 'Hi' }] };
  expect(validate({ greetings: [greeting, { ...greeting, id: 'own' }, greeting] }).config.greetings).toHaveLength(2);
});

test('a survey whose questions share an id, or a question whose choices do, is left out', () => {
  expect(problemOf({ surveys: [survey('a', { questions: [ask, ask] })] })?.path).toBe('surveys[0].questions[1].id');
  const choice = { id: 'x', label: 'X' };
  expect(problemOf({ surveys: [survey('a', { questions: [{ ...ask, type: 'choice', choices: [choice, choice] }] })] })?.path).toBe('surveys[0].questions[0].choices[1].id');
});

test('a survey without questions is refused', () => {
  expect(validate({ surveys: [{ id: 'a', questions: [] }] }).config.surveys).toEqual([]);
});

test('a day that does not exist is refused', () => {
  expect(problemOf({ surveys: [survey('a', { between: { from: '2026-02-30' } })] })?.path).toBe('surveys[0].between.from');
});

test('a journey that its steps forbid is refused with the step', () => {
  expect(problemOf({ surveys: [survey('a', { on: [{ did: 'x', within: '1d' }] })] })?.path).toBe('surveys[0].on[0].within');
  expect(problemOf({ surveys: [survey('a', { on: [{ didNot: 'x', within: '1d' }, 'y'] })] })?.path).toBe('surveys[0].on[0]');
});

test('a condition 50 deep is taken, one 51 deep refused', () => {
  expect(validate({ audiences: { deep: nested(50) } }).problems).toEqual([]);
  expect(problemOf({ audiences: { deep: nested(51) } })).toMatchObject({ path: 'audiences.deep', wanted: 'condition' });
});

test('an endless nest of a hundred thousand lists is refused, and nothing overflows', () => {
  const deep = JSON.parse(`${'['.repeat(1e5)}${']'.repeat(1e5)}`) as unknown;
  expect(validate({ audiences: { a: { x: deep } }, surveys: deep }).config).toEqual({ audiences: {}, surveys: [] });
});

test('__proto__ and constructor are keys like others', () => {
  const text = '{"__proto__":{"polluted":1},"audiences":{"__proto__":{"visits":1},"constructor":{"visits":2}},"surveys":[{"__proto__":{"id":"x"},"id":"a","questions":[{"id":"q","ask":"?","type":"__proto__"}]}]}';
  const { config, problems } = validate(JSON.parse(text));
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(config)).toBe(Object.prototype);
  expect(Object.keys(config.audiences ?? {})).toEqual(['__proto__', 'constructor']);
  expect(problems.map(({ path }) => path)).toEqual(['surveys[0].questions[0].type', 'surveys[0].__proto__', '__proto__']);
});

test('a field inherited from a prototype is not there', () => {
  expect(problemOf({ surveys: [Object.create(survey('a')) as unknown] })?.path).toBe('surveys[0].id');
});

test('functions may stand where only code can put them', () => {
  const headers = () => ({});
  expect(validate({ endpoint: { url: '/a', headers, format: { encode: headers } } }).problems).toEqual([]);
  expect(validate({ endpoint: [async () => 'sent', '/b'] }).problems).toEqual([]);
});

test('what is there but undefined is not there', () => {
  expect(validate({ surveys: undefined, locale: 'de' })).toEqual({ config: { locale: 'de' }, problems: [] });
});

test.each([undefined, null, 3, 'x', [], true])('anything but an object is no configuration: %s', (value) => {
  expect(validate(value)).toEqual({ config: {}, problems: [{ code: 'config_invalid', path: '', wanted: 'config', found: value }] });
});

test('at most a hundred problems are told, and every faulty piece is left out', () => {
  const { config, problems } = validate({ surveys: Array.from({ length: 5000 }, () => 1) });
  expect(problems).toHaveLength(100);
  expect(config.surveys).toEqual([]);
});

test('ten megabytes are read in one pass', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => survey(`s${i}`, { if: { 'page.path': { $in: Array.from({ length: 10 }, (_, j) => `/some/page/of/the/shop/${i}/${j}`) } }, unheard_of: 'x'.repeat(100) }));
  const text = JSON.stringify({ surveys: many });
  expect(text.length).toBeGreaterThan(10e6);
  expect(validate(JSON.parse(text)).config.surveys).toHaveLength(20_000);
});

test('the first load looks into what it reads itself, and leaves the rest to the lazy parts', () => {
  const config = { surveys: [survey('a', { questions: [{ id: 'x', type: 'nsp' }], show: { as: 'popup' } }), survey('b', { wait: 'soon' })], theme: { scheme: 'sepia' } };
  expect(check(config).problems.map(({ path }) => path)).toEqual(['surveys[1].wait']);
  expect(validate(config).problems.map(({ path }) => path)).toEqual(['surveys[0].show.as', 'surveys[0].questions[0].type', 'surveys[1].wait', 'theme.scheme']);
});
