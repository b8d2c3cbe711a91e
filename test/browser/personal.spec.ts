/**
 * Personal — what visitors see of it: the landing page's address, the word for their own hour, their variant of an experiment on every event
 * of its surface, in real pages.
 */
import { variant } from '../../src/decision/variant.ts';
import type { Page } from '@playwright/test';
import { attune, expect, range, ready, test } from './fixtures.ts';
import { site } from './personal.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('the first page view obeys `privacy.query` already, with a cold cache and before consent; secrets go nowhere', async ({ page, receiver }) => {
  const url = site(receiver, { config: { consent: { default: 'ask' }, privacy: { query: ['ref', 'q'] } } });
  for (const visit of ['cold', 'warm']) {
    // Applications tidy up their address at once.
    await page.goto(`${url}?token=secret&ref=mail&q=tea%20cups&visit=${visit}#secret`);
    await page.evaluate(() => history.replaceState(null, '', location.pathname));
    await ready(page);
    await attune(page, 'consent', { measurement: true, personalization: true });
    await attune(page, 'track', 'looked', { n: 1 });
    await expect.poll(async () => {
      await attune(page, 'flush');
      return receiver.stored('looked').length;
    }).toBe(visit === 'cold' ? 1 : 2);
  }
  const address = `${url}?ref=mail&q=tea+cups`;
  expect(receiver.stored('page_viewed')).toHaveLength(2);
  // Also if one arrived again, for a page that is left does not hear that its last words were heard.
  const views = receiver.requests.flatMap(({ events }) => events).filter(({ name }) => name === 'page_viewed');
  expect(new Set(views.map((event) => event['url']))).toEqual(new Set([address]));
  expect(receiver.requests.map(({ body }) => body).join()).not.toMatch(/secret|visit=/);
});

test('a route taken before it is known which parameters may stay keeps them, each view its own', async ({ page, receiver }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/attune.json', async (route) => {
    await held;
    await route.continue();
  });
  const url = site(receiver, { config: { privacy: { query: ['ref'] } } });
  await page.goto(`${url}?ref=mail&token=secret`);
  await ready(page);
  for (const next of ['/search?ref=nav&token=secret', '/cart?token=secret', '/twice?ref=a', '/other', '/twice?ref=b']) await page.evaluate((to) => history.pushState(null, '', to), next);
  release();
  await expect.poll(async () => {
    await attune(page, 'flush');
    return receiver.stored('page_viewed').map((event) => String(event.url).replace(receiver.url, ''));
  }).toEqual(['/site?ref=mail', '/search?ref=nav', '/cart', '/twice', '/other', '/twice']);
  expect(receiver.requests.map(({ body }) => body).join()).not.toContain('secret');
});

test('the hour is the visitor\'s: Tokyo\'s morning, while it is night where the server is; and the words stay when the hour turns', async ({ playwright, browserName, receiver }, info) => {
  // The whole browser stands there: Firefox takes its time zone from what started it.
  const { launchOptions = {}, channel } = info.project.use;
  const browser = await playwright[browserName].launch({ ...launchOptions, ...(channel && { channel }), env: { ...process.env as Record<string, string>, TZ: 'Asia/Tokyo' } });
  const page = await browser.newPage();
  // Half past eleven at night in UTC.
  await page.clock.setFixedTime(new Date('2026-11-22T23:30:00Z'));
  const url = site(receiver, { config: { locale: 'ja', greetings: [{ slot: 'hero', say: [{ text: '{greeting}、{preferences.name|お客様}。' }] }] } });
  await page.goto(url);
  await ready(page);
  await expect(heading(page)).toHaveText('おはようございます、お客様。');
  await page.clock.setFixedTime(new Date('2026-11-23T10:30:00Z'));
  await attune(page, 'remember', { name: '花子' });
  await expect(heading(page)).toHaveText('おはようございます、花子。');
  await page.reload();
  await expect(heading(page)).toHaveText('こんばんは、花子。');
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe('Asia/Tokyo');
  await browser.close();
});

test('the variant is on every event of its surface, and is another visitor\'s after `forget`', async ({ page, receiver }) => {
  const split = { warm: 0.5, plain: 0.5 };
  const experiment = 'warm_hello';
  const config = {
    greetings: [{ slot: 'hero', experiment, split, say: [{ variant: 'warm', text: 'Warm' }, { variant: 'plain', text: 'Plain' }] }],
    offers: [{ slot: 'offer', experiment, split, show: [{ variant: 'warm' }, { variant: 'plain' }] }],
    surveys: [{ id: 'nps', on: 'asked', experiment, split, questions: [{ id: 'score', type: 'nps', ask: 'How likely?' }] }],
  };
  const body = '<h1 data-attune-slot="hero">Welcome</h1><div data-attune-slot="offer">Default<template data-attune-variant="warm"><button>warm</button></template><template data-attune-variant="plain"><button>plain</button></template></div>';
  // As WCAG 2.2 has it, at least; nothing of ours stands around what the page's own style makes of it.
  const head = '<style>button{width:24px;height:24px;padding:0;border:0;overflow:hidden}</style>';
  const url = site(receiver, { config, body, head });
  const words = { warm: 'Warm', plain: 'Plain' } as const;
  const drawn = (visitor: string) => variant({ experiment, split }, 'hero', visitor) as keyof typeof words;
  const kept = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('attune:visitor'));
  await page.goto(url);
  await ready(page);
  for (const wanted of Object.keys(words) as (keyof typeof words)[]) {
    // One who comes back, of whom the draw is known.
    const visitor = range(1, 50).map((n) => `visitor-${n}`).find((one) => drawn(one) === wanted)!;
    await attune(page, 'forget');
    await page.evaluate(([id, now]) => localStorage.setItem('attune:visitor', JSON.stringify({ t: now, v: id })), [visitor, Date.now()] as const);
    await page.goto(url);
    await ready(page);
    await expect(heading(page)).toHaveText(words[wanted]);
    expect(await page.getByRole('button', { name: wanted }).evaluate((one: HTMLElement) => [one.offsetWidth, one.offsetHeight, one.parentElement!.childElementCount])).toEqual([24, 24, 1]);
    await page.getByRole('button', { name: wanted }).click();
    await attune(page, 'show', 'nps');
    await page.getByRole('radio', { name: '7 of 10' }).click();
    await expect.poll(async () => {
      await attune(page, 'flush');
      return receiver.stored().filter((event) => event.visitor === visitor && /^(slot|survey)_/.test(event.name)).map(({ name, data }) => `${name} ${String(data!['variant'])}`).sort();
    }).toEqual(['slot_clicked', 'slot_shown', 'slot_shown', 'survey_answered', 'survey_completed', 'survey_shown'].map((name) => `${name} ${wanted}`));
  }
  await attune(page, 'forget');
  await page.goto(url);
  await expect.poll(kept).toBeTruthy();
  const { v: anew } = JSON.parse((await kept())!) as { v: string };
  expect(anew).not.toMatch(/^visitor-/);
  await expect(heading(page)).toHaveText(words[drawn(anew)]);
});
