/**
 * Frameworks — React, Preact, Vue and Svelte hydrate what the server sent without a warning, although the greeting is ready before
 * they are; render the slot's parent anew without losing it; and bring slots later that are filled.
 */
import { attune, expect, ready, test } from './fixtures.ts';
import { application, frameworks } from './frameworks.ts';
import { site } from './personal.ts';

const config = { greetings: [{ slot: 'hero', say: [{ text: 'Hello, {preferences.name|friend}.' }] }] };

for (const name of frameworks) {
  test(`${name}: greeted after hydration, without a warning, and through what it renders`, async ({ page, receiver }) => {
    const said: string[] = [];
    page.on('console', (message) => void (/warning|error/.test(message.type()) && said.push(message.text())));
    page.on('pageerror', (error) => said.push(String(error)));
    const { html, code } = await application(name);
    receiver.pages.set('/app.js', { body: code, headers: { 'content-type': 'text/javascript' } });
    await page.goto(site(receiver, { config, body: `<p data-attune-slot="hero">Static</p><div id="root" data-attune-hydrating>${html}</div><script src="/app.js"></script>` }));
    await ready(page);
    // The slot outside is filled: what is within waits for the framework.
    await expect(page.locator('p')).toHaveText('Hello, friend.');
    await expect(page.locator('h1')).toHaveText('Welcome');
    await page.evaluate('void start()');
    await expect(page.locator('h1')).toHaveText('Hello, friend.');

    await page.evaluate(`Object.assign(window, { changes: 0 }); new MutationObserver((all) => { changes += all.length; }).observe(document.querySelector('h1'), { childList: true, characterData: true, subtree: true });`);
    for (const count of ['1', '2', '3']) {
      await page.evaluate('void again()');
      await expect(page.locator('main')).toHaveAttribute('data-count', count);
      await expect(page.locator('h1')).toHaveText('Hello, friend.');
    }
    expect(await page.evaluate('changes')).toBe(0);
    await page.evaluate('void mount()');
    await expect(page.locator('h2')).toHaveText('Hello, friend.');
    await attune(page, 'remember', { name: 'Ada' });
    await expect(page.locator('h1')).toHaveText('Hello, Ada.');
    await expect(page.locator('h2')).toHaveText('Hello, Ada.');
    await attune(page, 'dispose');
    await expect(page.locator('h1')).toHaveText('Welcome');
    await expect(page.locator('h2')).toHaveText('Later');
    expect(said).toEqual([]);
  });
}
