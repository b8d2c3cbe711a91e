/**
 * Essentials — the paths that no site can do without, in the third engine: notice, deliver, leave, ask, greet, consent.
 */
import { range } from '../browser/fixtures.ts';
import { html, scriptTag } from '../browser/receiver.ts';
import { keys } from './driver.ts';
import { attune, click, expect, find, ready, test, text, told, visit } from './fixtures.ts';

const track = (from: number, to: number): string => `for (let n = ${from}; n <= ${to}; n++) attune('track', 'numbered', { n })`;
const survey = { id: 's', on: 'never_happens', questions: [{ id: 'score', type: 'nps', ask: 'How likely?' }, { id: 'why', type: 'text', ask: 'Why?' }] };

test.afterEach(async ({ webkit }) => {
  expect(await webkit.run('return window.wrong ?? []')).toEqual([]);
});

test('delivers in order and once, through server errors and a receiver that is away', async ({ webkit, receiver }) => {
  receiver.answer = (_, n) => (n <= 2 ? { status: 500 } : {});
  await visit({ webkit, receiver });
  await webkit.run(track(1, 20));
  await attune(webkit, 'flush');
  await expect.poll(() => receiver.numbers('numbered'), { timeout: 30_000 }).toEqual(range(1, 20));
  await receiver.down(true);
  await webkit.run(track(21, 30));
  await attune(webkit, 'flush');
  await receiver.down(false);
  await webkit.goto(`${receiver.url}/other`);
  await expect.poll(() => receiver.numbers('numbered'), { timeout: 30_000 }).toEqual(range(1, 30));
  expect(receiver.duplicates()).toBe(0);
});

test('loses nothing of what is tracked in the task that leaves, closes or comes back', async ({ webkit, receiver }) => {
  const [first] = await webkit.tabs();
  await webkit.goto(`${receiver.url}/plain`);
  await webkit.turnTo(await webkit.open());
  await visit({ webkit, receiver });
  await webkit.run(`${track(1, 10)}; location.href = '/other'`);
  await expect.poll(() => webkit.run('return location.pathname')).toBe('/other');
  await ready(webkit);
  await webkit.run(track(11, 15));
  await webkit.back();
  await ready(webkit);
  await webkit.run(track(16, 20));
  await webkit.shut();
  await webkit.turnTo(first!);
  await webkit.goto(`${receiver.url}/other`);
  await expect.poll(() => [...receiver.numbers('numbered')].sort((a, b) => a - b), { timeout: 30_000 }).toEqual(range(1, 20));
});

test('notices pages over routes, and a section once it was half in sight for a second', async ({ webkit, receiver }) => {
  const tall = '<div style="height:2000px"></div>';
  await visit({ webkit, receiver, body: `${tall}<section data-attune-touchpoint="pricing" data-attune-stage="consideration" style="height:300px">Prices</section>${tall}` });
  await webkit.run(`history.pushState({}, '', '/one'); history.replaceState({}, '', '/one?query=only'); history.pushState({}, '', '/two')`);
  // The button would skip what no visitor had touched.
  await webkit.run('history.back()');
  await expect.poll(async () => (await told(webkit, receiver, 'page_viewed')).map((data) => (data as { path: string }).path)).toEqual(['/site', '/one', '/two', '/one']);
  expect(await told(webkit, receiver, 'touchpoint_viewed')).toEqual([]);
  await webkit.run('document.querySelector("section").scrollIntoView()');
  await expect.poll(() => told(webkit, receiver, 'touchpoint_viewed')).toEqual([{ touchpoint: 'pricing', stage: 'consideration', channel: 'web' }]);
  await webkit.goto(`${receiver.url}/other`);
  await expect.poll(() => receiver.stored('page_left').length).toBe(4);
  await expect.poll(() => receiver.stored('touchpoint_left').map(({ data }) => Number(data!['dwell']) >= 1000)).toEqual([true]);
});

test('asks, and is answered by keyboard alone; the focus goes back to where it was', async ({ webkit, receiver }) => {
  await visit({ webkit, receiver, config: { limits: { all: {} }, surveys: [survey] }, body: '<button id="before">Order</button>' });
  await webkit.run('document.querySelector("#before").focus()');
  await attune(webkit, 'show', 's');
  await expect.poll(() => text(webkit, '#ask')).toBe('How likely?');
  await webkit.press('\ue036');
  const inFocus = (): Promise<string> => webkit.run('let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at.value || at.id || at.localName');
  await expect.poll(inFocus).toBe('0');
  await webkit.press(keys.ArrowRight, keys.ArrowRight);
  await expect.poll(inFocus).toBe('2');
  await webkit.press(keys.Space);
  await expect.poll(() => text(webkit, '#ask')).toBe('Why?');
  await expect.poll(inFocus).not.toBe('2');
  await webkit.press(...'So.');
  await webkit.press(keys.Tab, keys.Enter);
  await expect.poll(() => told(webkit, receiver, 'survey_completed')).toMatchObject([{ answers: { score: 2, why: 'So.' } }]);
  await webkit.press(keys.Escape);
  await expect.poll(() => find(webkit, 'attune-survey')).toBeNull();
  expect(await inFocus()).toBe('before');
});

test('is answered by a pointer in each place, and an answer is delivered although the page is left at once', async ({ webkit, receiver }) => {
  const surveys = (['popover', 'modal', 'bar', 'inline', 'page'] as const).map((as) => ({ ...survey, id: as, show: { as, slot: 'here' } }));
  await visit({ webkit, receiver, config: { limits: { all: {} }, surveys }, body: '<div data-attune-slot="here"></div>' });
  for (const { id } of surveys) {
    await attune(webkit, 'show', id);
    await click(webkit, 'input[value="9"]');
    await expect.poll(() => text(webkit, '#ask')).toBe('Why?');
    await attune(webkit, 'close');
    await expect.poll(() => find(webkit, 'attune-survey')).toBeNull();
  }
  await attune(webkit, 'show', 'popover');
  await click(webkit, 'input[value="3"]');
  await webkit.goto(`${receiver.url}/plain`);
  await expect.poll(() => receiver.stored('survey_answered').map(({ data }) => [data!['survey'], data!['value']])).toEqual([...surveys.map(({ id }) => [id, 9]), ['popover', 3]]);
});

test('greets by name and hour, in the page\'s own element, again after a reload', async ({ webkit, receiver }) => {
  const config = { greetings: [{ slot: 'hero', say: [{ if: { 'preferences.name': { $exists: true } }, text: '{greeting}, {preferences.name}.' }, { text: '{greeting}.' }] }] };
  await visit({ webkit, receiver, config, body: '<h1 data-attune-slot="hero">Welcome</h1>' });
  await expect.poll(() => text(webkit, 'h1')).toMatch(/^Good (morning|afternoon|evening)\.$|^Hello\.$/);
  await attune(webkit, 'remember', { name: 'Ada' });
  await webkit.reload();
  await ready(webkit);
  await expect.poll(() => text(webkit, 'h1')).toMatch(/^(Good (morning|afternoon|evening)|Hello), Ada\.$/);
});

test('keeps and sends nothing before consent, and after it is withdrawn nothing is left', async ({ webkit, receiver }) => {
  const kept = (): Promise<readonly string[]> => webkit.run(`return indexedDB.databases().then((all) => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...all.map(({ name }) => name), document.cookie].filter(Boolean))`);
  await visit({ webkit, receiver, config: { consent: { default: 'ask' } } });
  await webkit.run(track(1, 3));
  await attune(webkit, 'flush');
  expect(await kept()).toEqual([]);
  expect(receiver.requests).toEqual([]);
  await attune(webkit, 'consent', { measurement: true, personalization: true });
  await expect.poll(async () => (await attune(webkit, 'flush'), receiver.stored('page_viewed').length)).toBe(1);
  expect(await kept()).not.toEqual([]);
  await attune(webkit, 'consent', { measurement: false, personalization: false });
  await expect.poll(async () => (await kept()).filter((key) => key !== 'attune')).toEqual(['attune:consent']);
});

test('runs under a strict policy with Trusted Types, and dispose leaves nothing of it', async ({ webkit, receiver }) => {
  receiver.config = { limits: { all: {} }, surveys: [survey] };
  const head = `<script nonce="n">window.wrong = []; addEventListener('securitypolicyviolation', (event) => wrong.push(event.violatedDirective))</script>${scriptTag('data-endpoint="/collect" data-config="/attune.json"').replaceAll('<script', '<script nonce="n"')}`;
  receiver.pages.set('/strict', { body: html(head), headers: { 'content-security-policy': "default-src 'self'; style-src 'self'; script-src 'nonce-n' 'strict-dynamic'; require-trusted-types-for 'script'" } });
  await webkit.goto(`${receiver.url}/strict`);
  await ready(webkit);
  await attune(webkit, 'show', 's');
  await expect.poll(() => text(webkit, '#ask')).toBe('How likely?');
  await attune(webkit, 'dispose');
  await expect.poll(() => find(webkit, 'attune-survey')).toBeNull();
});
