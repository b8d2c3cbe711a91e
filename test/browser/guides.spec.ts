/**
 * Guides — what `docs/first-survey.md`, `consent.md` and `theming.md` tell a stranger to write, taken from there and run as it stands.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AttuneEvent, Theme } from '../../src/types.ts';
import { ask, card, survey, visit } from './asking.ts';
import { attune, expect, ready, test } from './fixtures.ts';
import { serve, site, stored } from './personal.ts';

/** The blocks of a guide by the name that stands beside their language. */
function blocks(guide: string): { readonly [name: string]: string } {
  const found = readFileSync(`docs/${guide}.md`, 'utf8').matchAll(/^```\w+ (\S+)\n([^]*?)^```/gm);
  return Object.fromEntries([...found].map(([, name = '', text = '']) => [name, text]));
}

test('a first survey: the files of the guide alone serve, ask, and have the answers on disk', async ({ page }) => {
  mkdirSync('.tmp', { recursive: true });
  const folder = mkdtempSync(join('.tmp', 'tea-'));
  for (const [name, text] of Object.entries(blocks('first-survey'))) writeFileSync(join(folder, name), text);
  cpSync('dist', join(folder, 'sdk'), { recursive: true });
  expect(execFileSync('bin/attune', ['check', join(folder, 'attune.json')], { encoding: 'utf8' })).toContain('nothing to say');
  const server = spawn(process.execPath, ['server.mjs'], { cwd: folder, env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(server.stdout, 'data') as [Buffer];
  try {
    await page.goto(String(said).trim());
    await ready(page);
    await page.getByRole('button', { name: 'Order' }).click();
    await card(page).locator('label', { hasText: '2' }).click();
    await expect(ask(page)).toHaveText('What made it hard?');
    await card(page).getByRole('textbox').fill('The form.');
    await card(page).getByRole('button', { name: 'Send' }).click();
    await expect(ask(page)).toHaveText('Thank you. We read every word.');
    const events = (): AttuneEvent[] => readFileSync(join(folder, 'events.ndjson'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as AttuneEvent);
    await expect.poll(() => events().filter(({ name }) => name === 'survey_answered').map(({ data }) => [data!['question'], data!['value']])).toEqual([['effort', 2], ['why', 'The form.']]);
    expect(events().find(({ name }) => name === 'order_placed')!.data).toMatchObject({ plan: 'green' });
    expect(await attune(page, 'explain', 'after_order')).toMatchObject({ gates: expect.arrayContaining([expect.objectContaining({ gate: 'limit', pass: false })]) });
  } finally {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What is granted, once the page has said so. */
const granted = (page: Page): Promise<{ readonly [name: string]: unknown }> => attune(page, 'consent');

test('consent: the banner of the guide, and its lines for vanilla-cookieconsent and Klaro, grant and refuse', async ({ page, receiver }) => {
  const guide = blocks('consent');
  const config = JSON.parse(guide['config']!) as object;
  await serve(receiver, '/cc.js', 'vanilla-cookieconsent/dist/cookieconsent.umd.js');
  await serve(receiver, '/klaro.js', 'klaro/dist/klaro-no-css.js');
  const scripts = { own: '', 'vanilla-cookieconsent': '<script src="/cc.js"></script>', klaro: '<script src="/klaro.js" defer></script>' };
  const accept = {
    own: () => page.getByRole('button', { name: 'Accept all' }).click(),
    // Its dialog keeps away from browsers that are driven.
    'vanilla-cookieconsent': () => page.evaluate(`CookieConsent.acceptCategory('all')`),
    klaro: () => page.evaluate(`(() => { const manager = klaro.getManager(); manager.changeAll(true); manager.saveAndApplyConsents(); })()`),
  };
  for (const [name, script] of Object.entries(scripts)) {
    await page.context().clearCookies();
    await page.goto(site(receiver, { config, path: `/${name}`, body: `<h1>A page</h1>${guide[name]}`, head: `<script>localStorage.clear()</script>${script}` }));
    await ready(page);
    expect(await granted(page), name).toMatchObject({ measurement: false, personalization: false });
    // Klaro says "no" for those who have not answered; that much is a choice, and kept.
    expect((await stored(page)).local.filter((key) => key.startsWith('attune:') && key !== 'attune:consent'), name).toEqual([]);
    await accept[name as keyof typeof accept]();
    await expect.poll(() => granted(page), name).toMatchObject({ measurement: true, personalization: true });
  }
  expect((JSON.parse(guide['google']!) as { consent: object }).consent).toEqual({ from: 'google' });
});

test('theming: what the guide writes is what is drawn, and words stay legible', async ({ page, receiver }) => {
  const guide = blocks('theming');
  const { theme } = JSON.parse(guide['theme']!) as { theme: Theme };
  const look = () => card(page).evaluate((form) => {
    const panel = form.closest('.panel')!;
    const { backgroundColor, borderTopLeftRadius, fontFamily } = getComputedStyle(panel);
    const pen = document.createElement('canvas').getContext('2d')!;
    pen.fillStyle = backgroundColor;
    pen.fillRect(0, 0, 1, 1);
    return { surface: [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)], borderTopLeftRadius, fontFamily };
  });
  await visit({ page, receiver, surveys: [survey([{ id: 'why', type: 'text', ask: 'Why?' }], { show: { as: 'modal' } })], config: { theme } });
  await attune(page, 'show', 's');
  await expect(ask(page)).toHaveText('Why?');
  expect(await look()).toEqual({ surface: [247, 251, 249], borderTopLeftRadius: '4px', fontFamily: 'Georgia, serif' });
  await visit({ page, receiver, surveys: [survey([{ id: 'why', type: 'text', ask: 'Why?' }], { show: { as: 'modal' } })], config: { theme }, head: `<style>${guide['page']}</style>` });
  await attune(page, 'show', 's');
  await expect(ask(page)).toHaveText('Why?');
  expect(await look()).toMatchObject({ surface: [255, 250, 240], borderTopLeftRadius: '0px' });
});
