/**
 * Keyboard — one on the screen takes half of it: the field and the way on stay in sight, wherever the survey stands. `visualViewport` says
 * what a phone's would; how it is with a popover and a modal stands in `modals.spec`.
 */
import type { Page } from '@playwright/test';
import { ask, card, survey, visit } from './asking.ts';
import { attune, expect, test } from './fixtures.ts';

const why = { id: 'why', type: 'text', ask: 'Why?', help: 'In a word or two.' } as const;
const screen = { width: 390, height: 800 };

/** What a keyboard of so many px leaves. */
function raise(page: Page, taken: number): Promise<void> {
  return page.evaluate((px) => {
    Object.defineProperty(visualViewport, 'height', { value: innerHeight - px, configurable: true });
    visualViewport!.dispatchEvent(new Event('resize'));
  }, taken);
}

/** The field and the button lie wholly within what is left. */
async function seen(page: Page, taken: number): Promise<void> {
  for (const part of [card(page).getByRole('textbox'), card(page).getByRole('button', { name: 'Send' })]) {
    await expect.poll(async () => {
      const { y, height } = (await part.boundingBox())!;
      return y >= 0 && y + height <= screen.height - taken;
    }).toBe(true);
  }
}

for (const as of ['bar', 'page', 'inline'] as const) {
  test(`above an on-screen keyboard the field and its button stay in sight: ${as}`, async ({ page, receiver }) => {
    await page.setViewportSize(screen);
    // The slot stands where the keyboard will, and the page goes on below it.
    const body = '<div style="height:480px">A page</div><div data-attune-slot="here"></div><div style="height:900px">More</div>';
    await visit({ page, receiver, surveys: [survey([why], { show: { as, slot: 'here' } })], body });
    await attune(page, 'show', 's');
    await expect(ask(page)).toHaveText('Why?');
    await card(page).getByRole('textbox').focus();
    for (const taken of [420, 560]) {
      await raise(page, taken);
      await seen(page, taken);
    }
    await raise(page, 0);
    await seen(page, 0);
  });
}
