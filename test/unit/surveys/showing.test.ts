// @vitest-environment happy-dom
/**
 * Showing — that the parts loaded for a survey are all that it needs, and no more.
 */
import { expect, test } from 'vitest';
import { partsOf } from '../../../src/surveys/showing.ts';
import { basic } from '../../../src/surveys/ui/basic.ts';
import type { Question, Survey } from '../../../src/types.ts';

const of = (question: object): Question => ({ id: 'q', ask: '?', ...question }) as Question;
const survey = (more: Partial<Survey>): Survey => ({ id: 's', questions: [of({ type: 'nps' })], ...more });

test.each([
  ...['nps', 'ces', 'csat', 'rating', 'thumbs', 'emotion', 'consent', 'message', 'text'].map((type) => ({ type })),
  { type: 'csat', look: 'numbers' }, { type: 'rating', look: 'numbers', scale: 10 },
  ...['contact', 'rank', 'matrix', 'date', 'picture'].map((type) => ({ type })), { type: 'text', minLength: 5 },
  { type: 'choice', choices: ['a'] }, { type: 'choices', choices: ['a'] }, { type: 'text', input: 'email' }, { type: 'text', long: false },
])('%o has its field, its check and its words', async (question) => {
  const { fields, checks, words } = await partsOf(survey({ questions: [of(question)] }));
  const { type } = of(question);
  expect(fields[type]).toBeDefined();
  if (type !== 'message') expect(checks[type]).toBeDefined();
  if (type === 'csat' || type === 'rating') expect(words[`${type}_low`]).toBeDefined();
  if ('input' in question || 'long' in question) expect(fields.text).not.toBe(basic.fields.text);
});

test('what nearly every survey asks needs nothing more', async () => {
  expect(await partsOf(survey({ questions: [of({ type: 'nps' }), of({ type: 'text' })] }))).toBe(basic);
});

test('other places, more questions and links load their parts', async () => {
  const link = { label: 'Share', href: '/share' };
  for (const rich of [{ show: { as: 'bar' } }, { show: { as: 'modal' } }, { thanks: [{ text: 'Bye', link }] }, { questions: Array.from({ length: 3 }, () => of({ type: 'nps' })) }] as const) {
    expect(await partsOf(survey(rich as Partial<Survey>))).not.toBe(basic);
  }
});

test('what dresses the widget is loaded for sites that have a theme, and leaves no trace of having asked', async () => {
  const { dress, sheet } = await partsOf(survey({}), { accent: '#0b6' });
  expect(dress).toBeDefined();
  expect(sheet.startsWith(basic.sheet)).toBe(true);
  expect((await partsOf(survey({}))).dress).toBeUndefined();
  expect(document.querySelector('attune-survey')).toBeNull();
});

test('what few surveys have is one step further than the rest', async () => {
  const { fields } = await partsOf(survey({ questions: [of({ type: 'csat' })] }));
  expect(fields.rank).toBeUndefined();
  for (const rich of [{ show: { as: 'inline' } }, { show: { as: 'page' } }, { thanks: [{ text: 'Bye', ask_contact: true }] }] as const) {
    expect((await partsOf(survey(rich as Partial<Survey>))).fields.rank).toBeDefined();
  }
});

test('each place has a frame of its own: only two are modal, only what lies above the page is a popover', async () => {
  const frames = Object.fromEntries(await Promise.all((['popover', 'tab', 'modal', 'bar', 'inline', 'page'] as const).map(async (as) => {
    const { frame: { popover }, modal } = await partsOf(survey({ show: { as } }));
    return [as, [popover, !!modal]] as const;
  })));
  const above = ['manual', false];
  expect(frames).toEqual({ popover: above, tab: above, bar: above, inline: [undefined, false], modal: [undefined, true], page: [undefined, true] });
});
