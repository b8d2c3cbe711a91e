/**
 * Walk — one survey from its announcement to its end by keyboard, with what has the focus, how it is described and what is said after each
 * key. `docs/walk.md` is this walk, and holds in every browser; `RECORD=1` writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { survey, told, visit } from './asking.ts';
import { attune, expect, test } from './fixtures.ts';

const file = 'docs/walk.md';
const head = `# A survey by keyboard, as a screen reader has it

After each key: what has the focus (role, name, state), its description, and what the polite live region says. A test walks it in Chromium and in
Firefox and compares; \`RECORD=1 npx playwright test walk\` writes it anew.

| key | focus | description | said |
| --- | --- | --- | --- |
`;

const questions = [
  { id: 'score', type: 'nps', ask: 'How likely are you to recommend us?', help: 'To a friend or colleague.' },
  { id: 'what', type: 'choices', ask: 'What should we do better?', choices: ['Price', 'Delivery'] },
  { id: 'why', type: 'text', ask: 'What went wrong?' },
] as const;

/** The keys, and after which something is said. */
const steps = [
  { key: '', says: true }, { key: 'F6' }, { key: 'ArrowRight' }, { key: 'ArrowRight' }, { key: 'Space' },
  { key: 'Tab' }, { key: 'Space' }, { key: 'Enter' }, { key: 'Tab' }, { key: 'Enter', says: true }, { key: 'L' }, { key: 'Tab' }, { key: 'Enter', says: true }, { key: 'Escape' },
];

const said = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { said: string[] }).said);

/** Keeps everything that the live region says. */
const listen = (page: Page): Promise<void> => page.evaluate(() => {
  const words: string[] = ((window as unknown as { said: string[] }).said = []);
  const seen = new WeakSet<Element>();
  new MutationObserver(() => {
    const region = document.querySelector('attune-survey')?.shadowRoot?.querySelector('.panel > .said');
    if (!region || seen.has(region)) return;
    seen.add(region);
    new MutationObserver(() => words.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  }).observe(document.body, { childList: true });
});

async function focus(page: Page): Promise<readonly [what: string, description: string]> {
  const inside = page.locator('attune-survey :focus');
  const focused = await inside.count() ? inside : page.locator('body :focus');
  const [line = ''] = (await focused.ariaSnapshot()).split('\n');
  const description = await focused.evaluate((element) => {
    const ids = (element.getAttribute('aria-describedby') ?? element.closest('fieldset')?.getAttribute('aria-describedby') ?? '').split(' ');
    return ids.map((id) => (id && (element.getRootNode() as ShadowRoot).getElementById(id)?.textContent) ?? '').join(' ').trim();
  });
  return [line.replace(/^- |:$/g, ''), description];
}

test('a survey is walked through by keyboard as it is written down', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys: [survey(questions)], body: '<button id="before">Order</button>' });
  await listen(page);
  await page.locator('#before').focus();
  await attune(page, 'show', 's');
  const rows: string[] = [];
  for (const { key, says } of steps) {
    const before = key ? (await said(page)).length : 0;
    if (key) await page.keyboard.press(key);
    if (says) await expect.poll(async () => (await said(page)).length, key).toBeGreaterThan(before);
    if (key === 'Escape') await expect(page.locator('attune-survey')).toHaveCount(0);
    const [what, description] = await focus(page);
    rows.push(`| ${key || '–'} | ${what} | ${description} | ${(await said(page)).slice(before).join(' ')} |`);
  }
  const walk = `${head}${rows.join('\n')}\n`;
  if (process.env['RECORD']) writeFileSync(file, walk);
  expect(walk).toBe(readFileSync(file, 'utf8'));
  await expect.poll(() => told(page, receiver, 'survey_completed')).toMatchObject([{ answers: { score: 2, what: ['Delivery'], why: 'L' } }]);
});
