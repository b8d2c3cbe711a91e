/**
 * Voice — small numbers are written without `Intl` where that comes to the same. Held against `Intl` itself, for every language there is.
 */
import { expect, test } from 'vitest';
import { start } from '../../../src/surveys/flow.ts';
import type { Survey } from '../../../src/types.ts';
import { basic } from '../../../src/surveys/ui/basic.ts';
import { createVoice } from '../../../src/surveys/ui/voice.ts';

const survey: Survey = { id: 's', questions: [{ id: 'q', type: 'nps', ask: 'Recommend?' }] };
const nothing = (): void => undefined;

const voiceIn = (locale: string, attributes: () => object = () => ({})) => createVoice({
  locale, survey, parts: basic, flow: start(survey, {}), attributes: attributes as () => Record<string, unknown>, texts: {}, theme: {},
  fill: (text, values) => (text === '{first_name}' ? `${values['first_name'] as string}` : `${text as string}`),
  guard: (_, run) => run, answered: nothing, moved: nothing, completed: nothing, dismissed: nothing, closed: nothing,
}, () => ({}));

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const tags = letters.flatMap((a) => letters.flatMap((b) => [a + b, ...letters.map((c) => a + b + c)]));
const regions = ['', '-AE', '-EG', '-IN', '-PK', '-AF', '-IR', '-BD', '-Arab', '-Deva', '-Latn'];

test('writes numbers as Intl does, in every language that it knows, wherever that is spoken', () => {
  const known = Intl.NumberFormat.supportedLocalesOf(tags).filter((tag) => !tag.includes('-')).flatMap((tag) => regions.map((region) => tag + region));
  const wrong = known.filter((tag) => voiceIn(tag).number(7) !== new Intl.NumberFormat(tag).format(7));
  expect(known.length).toBeGreaterThan(1000);
  expect(wrong).toEqual([]);
  expect(voiceIn('en').number(2000)).toBe('2,000');
});

test('writes numbers plainly where the language is none', () => {
  expect(voiceIn('no such language').number(7)).toBe('7');
  expect(voiceIn('_').number(2000)).toBe('2000');
});

test('computes no attribute that a text does not name', () => {
  const asked: string[] = [];
  const attributes = { get first_name() { asked.push('first_name'); return 'Ada'; }, get timezone() { asked.push('timezone'); return 'UTC'; } };
  expect(voiceIn('en', () => attributes).say('{first_name}')).toBe('Ada');
  expect(asked).toEqual(['first_name']);
});
