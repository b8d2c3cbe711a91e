/**
 * Tools — the page's own consent tool says what may be kept: Google's Consent Mode through a real `dataLayer`, the IAB's stub with its
 * own implementations of TCF 2.2 and GPP, vanilla-cookieconsent and Klaro as a site would wire them; and one that never answers.
 */
import type { Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import { attune, expect, partRun, ready, test } from './fixtures.ts';
import { nothing, serve, site, stored } from './personal.ts';
import { html, type Receiver } from './receiver.ts';

const measured = ['attune:config', 'attune:consent', 'attune:session', 'attune:visitor', 'attune:visits'];
const consent = (page: Page): Promise<unknown> => attune(page, 'consent');
const local = async (page: Page): Promise<readonly string[]> => (await stored(page)).local;

/** Bundles a module that the page needs and no file of a package is. */
async function bundle(receiver: Receiver, path: string, code: string): Promise<void> {
  const built = await rolldown({ input: 'entry', plugins: [{ name: 'entry', resolveId: (id) => (id === 'entry' ? '\0entry' : undefined), load: (id) => (id === '\0entry' ? { code, moduleType: 'js' } : undefined) }], cwd: process.cwd(), logLevel: 'silent' });
  const { output } = await built.generate({ format: 'iife' });
  receiver.pages.set(path, { body: output[0].code, headers: { 'content-type': 'text/javascript' } });
}
const script = (path: string): string => `<script src="${path}"></script>`;
const gtag = `<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); }
  gtag('consent', 'default', { functionality_storage: 'denied', personalization_storage: 'denied', analytics_storage: 'denied', ad_user_data: 'denied', wait_for_update: 500 });</script>`;

test('Google: denied by default is no answer, an update is, and a withdrawal deletes; a default that grants is taken at its word, but not one region\'s for all', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config: { consent: { from: 'google' } }, head: gtag }));
  await ready(page);
  await attune(page, 'track', 'looked', { n: 1 });
  await attune(page, 'flush');
  expect(await stored(page)).toEqual(nothing);
  const pushed = await page.evaluate(`gtag('consent', 'update', { analytics_storage: 'granted', personalization_storage: 'granted' }), dataLayer.length`);
  expect(pushed).toBe(2);
  await expect.poll(() => consent(page)).toMatchObject({ measurement: true, personalization: true, preferences: false, share: false, source: 'google', at: expect.any(Number) });
  await attune(page, 'flush');
  expect(receiver.numbers('looked')).toEqual([1]);
  expect(await local(page)).toEqual(measured);
  await page.evaluate(`gtag('consent', 'update', { analytics_storage: 'denied' })`);
  await expect.poll(() => local(page)).toEqual(['attune:config', 'attune:consent', 'attune:visits']);

  // Somebody else comes.
  const said = `<script>window.dataLayer = []; function gtag() { dataLayer.push(arguments); } gtag('consent', 'default', { analytics_storage: 'granted', personalization_storage: 'granted' });
    gtag('consent', 'default', { personalization_storage: 'denied', region: ['DE'] });</script>`;
  const url = site(receiver, { config: { consent: { from: 'google' } }, head: `<script>localStorage.clear()</script>${said}` });
  await page.goto(url);
  await ready(page);
  await expect.poll(() => consent(page)).toMatchObject({ measurement: true, personalization: false });
});

test('TCF: a tool that never answers has allowed nothing, on this page and the next; a CMP that comes later is heard, and its purposes become classes', async ({ page, receiver }) => {
  await serve(receiver, '/stub.js', '@iabtechlabtcf/stub/lib/stub.js');
  await bundle(receiver, '/cmp.js', `import { CmpApi } from '@iabtechlabtcf/cmpapi'; import { TCModel, TCString, GVL } from '@iabtechlabtcf/core';
    const asked = []; const { __tcfapi } = window;
    const api = new CmpApi(31, 1, true); window.commands = asked;
    const real = window.__tcfapi; window.__tcfapi = (command, ...rest) => { asked.push(command); return real(command, ...rest); };
    window.choose = (purposes, isShown) => { const model = new TCModel(); model.cmpId = 31; model.cmpVersion = 1; model.consentScreen = 1; model.vendorListVersion_ = 1; model.publisherCountryCode = 'DE';
      model.purposeConsents.set(purposes); Object.defineProperty(model, 'gvl', { value: { isReady: true, gvlSpecificationVersion: 3, vendorListVersion: 1, policyVersion: 4, tcfPolicyVersion: 4, language: 'EN' } });
      let text; try { text = TCString.encode(model, { segments: ['core'], isForVendors: false }); } catch (error) { window.failed = String(error); throw error; }
      api.update(text, isShown); };`);
  const url = site(receiver, { config: { consent: { from: 'tcf' } }, head: script('/stub.js') });
  for (const visit of [1, 2]) {
    await page.goto(`${url}?${visit}`);
    await ready(page);
    await attune(page, 'track', 'looked', { n: visit });
    await partRun(page, receiver, 'tag-tcf');
    await attune(page, 'flush');
    expect(await stored(page)).toEqual(nothing);
  }
  expect(receiver.requests).toEqual([]);
  await page.addScriptTag({ url: '/cmp.js' });
  const choose = (purposes: number[], isShown: boolean) => page.evaluate(([all, shown]) => (window as unknown as { choose(a: number[], b: boolean): void }).choose(all as number[], shown as boolean), [purposes, isShown] as const);
  await choose([1, 5, 6, 8, 9, 10], true);
  expect(await stored(page)).toEqual(nothing);
  await choose([1, 5, 6, 8, 9, 10], false);
  await expect.poll(() => consent(page)).toMatchObject({ preferences: true, personalization: true, measurement: true, share: false, source: 'tcf' });
  await attune(page, 'flush');
  // What was tracked on the first page was in its memory alone.
  expect(receiver.numbers('looked')).toEqual([2]);
  await choose([1, 8], false);
  await expect.poll(() => consent(page)).toMatchObject({ preferences: true, personalization: false, measurement: false });
  await choose([5, 6, 8, 9, 10], false);
  await expect.poll(() => consent(page)).toMatchObject({ preferences: false, personalization: false, measurement: false });
  expect(await local(page)).toEqual(['attune:consent']);
  expect(await page.evaluate(() => (window as unknown as { commands: string[] }).commands)).not.toContain('getTCData');
});

test('GPP: believed once the signal is ready; opting out in the US forbids sharing alone', async ({ page, receiver }) => {
  await bundle(receiver, '/gpp.js', `import * as gpp from '@iabgpp/cmpapi'; const { CmpApi } = gpp; const api = new CmpApi(31, 1); window.say = (fields, status) => {
    for (const [name, value] of Object.entries(fields)) api.setFieldValue('usnat', name, value); api.setApplicableSections([7]); api.setSignalStatus(status); api.fireSectionChange('usnat'); };`);
  await page.goto(site(receiver, { config: { consent: { from: 'gpp' } }, head: script('/gpp.js') }));
  await ready(page);
  const say = (fields: object, status: string) => page.evaluate(([all, word]) => (window as unknown as { say(a: unknown, b: unknown): void }).say(all, word), [fields, status] as const);
  await say({ Version: 1, SaleOptOut: 2, SharingOptOut: 2, TargetedAdvertisingOptOut: 2 }, 'not ready');
  expect(await stored(page)).toEqual(nothing);
  await say({ SaleOptOut: 2 }, 'ready');
  await expect.poll(() => consent(page)).toMatchObject({ measurement: true, personalization: true, share: true, source: 'gpp' });
  await say({ SharingOptOut: 1 }, 'ready');
  await expect.poll(() => consent(page)).toMatchObject({ measurement: true, share: false });
});

test('TCF and GPP in a frame: a page that stands in another asks the tool of that one, and leaves it when it is disposed of', async ({ page, receiver }) => {
  // As the IAB's own stub answers frames: the locator beside it, messages in and out.
  const outer = `<script>
    const lists = { __tcfapi: [], __gpp: [] }; window.commands = [];
    addEventListener('message', ({ data, source }) => { for (const name of ['__tcfapi', '__gpp']) {
      const call = data[name + 'Call']; if (!call) continue;
      commands.push(name + ' ' + call.command + ' ' + (call.parameter ?? call.version));
      if (call.command === 'addEventListener') lists[name].push((value) => source.postMessage({ [name + 'Return']: { returnValue: { ...value, listenerId: 7 }, success: true, callId: call.callId } }, '*'));
    } });
    window.say = (name, value) => lists[name].forEach((tell) => tell(value));
  </script>`;
  receiver.pages.set('/outer', { body: html(`${outer}<link rel="icon" href="data:,">`, '<iframe name="__tcfapiLocator" hidden></iframe><iframe name="__gppLocator" hidden></iframe><iframe name="inner" src="about:blank"></iframe>') });
  const answers = {
    tcf: ['__tcfapi', { eventStatus: 'useractioncomplete', gdprApplies: true, purpose: { consents: { 1: true, 8: true, 9: true, 10: true } } }],
    gpp: ['__gpp', { pingData: { signalStatus: 'ready', applicableSections: [7], parsedSections: { usnat: { SaleOptOut: 1 } } } }],
  } as const;
  await page.goto(`${receiver.url}/outer`);
  for (const [from, [name, value]] of Object.entries(answers)) {
    const url = site(receiver, { config: { consent: { from } }, path: `/${from}` });
    await page.evaluate((address) => void (document.querySelector<HTMLIFrameElement>('[name=inner]')!.src = address), url);
    await expect.poll(() => page.evaluate('commands')).toContainEqual(expect.stringMatching(`^${name} addEventListener`));
    await page.evaluate(([own, said]) => (window as unknown as { say(a: unknown, b: unknown): void }).say(own, said), [name, value] as const);
    await expect.poll(() => page.evaluate('frames.inner.attune.consent()')).toMatchObject({ measurement: true, share: false, source: from });
    await page.evaluate('frames.inner.attune.dispose()');
    await expect.poll(() => page.evaluate('commands')).toContainEqual(`${name} removeEventListener 7`);
    await page.evaluate('localStorage.clear()');
  }
});

test('vanilla-cookieconsent: accepted in its own dialog, taken back there, and in the other tab at once', async ({ page, context, receiver }) => {
  await serve(receiver, '/cc.js', 'vanilla-cookieconsent/dist/cookieconsent.umd.js');
  const wire = `<script>addEventListener('DOMContentLoaded', () => CookieConsent.run({
    categories: { necessary: { readOnly: true }, analytics: {}, personal: {} },
    onConsent: tell, onChange: tell,
    language: { default: 'en', translations: { en: { consentModal: { title: 'We use cookies', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all' }, preferencesModal: { title: 'x', sections: [] } } } },
  })); function tell() { attune('consent', { measurement: CookieConsent.acceptedCategory('analytics'), personalization: CookieConsent.acceptedCategory('personal') }); }</script>`;
  const url = site(receiver, { config: { consent: { default: 'ask' } }, head: script('/cc.js') + wire });
  await page.goto(url);
  await ready(page);
  await attune(page, 'track', 'looked', { n: 1 });
  expect((await stored(page)).local).toEqual([]);
  await page.evaluate(`CookieConsent.acceptCategory('all')`);
  await attune(page, 'flush');
  expect(receiver.numbers('looked')).toEqual([1]);
  expect((await local(page)).filter((key) => key.startsWith('attune:'))).toEqual(measured);
  const other = await context.newPage();
  await other.goto(url);
  await ready(other);
  await expect.poll(() => consent(other)).toMatchObject({ measurement: true });
  await page.evaluate(`CookieConsent.acceptCategory([])`);
  await expect.poll(() => consent(other)).toMatchObject({ measurement: false, personalization: false });
  expect((await local(other)).filter((key) => key.startsWith('attune:'))).toEqual(['attune:consent']);
});

test('Klaro: declined, then accepted in its own notice', async ({ page, receiver }) => {
  await serve(receiver, '/klaro.js', 'klaro/dist/klaro-no-css.js');
  const wire = `<script>window.klaroConfig = { version: 1, storageMethod: 'cookie', noAutoLoad: false, acceptAll: true, translations: { zz: { privacyPolicyUrl: '/privacy' } },
    services: [{ name: 'attune', title: 'Attune', purposes: ['analytics'], cookies: [], callback: (is) => attune('consent', { measurement: is }) }] };</script>`;
  await page.goto(site(receiver, { config: { consent: { default: 'ask' } }, head: wire + script('/klaro.js') }));
  await ready(page);
  const manager = (code: string): Promise<unknown> => page.evaluate(`(() => { const manager = klaro.getManager(); ${code} manager.saveAndApplyConsents(); })()`);
  await manager(`manager.updateConsent('attune', true);`);
  await expect.poll(() => consent(page)).toMatchObject({ measurement: true });
  await attune(page, 'track', 'looked', { n: 1 });
  await attune(page, 'flush');
  expect(receiver.numbers('looked')).toEqual([1]);
  await manager(`manager.updateConsent('attune', false);`);
  await expect.poll(() => consent(page)).toMatchObject({ measurement: false });
  await expect.poll(async () => (await local(page)).filter((key) => key.startsWith('attune:'))).toEqual(['attune:consent']);
});
