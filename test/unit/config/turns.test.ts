import { expect, test, vi } from 'vitest';
import { nearest } from '../../../src/decision/nearest.ts';
import { validateInTurns } from '../../../src/config/turns.ts';
import { validate } from '../../../src/config/validate.ts';

const survey = (id: string, more: object = {}): object => ({ id, questions: [{ id: 'q', type: 'nps', ask: 'How likely?' }], ...more });
const many = Array.from({ length: 230 }, (_, index) => survey(`s${index}`));

test.each([
  ['faultless', many],
  ['with faults here and there', many.map((one, index) => (index % 40 === 7 ? { ...one, questions: [] } : one))],
  ['with an id that another piece has', many.map((one, index) => (index === 170 ? survey('s3') : one))],
  ['with an unknown field', many.map((one, index) => (index === 199 ? { ...one, prioritty: 1 } : one))],
])('a long list %s is judged as validate judges the whole', async (_, surveys) => {
  const config = { locale: 'de', surveys, wrong: true };
  const [inTurns, whole] = [await validateInTurns(config), validate(config, { suggest: nearest })];
  const sorted = ({ problems }: typeof whole): unknown => [...problems].sort((a, b) => a.path.localeCompare(b.path));
  expect(inTurns.config).toEqual(whole.config);
  expect(sorted(inTurns)).toEqual(sorted(whole));
});

test('other code has its turn in between', async () => {
  vi.useFakeTimers();
  let isDone = false;
  void validateInTurns({ surveys: many }).then(() => (isDone = true));
  await vi.advanceTimersToNextTimerAsync();
  expect(isDone).toBe(false);
  await vi.runAllTimersAsync();
  expect(isDone).toBe(true);
  vi.useRealTimers();
});
