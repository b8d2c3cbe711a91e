/**
 * Parts — what is loaded later may not arrive: the network is gone, a deployment has taken the file away, the page is left meanwhile.
 * One part after the other is withheld from a page that wants them all; the page never hears of it.
 */
import type { Browser, Page } from '@playwright/test';
import { expect, ready, test } from '../browser/fixtures.ts';
import { html, scriptTag, type Receiver } from '../browser/receiver.ts';

const nameOf = (url: string): string | undefined => /chunks\/(.+)-[0-9a-f]+\.js$/.exec(url)?.[1];

const config = {
  consent: { from: 'google' },
  endpoint: [{ name: 'a', url: '/collect', format: 'cloudevents', gzip: true }],
  privacy: { query: ['ref'] },
  theme: { accent: '#0a5' },
  touchpoints: [{ name: 'end', selector: '#end' }],
  report: ['clicked', 'frustrated', 'scrolled'],
  audiences: { keen: { if: { 'seen.opened': { $gte: 1 } } } },
  greetings: [{ id: 'hello', slot: 'hello', say: [{ text: 'Hello again.' }] }],
  surveys: [
    { id: 'asked', on: ['opened'], limit: { times: 9 }, questions: [{ id: 'why', type: 'text', ask: 'Why?' }, { id: 'what', type: 'rank', ask: 'What?', choices: ['A', 'B'] }], followUp: { text: 'Done.', slot: 'news' } },
    { id: 'tab', show: { as: 'tab', label: 'Say' }, on: ['page_viewed'], questions: [{ id: 'q', type: 'thumbs', ask: 'Good?' }] },
    { id: 'home', show: { as: 'inline', slot: 'home' }, questions: [{ id: 'q', type: 'thumbs', ask: 'Good?' }] },
  ],
};

const body = `<script>
  document.documentElement.lang = 'de';
  dataLayer = []; function gtag() { dataLayer.push(arguments); }
  gtag('consent', 'default', { analytics_storage: 'granted', ad_storage: 'granted', personalization_storage: 'granted', functionality_storage: 'granted' });
  // An answer of an earlier visit, and what was allowed there.
  localStorage.setItem('attune:consent', JSON.stringify({ t: Date.now(), v: { classes: { preferences: true, personalization: true, measurement: true }, at: Date.now() } }));
  localStorage.setItem('attune:followups', JSON.stringify({ t: Date.now(), v: { asked: { at: 1, visit: 0, answers: { why: 'so' } } } }));
</script>${scriptTag('data-config="/attune.json"')}<p data-attune-slot="hello">Hello</p><p data-attune-slot="news">News</p><div data-attune-slot="home"></div>
<attune-survey id="home"></attune-survey><button data-attune-survey="asked">Ask</button><button data-attune-memory>Your data</button><p id="end">The end</p>`;

/** Walks through the page as far as it goes. @param withheld - The part that does not arrive. */
async function walk(browser: Browser, receiver: Receiver, withheld?: string): Promise<{ readonly parts: string[]; readonly heard: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const [parts, heard, refused] = [new Set<string>(), [] as string[], new Set<string>()];
  page.on('pageerror', (error) => heard.push(error.message));
  await page.route(/\/chunks\//, async (route) => {
    const name = nameOf(route.request().url());
    if (name) parts.add(name);
    if (name !== withheld) return route.continue();
    refused.add(name!);
    await route.abort();
  });
  await page.goto(`${receiver.url}/de?ref=a`);
  await ready(page);
  for (const step of steps) await step(page);
  if (withheld) await expect.poll(() => refused.size, { message: `${withheld} is wanted` }).toBe(1);
  await page.goto(`${receiver.url}/left`);
  await context.close();
  return { parts: [...parts], heard };
}

const call = (method: string, ...args: unknown[]) => (page: Page): Promise<unknown> =>
  // A promise that the page was given may well reject: whoever called hears of it.
  page.evaluate(([name, given]) => (window as unknown as { attune: (...all: unknown[]) => Promise<unknown> }).attune(name, ...given)?.catch?.(() => undefined), [method, args] as const);

/** Each settles whether or not the part for it arrives. */
const steps: readonly ((page: Page) => Promise<unknown>)[] = [
  call('track', 'opened'), call('explain', 'asked'), call('show', 'asked'), (page) => page.locator('h1').click({ clickCount: 3, force: true }),
  call('flush'), (page) => page.getByRole('button', { name: 'Your data' }).click({ force: true }), call('simulate', { events: [] }),
  call('consent', { measurement: false }), call('forget'),
];

test('whichever part does not arrive, nothing rejects into the page', async ({ browser, receiver }) => {
  // Three dozen pages, one after the other.
  test.setTimeout(600_000);
  receiver.config = config;
  receiver.pages.set('/de', { body: html(body) });
  receiver.pages.set('/left', { body: html('') });
  const whole = await walk(browser, receiver);
  expect(whole.heard).toEqual([]);
  expect(whole.parts).toEqual(expect.arrayContaining(['tag-followups', 'tag-query', 'tag-frustrated', 'tag-rest', 'tag-clean', 'tag-listed', 'tag-withdrawn', 'tag-forget']));
  for (const part of whole.parts) {
    const { heard } = await walk(browser, receiver, part);
    expect.soft(heard, part).toEqual([]);
  }
});
