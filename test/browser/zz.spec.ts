import { card, survey, visit } from './asking.ts';
import { attune, test, expect } from './fixtures.ts';
const rows = ['Packaging', 'Speed of delivery', 'The courier'];
const shots = (page: import('@playwright/test').Page, name: string) => page.screenshot({ path: `.tmp/shot-${name}.png` });
const svg = (c: string) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="${c}"/></svg>`)}`;
const qs = {
  rank: { id: 'q', type: 'rank', ask: 'What matters most to you in a shop?', help: 'Put the most important first.', choices: ['A fair price', 'Good quality', 'Fast delivery', 'Friendly people'] },
  matrix: { id: 'q', type: 'matrix', ask: 'How did we do?', rows, columns: ['Bad', 'Fair', 'Good', 'Very good'] },
  contact: { id: 'q', type: 'contact', ask: 'How may we reach you?', fields: [{ field: 'name', optional: true }, { field: 'email' }, { field: 'phone', optional: true }] },
  date: { id: 'q', type: 'date', ask: 'When did you order?' },
  picture: { id: 'q', type: 'picture', ask: 'Which table would you like best?', choices: [{ id: 'a', label: 'Oak', src: svg('#b98'), alt: 'Oak table' }, { id: 'b', label: 'Elm', src: svg('#8a7'), alt: 'Elm table' }, { id: 'c', label: 'Ash', src: '/gone.png', alt: 'A table of ash' }, { id: 'd', label: 'Walnut', src: svg('#643'), alt: 'Walnut' }] },
} as const;
test('shots', async ({ page, receiver }) => {
  test.setTimeout(120000);
  const surveys = [...Object.entries(qs).map(([id, q]) => survey([q as never], { id })),
    survey([{ id: 'n', type: 'nps', ask: 'How likely are you to recommend us?' }], { id: 'page', show: { as: 'page' } }),
    survey([{ id: 'n', type: 'nps', ask: 'Was this page helpful?' }], { id: 'inline', show: { as: 'inline', slot: 'x' } }),
    survey([{ id: 'n', type: 'nps', ask: 'How likely?' }], { id: 'sorry', thanks: [{ text: 'We are sorry to hear that.', ask_contact: true }] }),
    survey([{ id: 'n', type: 'nps', ask: 'How likely?' }], { id: 'tab', on: 'page_viewed', show: { as: 'tab', at: 'center-end' } }),
    survey([{ id: 'n', type: 'nps', ask: 'How likely?' }], { id: 'tab2', on: 'page_viewed', show: { as: 'tab', at: 'bottom-end', label: 'Your view' } })];
  await visit({ page, receiver, surveys, body: '<h1>A page</h1><p>Some words of the page.</p><div data-attune-slot="x"></div><p>And more.</p>' });
  for (const [name, width, height] of [['phone', 390, 780], ['desk', 900, 640]] as const) {
    await page.setViewportSize({ width, height });
    for (const id of [...Object.keys(qs), 'page', 'inline', 'sorry']) {
      await attune(page, 'show', id);
      await expect(card(page)).toBeVisible();
      if (id === 'contact') await card(page).getByRole('button', { name: 'Next' }).click();
      if (id === 'sorry') { await card(page).getByRole('radio', { name: /^2/ }).click({ force: true }); await expect(card(page).getByLabel('Email')).toBeVisible(); }
      if (id === 'matrix') await card(page).getByRole('radio', { name: 'Good', exact: true }).first().check({ force: true });
      if (id === 'picture') await page.waitForTimeout(300);
      await page.waitForTimeout(350);
      await shots(page, `${name}-${id}`);
      await attune(page, 'close');
    }
    await shots(page, `${name}-tab`);
  }
});
