/**
 * Stages — everything that a browser has stored and sent at each stage of consent, byte for byte, as `docs/privacy.md` shows it: fresh,
 * told something, asked, each class granted, withdrawn, and under Global Privacy Control. And that withdrawal holds everywhere at once.
 */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { attune, expect, ready, test } from './fixtures.ts';
import { inventory } from './inventory.ts';
import { nothing, optOut, site, stored, values } from './personal.ts';
import type { Receiver } from './receiver.ts';

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
const empty = { attune: [] };
const both = [{ url: '/collect' }, { url: '/third', thirdParty: true }];
const tag = 'data-config="/attune.json"';

/** What the documentation shows of a stage; `DOCS=1 npx playwright test stages --project=chromium --workers=1` writes it anew. */
const file = 'docs/privacy.md';
const intro = `# What is kept and sent, stage by stage

Found in a browser by \`test/browser/stages.spec.ts\`, which fails in Chromium and in Firefox if a byte of it is different. The page asks for
consent (\`{ "consent": { "default": "ask" } }\`), greets by name, and has two endpoints, of which \`/third\` is marked \`thirdParty\`. Ids, times
and counts that differ on every run stand in angle brackets; that a driven browser is told as a \`bot\` is left out. "–" is nothing at all. Besides what is under "sent", the browser asks the site for
its own page, its configuration and the SDK's files, and nobody for anything else.
`;
const isWriting = !!process.env['DOCS'];

interface Stages {
  readonly page: Page;
  readonly receiver: Receiver;
}

/** Walks from stage to stage; each must become, byte for byte, what the documentation says of it. */
function stages({ page, receiver }: Stages): { at(name: string, act: () => Promise<unknown>): Promise<void>; readonly written: string[] } {
  const written: string[] = [];
  return {
    written,
    async at(name, act) {
      const posts = receiver.requests.length;
      await act();
      const look = (): Promise<string> => inventory({ page, receiver, posts });
      if (isWriting) {
        // Whoever writes looks at it; there is nothing yet to wait for.
        await page.waitForTimeout(1500);
        written.push(`\n## ${name}\n\n\`\`\`text\n${await look()}\n\`\`\`\n`);
        return;
      }
      const [, said = ''] = (await readFile(file, 'utf8')).split(`\n## ${name}\n\n\`\`\`text\n`);
      await expect.poll(look, { message: name, timeout: 15_000 }).toBe(said.split('\n```')[0]);
    },
  };
}

test('at every stage, exactly that is stored and sent which the documentation shows', async ({ page, receiver }) => {
  test.setTimeout(60_000);
  const { at, written } = stages({ page, receiver });
  const asked = new Set<string>();
  page.on('request', (request) => void asked.add(new URL(request.url()).origin + new URL(request.url()).search));
  await page.goto(site(receiver, { config: { ...config, endpoint: both }, tag }));
  const flush = (): Promise<unknown> => attune(page, 'flush');
  const grant = (choice: object) => async (): Promise<void> => {
    await attune(page, 'consent', choice);
    await flush();
  };

  await at('Fresh: nobody was asked, although events happen and somebody signs in', async () => {
    await settle(page);
    await attune(page, 'track', 'looked', { n: 1 });
    await attune(page, 'identify', 'u_1', { plan: 'pro' });
  });
  await at('Told something: what the visitor types is the visitor\'s own act', async () => {
    await attune(page, 'remember', { name: 'Ada' });
    await expect(page.getByRole('heading')).toHaveText('Hello, Ada.');
  });
  await at('Told something, next page', async () => {
    await page.reload();
    await settle(page);
    await expect(page.getByRole('heading')).toHaveText('Hello, Ada.');
  });
  await at('An answer before consent: the visitor\'s own act, without a name', async () => {
    await attune(page, 'show', 'nps');
    await page.getByRole('radio', { name: '7 of 10' }).click();
    await expect.poll(() => receiver.stored('survey_completed').length).toBe(1);
    // It says nothing of who gave it, and nothing but the survey's own fields.
    for (const event of receiver.stored()) {
      expect(Object.keys(event).sort()).toEqual(['at', 'data', 'id', 'name']);
      expect(Object.keys(event.data!).filter((key) => !['survey', 'response', 'question', 'type', 'value', 'group', 'took', 'answers'].includes(key))).toEqual([]);
    }
    await attune(page, 'close');
    await expect(page.locator('attune-survey')).toHaveCount(0);
  });
  await at('Preferences granted', grant({ preferences: true }));
  await at('Personalization granted', grant({ personalization: true }));
  await at('Measurement granted', grant({ measurement: true }));
  // Nothing of the answer is sent again under a name, and no number is missing for it.
  expect(receiver.stored('survey_answered')).toHaveLength(1);
  const numbered = receiver.stored().filter(({ seq }) => seq).map(({ seq }) => seq);
  expect(numbered).toEqual(numbered.map((_, index) => index + 1));
  await at('Signed in', async () => {
    await attune(page, 'identify', 'u_1', { plan: 'pro' });
    await attune(page, 'track', 'looked', { n: 2 });
    await flush();
  });
  await at('Sharing granted', async () => {
    await attune(page, 'consent', { share: true });
    await attune(page, 'track', 'looked', { n: 3 });
    await flush();
  });
  await at('Sharing withdrawn', async () => {
    await attune(page, 'consent', { share: false });
    await attune(page, 'track', 'looked', { n: 4 });
    await flush();
  });
  await at('The receiver is down: events wait on the device', async () => {
    receiver.answer = () => ({ status: 503 });
    await attune(page, 'track', 'looked', { n: 5 });
    await flush();
  });
  await at('Measurement withdrawn: what waited is gone', async () => {
    await attune(page, 'consent', { measurement: false });
    await attune(page, 'track', 'looked', { n: 6 });
    receiver.answer = () => ({});
    await flush();
  });
  await at('All withdrawn', grant({ personalization: false, preferences: false }));
  await at('All withdrawn, next page', async () => {
    await page.reload();
    await settle(page);
    await expect(page.getByRole('heading')).toHaveText('Hello, friend.');
  });
  expect([...asked]).toEqual([receiver.url]);
  if (isWriting) await writeFile(file, intro + written.join(''));
});

test('under Global Privacy Control, exactly that is stored and sent which the documentation shows', async ({ page, receiver }) => {
  const { at, written } = stages({ page, receiver });
  await optOut(page);
  await page.goto(site(receiver, { config: { ...config, consent: { default: 'granted' }, endpoint: both }, tag }));
  await at('Global Privacy Control, all granted: nothing is shared', async () => {
    await settle(page);
    expect(await attune(page, 'consent', { share: true })).toMatchObject({ share: false, gpc: true, measurement: true });
    await expect.poll(async () => {
      await attune(page, 'flush');
      return receiver.stored('consent_changed').map(({ data }) => data);
    }).toEqual([{ share: false, gpc: true }]);
    await attune(page, 'track', 'looked', { n: 1 });
    await attune(page, 'flush');
  });
  expect(await page.evaluate(() => (window as unknown as { attune: { attributes: { value: { consent: { gpc: boolean } } } } }).attune.attributes.value.consent.gpc)).toBe(true);
  if (isWriting) await appendFile(file, written.join(''));
});

test('what memory held is stored once when it is allowed, and sent; what waits when it is withdrawn is dropped, and counted', async ({ page, receiver }) => {
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

  receiver.answer = () => ({ status: 503 });
  await page.evaluate(() => Object.assign(window, { lost: [] }));
  await page.evaluate(() => (window as unknown as { attune: { on(name: string, hear: (event: { data: unknown }) => void): void } }).attune.on('events_lost', ({ data }) => (window as unknown as { lost: unknown[] }).lost.push(data)));
  for (const n of [4, 5, 6]) await attune(page, 'track', 'looked', { n });
  await attune(page, 'flush');
  await attune(page, 'consent', { measurement: false });
  await expect.poll(async () => (await stored(page)).databases).toEqual(empty);
  await expect.poll(() => page.evaluate(() => (window as unknown as { lost: unknown[] }).lost)).toContainEqual(expect.objectContaining({ reason: 'consent', names: expect.arrayContaining(['looked']) }));
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
  // Something waits in both.
  receiver.answer = () => ({ status: 503 });
  for (const tab of [page, other]) await attune(tab, 'track', 'looked', { n: 2 });
  await attune(page, 'consent', { measurement: false, personalization: false });
  await expect.poll(() => attune(other, 'consent')).toMatchObject({ measurement: false, personalization: false, preferences: true });
  receiver.answer = () => ({});
  await attune(other, 'track', 'looked', { n: 3 });
  for (const tab of [page, other]) {
    await attune(tab, 'flush');
    await expect.poll(() => stored(tab)).toEqual({ ...nothing, local: ['attune:consent'], databases: empty });
    const bytes = await values(tab);
    expect(Object.keys(bytes)).toEqual(['attune:consent']);
    const when: unknown = expect.any(Number);
    const classes = { measurement: false, personalization: false, preferences: true };
    expect(JSON.parse(bytes['attune:consent']!)).toEqual({ t: when, v: { classes, at: when } });
  }
  expect(receiver.numbers('looked')).toEqual([1]);
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
