/**
 * Personal — what visitors see of it: the landing page's address, the word for their own hour, their variant of an experiment on every event
 * of its surface, and bad input of all kinds, in real pages.
 */
import { variant } from '../../src/decision/variant.ts';
import type { Page } from '@playwright/test';
import { attune, expect, ready, test } from './fixtures.ts';
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
  const url = site(receiver, { config, body });
  const words = { warm: 'Warm', plain: 'Plain' };
  const seen = new Set<string>();
  // Whoever is forgotten is drawn anew: until both variants were seen, each time by the same rule.
  for (let turn = 0; turn < 12 && seen.size < 2; turn += 1) {
    await page.goto(url);
    await ready(page);
    const kept = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('attune:visitor'));
    await expect.poll(kept).toBeTruthy();
    const { v: visitor } = JSON.parse((await kept())!) as { v: string };
    const mine = variant({ experiment, split }, 'hero', visitor) as keyof typeof words;
    await expect(heading(page)).toHaveText(words[mine]);
    await expect(page.getByRole('button', { name: mine })).toBeVisible();
    if (!seen.has(mine)) {
      await page.getByRole('button', { name: mine }).click();
      await attune(page, 'show', 'nps');
      await page.getByRole('radio', { name: '7 of 10' }).click();
      await expect.poll(async () => {
        await attune(page, 'flush');
        return receiver.stored().filter((event) => event.visitor === visitor && /^(slot|survey)_/.test(event.name)).map(({ name, data }) => `${name} ${String(data!['variant'])}`).sort();
      }).toEqual(['slot_clicked', 'slot_shown', 'slot_shown', 'survey_answered', 'survey_completed', 'survey_shown'].map((name) => `${name} ${mine}`));
    }
    seen.add(mine);
    await attune(page, 'forget');
    expect(await kept() ?? '').not.toContain(visitor);
  }
  expect([...seen].sort()).toEqual(['plain', 'warm']);
});

test('bad input is refused with a code, and nothing of it shows', async ({ page, receiver }) => {
  const config = {
    greetings: [{ slot: 'hero', say: [{ text: 'Hello, {preferences.name|friend}.' }] }, { slot: 'nowhere', say: [{ text: 'x' }] }],
    offers: [{ id: 'gone', slot: 'offer', show: [{ variant: 'absent' }] }],
  };
  const codes: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => void codes.push(...[...message.text().matchAll(/\[(\w+)\]/g)].map(([, code]) => code!)));
  page.on('pageerror', (error) => void errors.push(String(error)));
  const body = '<h1 data-attune-slot="hero">Welcome</h1><h2 data-attune-slot="hero">Welcome again</h2><div data-attune-slot="offer">Default</div>';
  // Edited by hand, before anything of ours runs.
  await page.addInitScript(() => {
    if (!location.protocol.startsWith('http') || sessionStorage.getItem('edited')) return;
    sessionStorage.setItem('edited', '1');
    for (const key of ['consent', 'preferences', 'visits', 'visitor', 'session', 'config', 'decisions', 'history', 'counters', 'journeys', 'runs', 'user', 'pauses', 'tab']) localStorage.setItem(`attune:${key}`, key.length % 2 ? '{' : '{"t":1795000000000,"v":[null,{"classes":7,"count":"x"}]}');
  });
  await page.goto(site(receiver, { config, body }));
  await ready(page);
  await expect(heading(page)).toHaveText('Hello, friend.');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Hello, friend.');
  await expect(page.locator('div')).toHaveText('Default');
  await page.evaluate(() => {
    const { attune } = window as unknown as { attune: { remember(given: unknown): void } };
    attune.remember({ large: 'x'.repeat(1024 * 1024) });
    attune.remember(JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'));
    attune.remember({ run: () => 1, nothing: undefined, big: 1n });
    attune.remember(7);
    attune.remember({ since: new Date(0), name: '<img src=x onerror="window.hacked=1">\u0000\u202e Ada' });
  });
  await expect(heading(page)).toHaveText('Hello, <img src=x onerror="window.hacked=1"> Ada.');
  expect(await page.evaluate(() => [(window as { hacked?: number }).hacked, ({} as { polluted?: boolean }).polluted, document.images.length])).toEqual([undefined, undefined, 0]);
  expect(await page.evaluate(() => (JSON.parse(localStorage.getItem('attune:preferences')!) as { v: unknown }).v)).toEqual({ since: '1970-01-01T00:00:00.000Z', name: '<img src=x onerror="window.hacked=1">\u0000\u202e Ada' });
  await expect.poll(() => [...new Set(codes)].sort()).toEqual(['config_invalid', 'preference_invalid', 'storage_invalid']);
  expect(errors).toEqual([]);
});
