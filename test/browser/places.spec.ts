/**
 * Places — where a survey stands, what it leaves alone, and how it is opened: slots, tabs, whole pages, elements, marked buttons, links.
 */
import { ask, card, survey, told, visit } from './asking.ts';
import type { Place } from '../../src/types.ts';
import { attune, expect, test } from './fixtures.ts';

const nps = { id: 'score', type: 'nps', ask: 'How likely?' } as const;
const why = { id: 'why', type: 'text', ask: 'Why?' } as const;
const panel = 'attune-survey .panel';

test('inline: stands in its slot, takes no focus, and its last word stays', async ({ page, receiver }) => {
  const surveys = [survey([nps], { on: 'page_viewed', show: { as: 'inline', slot: 'help' } })];
  await visit({ page, receiver, surveys, body: '<h1>A page</h1><div data-attune-slot="help"></div><p id="after">After</p>' });
  await expect(page.locator('[data-attune-slot] attune-survey form')).toBeVisible();
  const [form, after] = [await card(page).boundingBox(), await page.locator('#after').boundingBox()];
  expect(after!.y).toBeGreaterThanOrEqual(form!.y + form!.height);
  const close = await card(page).getByRole('button', { name: 'Close' }).boundingBox();
  expect(close!.y).toBeGreaterThan(form!.y);
  await card(page).getByRole('radio', { name: /^9/ }).click({ force: true });
  await expect(ask(page)).toHaveText('Thank you.');
  expect(await told(page, receiver, 'survey_shown')).toMatchObject([{ as: 'inline' }]);
});

test('inline: waits for a slot that comes later, and says that it does', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys: [survey([nps], { on: 'page_viewed', show: { as: 'inline', slot: 'a "quoted" slot' } })] });
  await expect.poll(async () => (await attune<{ because: string }>(page, 'explain', 's')).because).toBe('The page has no slot for it.');
  await page.evaluate(() => {
    const slot = document.createElement('div');
    slot.dataset['attuneSlot'] = 'a "quoted" slot';
    document.body.append(slot);
  });
  await expect(card(page)).toBeVisible();
});

test('tab: is a button on an edge that opens the survey and has the focus again afterwards, as often as one likes', async ({ page, receiver }) => {
  const surveys = [survey([why], { on: 'page_viewed', show: { as: 'tab', at: 'center-end', label: 'Your view' } }), survey([nps], { id: 'other', on: 'asked' })];
  await visit({ page, receiver, surveys, config: {} });
  const tab = page.getByRole('button', { name: 'Your view' });
  await expect(tab).toBeVisible();
  const box = await tab.boundingBox();
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  expect(box!.x + box!.width).toBeCloseTo(width, 0);
  expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(24);
  expect(await told(page, receiver, 'survey_shown')).toEqual([]);
  for (let times = 0; times < 2; times++) {
    await tab.focus();
    await page.keyboard.press('Enter');
    await expect(ask(page)).toHaveText('Why?');
    await page.keyboard.press('F6');
    await expect(card(page).getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await expect(tab).toBeFocused();
  }
  expect(await told(page, receiver, 'survey_shown')).toMatchObject([{ as: 'tab' }, { as: 'tab' }]);
  await attune(page, 'update', { surveys: [] });
  await expect(tab).toHaveCount(0);
});

test('tab: keeps to its own pages while one goes about in a single-page application', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys: [survey([why], { on: 'page_viewed', pages: ['/asked'], show: { as: 'tab', label: { en: 'Say something', de: 'Sag etwas' } } })] });
  const tab = page.getByRole('button', { name: 'Say something' });
  await expect(tab).toBeVisible();
  await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
  await expect(tab).toHaveCount(0);
  await page.evaluate(() => history.pushState(null, '', '/asked'));
  await expect(tab).toBeVisible();
});

test('page: fills the page and stays until it is closed', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys: [survey([nps], { show: { as: 'page' } })], path: '/asked?attune_survey=s&kept=1' });
  await expect(ask(page)).toHaveText('How likely?');
  const view = page.viewportSize()!;
  // It moves a little while it comes.
  await expect.poll(() => page.locator(panel).boundingBox()).toEqual({ x: 0, y: 0, width: view.width, height: view.height });
  await page.mouse.click(5, 5);
  await expect(ask(page)).toHaveText('How likely?');
  expect(new URL(page.url()).search).toBe('?kept=1');
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
});

test('the nine places of a popover are where their names say, in either direction of writing', async ({ page, receiver }) => {
  const sides = ['start', 'center', 'end'] as const;
  const places = (['top', 'center', 'bottom'] as const).flatMap((edge) => sides.map((side) => `${edge}-${side}`.replace('center-center', 'center') as Place));
  await visit({ page, receiver, surveys: places.map((at) => survey([nps], { id: at, show: { at } })) });
  for (const lang of ['en', 'ar']) {
    await page.evaluate((tag) => document.documentElement.setAttribute('lang', tag), lang);
    for (const at of lang === 'en' ? places : places.filter((one) => /top-start|center-end|bottom-center/.test(one))) {
      await attune(page, 'show', at);
      await expect(page.locator(panel)).toHaveAttribute('data-at', at);
      const where = () => page.locator(panel).evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const place = (low: number, high: number): string => (Math.abs(low - high) < 2 ? 'center' : low < high ? 'low' : 'high');
        return [place(top, innerHeight - bottom), place(left, document.documentElement.clientWidth - right)];
      });
      const [edge = '', side = 'center'] = at.split('-');
      const isLow = (side === 'start') === (await page.locator(panel).evaluate((element) => getComputedStyle(element).direction) === 'ltr');
      // It moves a little while it comes.
      await expect.poll(where, at).toEqual([{ top: 'low', center: 'center', bottom: 'high' }[edge], side === 'center' ? 'center' : isLow ? 'low' : 'high']);
    }
  }
});

test('any element marked with a survey opens it on click, also one that comes later', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys: [survey([nps]), survey([why], { id: 'later' })], body: '<button data-attune-survey="s"><b>Feedback</b></button>' });
  await page.getByText('Feedback').dblclick();
  await expect(ask(page)).toHaveText('How likely?');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<a data-attune-survey="later">More</a>'));
  await page.getByText('More').click();
  await expect(ask(page)).toHaveText('Why?');
  expect(await told(page, receiver, 'survey_shown')).toHaveLength(2);
});

test('<attune-survey id> shows that survey where it stands, also one that comes later', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys: [survey([nps])], body: '<main></main>' });
  await page.evaluate(() => document.querySelector('main')!.append(Object.assign(document.createElement('attune-survey'), { id: 's' })));
  const form = page.locator('main > attune-survey#s form');
  await expect(form).toBeVisible();
  expect(await page.locator(panel).evaluate((element) => getComputedStyle(element).position)).toBe('relative');
  await form.getByRole('radio', { name: /^3/ }).click({ force: true });
  expect(await told(page, receiver, 'survey_answered')).toMatchObject([{ survey: 's', value: 3 }]);
});

test('never covers what has the focus: it goes to the other edge', async ({ page, receiver }) => {
  await visit({
    page, receiver, surveys: (['popover', 'bar'] as const).map((as) => survey([nps], { id: as, show: { as } })),
    body: '<input id="top" style="position:fixed;top:5px;right:5px"><input id="bottom" style="position:fixed;bottom:5px;right:5px">',
  });
  for (const as of ['popover', 'bar']) {
    await page.locator('#bottom').focus();
    await attune(page, 'show', as);
    await expect(page.locator(`attune-survey .${as}`)).toBeVisible();
    for (const id of ['bottom', 'top', 'bottom']) {
      await page.locator(`#${id}`).focus();
      await expect(page.locator(`#${id}`)).toBeFocused();
      const isCovered = await page.evaluate((focused) => {
        const { left, top, width, height } = document.getElementById(focused)!.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2)?.id !== focused;
      }, id);
      expect([as, id, isCovered]).toEqual([as, id, false]);
    }
    await attune(page, 'close');
  }
});
