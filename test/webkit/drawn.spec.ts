/**
 * Drawn — what WebKit lays out in its own way, and stands where it should all the same.
 */
import { attune, click, expect, test, text, visit } from './fixtures.ts';
import type { WebKit } from './driver.ts';

interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Where the text of what a selector finds in the survey is drawn, or what it finds itself. */
const box = (webkit: WebKit, selector: string): Promise<Box> => webkit.run(`
  const found = document.querySelector('attune-survey').shadowRoot.querySelector(arguments[0]);
  const range = document.createRange();
  found.matches('legend') ? range.selectNodeContents(found) : range.selectNode(found);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return { left, right, top, bottom };
`, selector);

/** One stands after the other in a line. */
async function beside(webkit: WebKit, one: string, other: string): Promise<void> {
  const [first, second] = [await box(webkit, one), await box(webkit, other)];
  expect(first.right, `${one} before ${other}`).toBeLessThanOrEqual(second.left);
  expect(first.top, `${one} beside ${other}`).toBeLessThan(second.bottom);
  expect(second.top, `${other} beside ${one}`).toBeLessThan(first.bottom);
}

const score = { id: 'score', type: 'nps', ask: 'How likely are you to recommend us?', help: 'To a friend.' };
const table = { id: 'parts', type: 'matrix', ask: 'How was it?', rows: ['Price', 'Delivery'], columns: ['Bad', 'Good'] };

test('a table of judgements has each row in a line, in the whole width of its card, also after another question', async ({ webkit, receiver }) => {
  await visit({ webkit, receiver, config: { limits: { all: {} }, surveys: [{ id: 's', on: 'never_happens', questions: [score, table] }] } });
  await attune(webkit, 'show', 's');
  await click(webkit, 'input[value="9"]');
  await expect.poll(() => text(webkit, '#ask')).toBe('How was it?');
  await beside(webkit, '.row legend', '.row .picks');
  const [panel, card] = [await box(webkit, '.panel'), await box(webkit, '.card')];
  expect(card.right - card.left).toBeGreaterThan(panel.right - panel.left - 4);
});

test('a bar has its question beside the answers, and what they mean under them', async ({ webkit, receiver }) => {
  await visit({ webkit, receiver, config: { limits: { all: {} }, surveys: [{ id: 's', on: 'never_happens', show: { as: 'bar' }, questions: [score] }] } });
  await attune(webkit, 'show', 's');
  await expect.poll(() => text(webkit, '#ask')).toBe(score.ask);
  await beside(webkit, '#ask', '.picks');
  await beside(webkit, '.help', '.ends');
  expect((await box(webkit, '.ends')).left).toBe((await box(webkit, '.picks')).left);
});
