/**
 * Stages — everything that a browser has stored and sent at each stage of consent, name by name: fresh, told something, asked, each class
 * granted, withdrawn, and under Global Privacy Control.
 */
import type { Page } from '@playwright/test';
import { attune, expect, ready, test } from './fixtures.ts';
import { nothing, optOut, site, stored, values } from './personal.ts';

const config = {
  consent: { default: 'ask' },
  greetings: [{ slot: 'hero', say: [{ text: 'Hello, {preferences.name|friend}.' }] }],
  surveys: [{ id: 'nps', on: 'asked', questions: [{ id: 'score', type: 'nps', ask: 'How likely?' }] }],
};

/** The page is at rest: its greeting stands, and what it had to load is there. */
async function settle(page: Page): Promise<void> {
  await ready(page);
  await expect(page.getByRole('heading')).toHaveText(/^Hello/);
  await attune(page, 'flush');
}
const greeted = { ...nothing, local: ['attune:preferences'] };
const empty = { attune: [] };

/** What each key holds, ids and times by pattern, everything else as it is. */
const id = expect.stringMatching(/^[\w-]{10,40}$/);
const time = expect.any(Number);
const held: { readonly [key: string]: unknown } = {
  consent: { classes: expect.any(Object), at: time },
  preferences: { name: 'Ada' },
  visitor: id,
  session: { id, last: time },
};
/** Each value is text of the form `{"t":…,"v":…}` and nothing more; those that are known are what they should be. */
async function checkValues(page: Page): Promise<void> {
  for (const [name, text] of Object.entries(await values(page))) {
    expect(text, name).toMatch(/^\{"t":\d{13},"v":.+\}$/);
    const { v, ...rest } = JSON.parse(text) as { t: number; v: unknown };
    expect(Object.keys(rest), name).toEqual(['t']);
    const known = held[name.replace('attune:', '')];
    if (known) expect(v, name).toEqual(known);
  }
}

test('what is stored and sent at every stage', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config }));
  await settle(page);
  await attune(page, 'track', 'looked', { n: 1 });
  await attune(page, 'identify', 'u_1', { plan: 'pro' });
  expect(await stored(page), 'fresh').toEqual(nothing);

  await attune(page, 'remember', { name: 'Ada' });
  await expect(page.getByRole('heading')).toHaveText('Hello, Ada.');
  expect(await stored(page), 'told something').toEqual(greeted);
  expect((await values(page))['attune:preferences']).toMatch(/^\{"t":\d{13},"v":\{"name":"Ada"\}\}$/);

  await page.reload();
  await settle(page);
  await expect(page.getByRole('heading')).toHaveText('Hello, Ada.');
  expect(await stored(page), 'told something, next page').toEqual(greeted);
  expect(receiver.requests).toEqual([]);

  await attune(page, 'consent', { personalization: true });
  expect(await stored(page), 'personalization granted').toEqual({ ...nothing, local: ['attune:config', 'attune:consent', 'attune:preferences', 'attune:visits'] });
  expect((await values(page))['attune:consent']).toMatch(/^\{"t":\d{13},"v":\{"classes":\{"personalization":true\},"at":\d{13}\}\}$/);
  expect(receiver.requests).toEqual([]);

  await attune(page, 'track', 'looked', { n: 2 });
  await attune(page, 'consent', { measurement: true });
  await attune(page, 'flush');
  expect(await stored(page), 'measurement granted').toEqual({
    ...nothing, databases: empty, session: ['attune:tab'],
    local: ['attune:config', 'attune:consent', 'attune:preferences', 'attune:session', 'attune:visitor', 'attune:visits'],
  });
  await checkValues(page);
  expect(receiver.numbers('looked')).toEqual([2]);

  await page.reload();
  await settle(page);
  const before = receiver.stored().length;
  await attune(page, 'track', 'looked', { n: 3 });
  await attune(page, 'consent', { measurement: false });
  await attune(page, 'track', 'looked', { n: 4 });
  await attune(page, 'flush');
  await expect.poll(() => stored(page), 'measurement withdrawn').toEqual({ ...nothing, databases: empty, local: ['attune:config', 'attune:consent', 'attune:preferences', 'attune:visits'] });
  expect(receiver.stored().slice(before).map(({ name }) => name)).not.toContain('looked');

  await attune(page, 'consent', { personalization: false, preferences: false });
  expect(await stored(page), 'all withdrawn').toEqual({ ...nothing, databases: empty, local: ['attune:consent'] });
  await page.reload();
  await ready(page);
  await expect(page.getByRole('heading')).toHaveText('Hello, friend.');
  expect(await stored(page), 'all withdrawn, next page').toEqual({ ...nothing, databases: empty, local: ['attune:consent'] });
});

test('what memory held is stored once when it is allowed, and sent', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config }));
  await settle(page);
  for (const n of [1, 2, 3]) await attune(page, 'track', 'looked', { n });
  const visitor = await page.evaluate(() => new Promise((resolve) => {
    const { attune } = window as unknown as { attune: { on(name: string, hear: (event: { visitor: string }) => void): void; track(name: string): void } };
    attune.on('seen_by', (event) => resolve(event.visitor));
    attune.track('seen_by');
  }));
  await attune(page, 'consent', { measurement: true, personalization: true });
  await attune(page, 'flush');
  expect(receiver.numbers('looked')).toEqual([1, 2, 3]);
  expect(receiver.duplicates()).toBe(0);
  expect(new Set(receiver.stored().map((event) => event.visitor))).toEqual(new Set([visitor]));
  expect(JSON.parse((await values(page))['attune:visitor']!)).toMatchObject({ v: visitor });
});

test('queued events of a withdrawn class are dropped, and counted', async ({ page, receiver }) => {
  receiver.answer = () => ({ status: 503 });
  await page.goto(site(receiver, { config }));
  await settle(page);
  await attune(page, 'consent', { measurement: true });
  await page.evaluate(() => Object.assign(window, { lost: [] }));
  await page.evaluate(() => (window as unknown as { attune: { on(name: string, hear: (event: { data: unknown }) => void): void } }).attune.on('events_lost', ({ data }) => (window as unknown as { lost: unknown[] }).lost.push(data)));
  for (const n of [1, 2, 3]) await attune(page, 'track', 'looked', { n });
  await attune(page, 'flush');
  await attune(page, 'consent', { measurement: false });
  await expect.poll(async () => (await stored(page)).databases).toEqual(empty);
  await expect.poll(() => page.evaluate(() => (window as unknown as { lost: unknown[] }).lost)).toContainEqual(expect.objectContaining({ reason: 'consent', names: expect.arrayContaining(['looked']) }));
});

test('under Global Privacy Control nothing is shared, whatever is granted, and an event says so', async ({ page, receiver }) => {
  await optOut(page);
  await page.goto(site(receiver, { config: { ...config, consent: { default: 'granted' }, endpoint: [{ url: '/collect' }, { url: '/collect?third', thirdParty: true }] } }));
  await settle(page);
  expect(await attune(page, 'consent', { share: true })).toMatchObject({ share: false, gpc: true, measurement: true });
  await attune(page, 'flush');
  await expect.poll(() => receiver.stored('consent_changed').map(({ data }) => data)).toEqual([{ share: false, gpc: true }]);
  expect(receiver.duplicates()).toBe(0);
  expect(await page.evaluate(() => (window as unknown as { attune: { attributes: { value: { consent: { gpc: boolean } } } } }).attune.attributes.value.consent.gpc)).toBe(true);
});

test('withdrawal in one tab holds in the others at once', async ({ page, context, receiver }) => {
  await page.goto(site(receiver, { config }));
  await settle(page);
  await attune(page, 'consent', { measurement: true, personalization: true, preferences: true });
  const other = await context.newPage();
  await other.goto(`${receiver.url}/site`);
  await settle(other);
  await attune(other, 'track', 'looked', { n: 1 });
  await attune(other, 'flush');
  expect(receiver.numbers('looked')).toEqual([1]);
  await attune(page, 'consent', { measurement: false, personalization: false });
  await expect.poll(() => attune(other, 'consent')).toMatchObject({ measurement: false, personalization: false, preferences: true });
  await attune(other, 'track', 'looked', { n: 2 });
  await attune(other, 'flush');
  expect(receiver.numbers('looked')).toEqual([1]);
  expect(await stored(other)).toMatchObject({ local: ['attune:consent'], session: [], databases: empty });
});

test('an answer is the visitor\'s own act: it is sent without measurement, and says nothing of who gave it', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config }));
  await settle(page);
  await attune(page, 'show', 'nps');
  await page.getByRole('radio', { name: '7 of 10' }).click();
  await expect.poll(() => receiver.stored().map(({ name }) => name)).toEqual(['survey_answered', 'survey_completed']);
  for (const event of receiver.stored()) {
    expect(Object.keys(event).sort()).toEqual(['at', 'data', 'id', 'name']);
    expect(Object.keys(event.data!).filter((key) => !['survey', 'response', 'question', 'type', 'value', 'group', 'took', 'answers'].includes(key))).toEqual([]);
  }
  await expect.poll(() => stored(page)).toEqual({ ...nothing, databases: empty });
  await attune(page, 'consent', { measurement: true });
  await attune(page, 'flush');
  expect(receiver.stored('survey_answered')).toHaveLength(1);
  const numbered = receiver.stored().filter(({ seq }) => seq).map(({ seq }) => seq);
  expect(numbered).toEqual(numbered.map((_, index) => index + 1));
});

test('an answer that could not be sent goes with the next page, still without a name', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config }));
  await settle(page);
  receiver.answer = () => ({ status: 503 });
  await attune(page, 'show', 'nps');
  await page.getByRole('radio', { name: '7 of 10' }).click();
  await expect.poll(() => receiver.requests.length).toBeGreaterThan(0);
  expect(receiver.stored()).toEqual([]);
  receiver.answer = () => ({});
  await page.evaluate(() => localStorage.removeItem('attune:pauses'));
  await page.goto(`${receiver.url}/site?again`);
  await expect.poll(() => receiver.stored().map(({ name }) => name).sort(), { timeout: 20_000 }).toEqual(['survey_answered', 'survey_completed']);
  expect(receiver.stored().every((event) => !('visitor' in event))).toBe(true);
});
