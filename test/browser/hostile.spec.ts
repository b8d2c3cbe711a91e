/**
 * Hostile — bad input to memory and slots: the page goes on, nothing is run or shown that should not be, and the rest works.
 */
import { attune, expect, ready, test } from './fixtures.ts';
import { site, stored } from './personal.ts';

const config = {
  greetings: [{ slot: 'hero', say: [{ text: 'Hello, {preferences.name|friend}.' }] }, { slot: 'side', selector: 'aside > p', say: [{ text: 'Aside.' }] }, { slot: 'bad', selector: 'p[[', say: [{ text: 'Bad.' }] }],
  offers: [{ slot: 'banner', show: [{ variant: 'gone' }] }],
  privacy: { query: ['ref'] },
};
const body = `<h1 data-attune-slot="hero">Welcome</h1><attune-slot name="hero">Twice</attune-slot><aside><p>Default</p></aside>
  <div data-attune-slot="banner"><b>Default</b><template data-attune-variant="other">Other</template></div>
  <section data-attune-private><aside><p>Private</p></aside><a data-attune-slot="hero" href="#x">Hidden</a></section>`;

let errors: string[];
test.beforeEach(({ page }) => {
  errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
});
test.afterEach(() => expect(errors).toEqual([]));

test('preferences of a megabyte, of odd names and of no JSON are refused; markup in a name is words', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config, body }));
  await ready(page);
  await page.evaluate(() => {
    const { attune } = window as unknown as { attune: { remember(all: object): void; identify(id: string, traits: object): void } };
    attune.remember({ large: 'x'.repeat(1024 * 1024) });
    attune.remember(JSON.parse('{"__proto__":{"evil":true},"constructor":1,"prototype":1}') as object);
    attune.remember({ run: () => 1, when: new Date(0), none: undefined, many: 10n });
    attune.remember({ name: '<img src=x onerror="window.ran=1">\u0000\u202e  Ada' });
    attune.identify('u_1', { large: 'x'.repeat(1024 * 1024) });
  });
  await expect(page.locator('h1')).toHaveText('Hello, <img src=x onerror="window.ran=1"> Ada.');
  expect(await page.evaluate(() => 'ran' in window || 'evil' in {})).toBe(false);
  expect(await page.evaluate(() => Object.keys((window as unknown as { attune: { preferences: { value: object } } }).attune.preferences.value))).toEqual(['when', 'name']);
  await expect.poll(() => page.evaluate(() => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + (value as string).length, 0))).toBeLessThan(32 * 1024);
});

test('slots twice, by element and by selector are filled; without the asked template, or private, they are left', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config, body, path: '/site' }) + '?ref=mail&secret=1');
  await ready(page);
  await expect(page.locator('h1')).toHaveText('Hello, friend.');
  await expect(page.locator('attune-slot')).toHaveText('Hello, friend.');
  await expect(page.locator('body > aside > p')).toHaveText('Aside.');
  await expect(page.locator('section aside p')).toHaveText('Private');
  await expect(page.locator('b')).toHaveText('Default');
  await page.getByText('Hello, friend.').last().click();
  await attune(page, 'track', 'looked');
  await attune(page, 'flush');
  expect(receiver.stored('slot_clicked')).toEqual([]);
  expect(receiver.stored('slot_shown').map(({ data }) => data!['slot']).sort()).toEqual(['banner', 'hero', 'side']);
  expect(receiver.stored('looked')[0]!.url).toBe(`${receiver.url}/site?ref=mail`);
  expect(JSON.stringify(receiver.stored())).not.toContain('secret');
  await attune(page, 'dispose');
  await expect(page.locator('attune-slot')).toHaveText('Twice');
});

test('storage edited by hand to anything at all harms nobody', async ({ page, receiver }) => {
  const url = site(receiver, { config, body });
  await page.goto(url);
  await ready(page);
  await attune(page, 'flush');
  const { local } = await stored(page);
  const now = Date.now();
  for (const value of ['', '{', 'null', '7', `{"t":${now},"v":7}`, `{"t":${now},"v":"x"}`, `{"t":${now},"v":[]}`, `{"t":${now},"v":{"__proto__":1}}`, `{"t":${now},"v":null}`, '{"t":9e99,"v":{}}']) {
    await page.evaluate(([keys, text]) => (keys as unknown as string[]).forEach((key) => localStorage.setItem(key, text as string)), [[...local, 'attune:journeys', 'attune:history', 'attune:runs', 'attune:user', 'attune:preferences', 'attune:pauses'], value] as const);
    await page.reload();
    await ready(page);
    await expect(page.locator('h1')).toHaveText('Hello, friend.');
    await attune(page, 'snapshot');
    await attune(page, 'track', 'still_here');
  }
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await ready(page);
  await attune(page, 'track', 'still_here');
  await attune(page, 'flush');
  expect(receiver.stored('still_here').length).toBeGreaterThan(0);
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
