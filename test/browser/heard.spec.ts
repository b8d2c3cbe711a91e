/**
 * Heard — what assistive technology is given of every type, state and place: roles, names, states, and what the live region says.
 * The trees stand beside this file, one for each card, to be read by people; `--update-snapshots` writes them anew.
 */
import { cards, close, open, surveys, types } from './cards.ts';
import { expect, ready, test } from './fixtures.ts';
import { html, scriptTag } from './receiver.ts';

const panel = 'attune-survey .panel';
const field = { nps: 'fieldset', error: '#field', 'contact-error': '[type=email]', 'matrix-error': '.row:last-child' } as const;

for (const [kind, group] of Object.entries({ type: types, 'state and place': cards.slice(types.length) })) {
  test(`each ${kind} is heard as it is meant`, async ({ page, receiver }) => {
    // The address of what it links to is part of a tree.
    receiver.config = JSON.parse(JSON.stringify({ surveys }).replaceAll('"/', '"https://shop.example/')) as object;
    receiver.pages.set('/page', { body: html(scriptTag('data-config="/attune.json"'), '<h1>A page</h1><div data-attune-slot="here"></div>') });
    await page.goto(`${receiver.url}/page`);
    await ready(page);
    for (const { id } of group) {
      await open(page, id);
      // A dialog says itself that it is there; all else is announced a moment later.
      await page.evaluate(async () => {
        const root = document.querySelector('attune-survey')!.shadowRoot!;
        while (!root.querySelector('dialog') && root.querySelector('.panel > .said')!.textContent === '') await new Promise(requestAnimationFrame);
      });
      await expect.soft(page.locator(panel), id).toMatchAriaSnapshot({ name: `${id}.aria.yml` });
      if (id in field) await expect.soft(page.locator(`${panel} ${field[id as keyof typeof field]}`), id).toHaveAccessibleDescription(/^(To a friend|Please (answer this question|check your answer))\.$/);
      await close(page);
    }
  });
}
