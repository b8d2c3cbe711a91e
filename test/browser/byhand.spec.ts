/**
 * By hand — surveys that the page opens, calls off, replaces and moves about, while what shows them is still on its way.
 */
import type { Page } from '@playwright/test';
import { ask, card, survey, told, visit } from './asking.ts';
import { attune, expect, partRun, test } from './fixtures.ts';

const nps = { id: 'score', type: 'nps', ask: 'How likely?' } as const;
const table = { id: 'parts', type: 'matrix', ask: 'How was it?', rows: ['Price'], columns: ['Bad', 'Good'] } as const;
const surveys = [survey([nps]), survey([table], { id: 'slow' }), survey([nps], { id: 'quick' }), survey([{ ...nps, ask: 'And this?' }], { id: 'last' })];

/** What was shown so far, by survey; `last` is shown to prove that whatever came before it would have been. */
async function shown(page: Page): Promise<readonly string[]> {
  await page.evaluate(`attune('show', 'last')`);
  await expect(ask(page)).toHaveText('And this?');
  return page.evaluate('shown');
}

const listen = (page: Page): Promise<unknown> => page.evaluate(`window.shown = []; attune('on', 'survey_shown', ({ data }) => shown.push(data.survey))`);

test('what is closed before it is there is not shown, and what is asked for last is', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys });
  await listen(page);
  await page.evaluate(`attune('show', 's'); attune('close')`);
  await page.evaluate(`attune('show', 'slow'); attune('show', 'quick')`);
  await expect(ask(page)).toHaveText('How likely?');
  await partRun(page, receiver, 'tag-rest');
  // All that it takes is loaded by now.
  await page.evaluate(`attune('show', 'slow'); attune('close')`);
  expect(await shown(page)).toEqual(['quick', 'last']);
  expect(await told(page, receiver, 'survey_dismissed')).toMatchObject([{ survey: 'quick', how: 'api' }]);
});

test('what is replaced or taken out of the configuration on its way is asked as it is by then, or not at all', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys });
  await listen(page);
  await page.evaluate(([config]) => {
    const { attune } = window as unknown as { attune: (...call: unknown[]) => unknown };
    attune('show', 's');
    attune('update', config);
  }, [{ limits: { all: {} }, surveys: [survey([{ ...nps, ask: 'In other words?' }])] }]);
  await expect(ask(page)).toHaveText('In other words?');
  await page.evaluate(([config]) => {
    const { attune } = window as unknown as { attune: (...call: unknown[]) => unknown };
    attune('close');
    attune('show', 's');
    attune('update', config);
  }, [{ limits: { all: {} }, surveys: [surveys[3]] }]);
  expect(await shown(page)).toEqual(['s', 'last']);
});

test('after dispose nothing is shown that was still on its way', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys });
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/tag-showing-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await listen(page);
  const asked = page.waitForRequest('**/tag-showing-*.js');
  await page.evaluate(`attune('show', 's')`);
  await asked;
  await page.evaluate(`attune('dispose')`);
  release();
  await partRun(page, receiver, 'tag-showing');
  expect(await page.evaluate('shown')).toEqual([]);
  await expect(page.locator('attune-survey')).toHaveCount(0);
});

for (const as of ['popover', 'modal', 'bar'] as const) {
  test(`a survey whose place the page moves about stays open and can be answered: ${as}`, async ({ page, receiver }) => {
    await visit({ page, receiver, surveys: [survey([nps], { show: { as } })], body: '<main></main><div id="box"></div>' });
    await page.evaluate(`attune('show', 's', { at: box })`);
    await expect(ask(page)).toHaveText('How likely?');
    await page.evaluate(`document.querySelector('main').append(box)`);
    await expect(ask(page)).toBeVisible();
    await card(page).locator('label', { hasText: '9' }).click();
    await expect.poll(() => told(page, receiver, 'survey_completed')).toMatchObject([{ answers: { score: 9 } }]);
    expect(await told(page, receiver, 'survey_dismissed')).toEqual([]);
  });
}

test('one that the page takes away is over, and the next is free to come', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys });
  await attune(page, 'show', 's');
  await expect(ask(page)).toHaveText('How likely?');
  await page.evaluate(`window.host = document.querySelector('attune-survey'), host.remove()`);
  await expect.poll(() => told(page, receiver, 'survey_dismissed')).toMatchObject([{ survey: 's', how: 'removed' }]);
  await page.evaluate('document.body.append(host)');
  await listen(page);
  expect(await shown(page)).toEqual(['last']);
});

test('a dialog that the page keeps but hides holds nothing up', async ({ page, receiver }) => {
  const kept = '<div role="presentation" aria-hidden="true" style="position:fixed;inset:0;visibility:hidden"><div role="dialog" aria-modal="true" tabindex="-1">Menu</div></div>';
  await visit({ page, receiver, surveys: [survey([nps], { on: 'bought' })], body: kept });
  await attune(page, 'track', 'bought');
  await expect(ask(page)).toHaveText('How likely?');
});
