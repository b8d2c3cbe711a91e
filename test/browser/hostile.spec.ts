/**
 * Hostile — bad input to memory and slots: the page goes on, nothing is run or shown that should not be, and the rest works.
 */
import { keys } from '../../src/core/keys.ts';
import { attune, expect, ready, test } from './fixtures.ts';
import { site } from './personal.ts';

const config = {
  greetings: [{ slot: 'hero', say: [{ text: 'Hello, {preferences.name|friend}.' }] }, { slot: 'side', selector: 'aside > p', say: [{ text: 'Aside.' }] }, { slot: 'bad', selector: 'p[[', say: [{ text: 'Bad.' }] }, { slot: 'nowhere', say: [{ text: 'x' }] }],
  offers: [{ slot: 'banner', show: [{ variant: 'gone' }] }],
  privacy: { query: ['ref'] },
};
const body = `<h1 data-attune-slot="hero">Welcome</h1><attune-slot name="hero">Twice</attune-slot><aside><p>Default</p></aside>
  <div data-attune-slot="banner"><b>Default</b><template data-attune-variant="other">Other</template></div>
  <section data-attune-private><aside><p>Private</p></aside><a data-attune-slot="hero" href="#x">Hidden</a></section>`;

let errors: string[];
/** What the console was told, by code. */
let codes: string[];
test.beforeEach(({ page }) => {
  [errors, codes] = [[], []];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => void codes.push(...[...message.text().matchAll(/\[(\w+)\]/g)].map(([, code]) => code!)));
});
test.afterEach(() => expect(errors).toEqual([]));

test('preferences of a megabyte, of keys like `__proto__`, of functions and of no JSON are refused with a code, dates are kept as JSON has them; markup and control characters in a name are words', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config, body }));
  await ready(page);
  const name = '<img src=x onerror="window.ran=1">\u0000\u202e  Ada';
  await page.evaluate((hostile) => {
    const { attune } = window as unknown as { attune: { remember(all: unknown): void; identify(id: string, traits: object): void } };
    attune.remember({ large: 'x'.repeat(1024 * 1024) });
    attune.remember(JSON.parse('{"__proto__":{"evil":true},"constructor":1,"prototype":1}'));
    attune.remember({ run: () => 1, when: new Date(0), none: undefined, many: 10n });
    attune.remember(7);
    attune.remember({ name: hostile });
    attune.identify('u_1', { large: 'x'.repeat(1024 * 1024) });
  }, name);
  for (const slot of ['h1', 'attune-slot']) await expect(page.locator(slot)).toHaveText('Hello, <img src=x onerror="window.ran=1"> Ada.');
  expect(await page.evaluate(() => ['ran' in window, 'evil' in {}, document.images.length])).toEqual([false, false, 0]);
  expect(await page.evaluate(() => (JSON.parse(localStorage.getItem('attune:preferences')!) as { v: unknown }).v)).toEqual({ when: '1970-01-01T00:00:00.000Z', name });
  await expect.poll(() => codes).toContain('preference_invalid');
  await expect.poll(() => page.evaluate(() => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + (value as string).length, 0))).toBeLessThan(32 * 1024);
});

test('a slot that appears twice, by element or by selector is filled, one that does not appear at all harms nobody; without the asked template, or private, they are left', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config, body, path: '/site' }) + '?ref=mail&secret=1');
  await ready(page);
  await expect(page.locator('h1')).toHaveText('Hello, friend.');
  await expect(page.locator('attune-slot')).toHaveText('Hello, friend.');
  await expect(page.locator('body > aside > p')).toHaveText('Aside.');
  await expect(page.locator('section aside p')).toHaveText('Private');
  await expect(page.locator('b')).toHaveText('Default');
  await expect.poll(() => [...new Set(codes)].sort()).toEqual(['config_invalid', 'selector_invalid']);
  await page.getByText('Hello, friend.').last().click();
  await attune(page, 'track', 'looked');
  await expect.poll(async () => {
    await attune(page, 'flush');
    return receiver.stored('slot_shown').map(({ data }) => data!['slot']).sort();
  }).toEqual(['banner', 'hero', 'side']);
  expect(receiver.stored('slot_clicked')).toEqual([]);
  expect(receiver.stored('looked')[0]!.url).toBe(`${receiver.url}/site?ref=mail`);
  expect(JSON.stringify(receiver.stored())).not.toContain('secret');
  await attune(page, 'dispose');
  await expect(page.locator('attune-slot')).toHaveText('Twice');
});

test('storage edited by hand to anything at all harms nobody', async ({ page, receiver }) => {
  const now = Date.now();
  const wrong = ['', '{', 'null', '7', `{"t":${now},"v":7}`, `{"t":${now},"v":"x"}`, `{"t":${now},"v":[null,{"classes":7,"count":"x"}]}`, `{"t":${now},"v":{"__proto__":1}}`, `{"t":${now},"v":null}`, '{"t":9e99,"v":{}}'];
  // Before anything of ours runs; each key has another of them on each visit. The unit tests have every key with every one.
  await page.addInitScript(([keys, values]) => {
    const visit = Number(location.search.slice(1));
    if (!visit) return;
    for (const [index, key] of keys.entries()) (key.startsWith('t') ? sessionStorage : localStorage).setItem(`attune:${key}`, values[(index + 3 * visit) % values.length]!);
  }, [Object.keys(keys), wrong] as const);
  const url = site(receiver, { config, body });
  for (const visit of [1, 2, 3]) {
    await page.goto(`${url}?${visit}`);
    await ready(page);
    for (const slot of ['h1', 'attune-slot']) await expect(page.locator(slot)).toHaveText('Hello, friend.');
    await attune(page, 'snapshot');
    await attune(page, 'track', 'still_here');
  }
  await expect.poll(() => codes).toContain('storage_invalid');
  await page.evaluate(() => localStorage.clear());
  await page.goto(url);
  await ready(page);
  await attune(page, 'track', 'still_here');
  await expect.poll(async () => {
    await attune(page, 'flush');
    return receiver.stored('still_here').length;
  }).toBeGreaterThan(0);
});

test('what is typed is stripped of a card\'s number before it is stored, and sent', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config: { surveys: [{ id: 'words', on: 'asked', questions: [{ id: 'why', type: 'text', ask: 'What went wrong?' }, { id: 'more', type: 'text', ask: 'Anything else?', optional: true }] }] } }));
  await ready(page);
  await attune(page, 'track', 'asked');
  await page.getByRole('textbox').fill('My card 4111 1111 1111 1111 was charged twice');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Anything else?')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('attune:runs'))).toContain('My card [card] was charged twice');
  await page.getByRole('button', { name: 'Skip' }).click();
  await attune(page, 'flush');
  await expect.poll(() => receiver.stored('survey_completed').map(({ data }) => data!['answers'])).toEqual([{ why: 'My card [card] was charged twice' }]);
  expect(JSON.stringify(receiver.stored())).not.toContain('4111');
});
