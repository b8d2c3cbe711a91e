// @vitest-environment happy-dom
/**
 * Elements — slots are filled in the page's language, once its words are there.
 */
import { beforeEach, expect, test } from 'vitest';
import { startElements } from '../../src/elements.ts';
import type { AttuneConfig } from '../../src/types.ts';
import { createFakeClient, type FakeClient } from './fake-client.ts';

const greetings = [{ slot: 'hero', say: [{ text: '{greeting}.' }, { text: 'Plain.' }] }];
const text = (): string | null | undefined => document.querySelector('h1')?.textContent;

async function start(config: AttuneConfig): Promise<FakeClient & { stop: () => void }> {
  const fake = createFakeClient({ config });
  fake.time = new Date(2026, 10, 22, 19).getTime();
  return Object.assign(fake, { stop: await startElements({ client: fake.client }) });
}

beforeEach(() => {
  document.documentElement.lang = '';
  document.body.innerHTML = '<h1 data-attune-slot="hero">Welcome</h1>';
});

test.each([['en', 'Good evening.'], ['de-AT', 'Guten Abend.'], ['ja', 'こんばんは.'], ['xx', 'Plain.']])('greets in %s', async (locale, greeting) => {
  const { stop } = await start({ locale, greetings });
  await expect.poll(text).toBe(greeting);
  stop();
  expect(text()).toBe('Welcome');
});

test('says the site’s own words before those of the language', async () => {
  const { stop } = await start({ locale: 'de', greetings, texts: { de: { greetings: 'Moin' } } });
  await expect.poll(text).toBe('Moin.');
  stop();
});

test('greets anew when the page changes its language, and never in the old one after that', async () => {
  document.documentElement.lang = 'de';
  const { client, stop } = await start({ greetings });
  await expect.poll(text).toBe('Guten Abend.');
  document.documentElement.lang = 'fr';
  client.emit('page_viewed', {});
  await expect.poll(text).toBe('Bonsoir.');
  stop();
});

test('does nothing more once it is stopped, though the words arrive later', async () => {
  const { stop } = await start({ locale: 'sv', greetings });
  stop();
  await import('../../src/locales/sv.ts');
  await Promise.resolve();
  expect(text()).toBe('Welcome');
});

test('stopped before its words have come, it gives back what the snippet in the head has put into the slot', async () => {
  document.documentElement.setAttribute('data-attune', '');
  const slot = Object.assign(document.querySelector('h1')!, { attuneFilled: ['say[0]', [new Text('Welcome')]] });
  slot.textContent = 'God kväll.';
  const { stop } = await start({ locale: 'sv', greetings });
  stop();
  expect(text()).toBe('Welcome');
  document.documentElement.removeAttribute('data-attune');
});
