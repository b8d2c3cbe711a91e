/**
 * Signals, private — with every signal on, somebody types secrets, clicks about in anger and leaves forms behind. Searches everything that
 * the server received: no text, no value, no address, nothing of private regions, password and card fields; selectors that stay the same.
 */
import { attune, expect, partRun, ready, test } from './fixtures.ts';
import { html, scriptTag } from './receiver.ts';

/** What is typed, by field; only the first form may be told of, and nothing of what stands in it. */
const typed: { readonly [field: string]: string } = {
  '[name=email]': 'ada@secret-mail.example', '[name=note]': 'Please call 0171-555-4242', '#pw': 'correct-horse-battery', '#new': 'another-Staple-9',
  '#cc': '4111111111111111', '#csc': 'back-of-card', '#exp': 'twelve/31', '#otp': 'otp-by-mail', '#pin': 'pin-ninety', '#within': 'my-diagnosis',
};
/** Texts, labels, titles, values and addresses of the page. */
const written = ['Buy for 1299', 'Dear Ada', 'Lovelace', 'hint-of-price', 'value-of-plan', 'secret-token', 'order-77812', 'tel:', 'mailto:', 'vault', 'diary'];
/** What builds and frameworks make. */
const generated = ['css-1x2y3z', 'sc-bdVaJa', 'react-aria-5', 'ember1234', ':r1:', '550e8400', 'jsx-3417', 'field-928374'];

const body = `
<main id="shop">
  <form id="signup" class="css-1x2y3z"><label>Dear Ada <input name="email" id="field-928374" class="sc-bdVaJa"></label><textarea name="note"></textarea><button type="button" class="buy jsx-3417" id="react-aria-5" value="value-of-plan" title="hint-of-price">Buy for 1299</button></form>
  <form id="pay"><input id="pw" type="password"><input id="new" autocomplete="new-password"><input id="cc" autocomplete="billing cc-number"><input id="csc" autocomplete="cc-csc"><input id="exp" autocomplete="cc-exp"><input id="otp" autocomplete="one-time-code"></form>
  <section data-attune-private data-attune-touchpoint="vault"><form class="diary"><input id="pin"><input id="within"><button type="button" class="vault-open">Lovelace</button></form><button class="diary-fails" onclick="reportError(new Error('my-diagnosis'))">x</button></section>
  <div id="550e8400-e29b-41d4-a716-446655440000"><p id=":r1:"><button id="ember1234" class="more">Lovelace</button></p></div>
  <a class="orders" href="/page?token=secret-token#order-77812" onclick="event.preventDefault()">Lovelace</a><a class="call" href="tel:+44171555" onclick="event.preventDefault()">Lovelace</a>
  <button class="fails" onclick="reportError(new Error('card 4111111111111111 declined for Lovelace'))">Buy for 1299</button>
  <div style="height:3000px"></div>
</main>`;

test('whatever is typed, shown or marked private, none of it leaves, and selectors are short, stable and say nothing', async ({ page, receiver }) => {
  receiver.config = { report: ['frustrated', 'form_abandoned', 'clicked', 'scrolled', 'exit_intended', 'went_idle'], touchpoints: [{ name: 'fields', selector: 'input, button' }] };
  receiver.pages.set('/page', { body: html(scriptTag('data-endpoint="/collect" data-config="/attune.json"'), body) });
  await page.clock.install();
  await page.goto(`${receiver.url}/page?token=secret-token#order-77812`);
  await ready(page);
  await partRun(page, receiver, 'frustrated');
  // What hears clicks is there once the tasks that it was loaded in are over.
  await attune(page, 'flush');
  for (const [field, secret] of Object.entries(typed)) {
    await page.locator(field).pressSequentially(secret);
    await page.locator(field).click();
  }
  for (const target of ['.buy', '.vault-open', '.diary-fails', '.more', '.orders', '.call', '.fails']) {
    for (let i = 0; i < 3; i++) await page.locator(target).click();
    // Each gets its verdict before anything else happens that might answer it.
    await page.clock.runFor(2800);
  }
  await page.evaluate(() => scrollTo(0, 9000));
  await page.mouse.move(300, 300);
  await page.evaluate(() => document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 })));
  await page.clock.runFor(130_000);
  await page.goto(`${receiver.url}/plain`);
  await expect.poll(() => receiver.stored('page_left').length).toBe(1);
  await expect.poll(() => receiver.stored('form_abandoned').map(({ data }) => data)).toEqual([{ form: '#signup' }]);

  const bodies = receiver.requests.map(({ body }) => body).join('\n').toLowerCase();
  for (const word of [...Object.values(typed), ...written, ...generated]) expect.soft(bodies, word).not.toContain(word.toLowerCase());
  const told = ['clicked', 'frustrated'].flatMap((name) => receiver.stored(name).map(({ data }) => data!['selector'] as string));
  expect([...new Set(told)].sort()).toEqual(['#shop a.call', '#shop a.orders', '#shop button.fails', '#shop button.more', '#signup button.buy', '#signup input[name=email]', '#signup textarea[name=note]']);
  expect(Math.max(...told.map(({ length }) => length))).toBeLessThanOrEqual(100);
  // Each kind of event was there to be searched.
  expect([...new Set(receiver.stored().map(({ name }) => name))]).toEqual(expect.arrayContaining(['page_viewed', 'page_left', 'touchpoint_viewed', 'touchpoint_left', 'clicked', 'frustrated', 'form_abandoned', 'scrolled', 'exit_intended', 'went_idle']));
  expect(new Set(receiver.stored('frustrated').map(({ data }) => data!['kind']))).toEqual(new Set(['rage_click', 'dead_click', 'error_click']));
});
