/**
 * Touchpoints entry — `attune/core` with `attune/touchpoints`, as an application without a bundler imports them. Asserts what the server received.
 */
import { expect, partRun, test } from './fixtures.ts';
import { html, importMap } from './receiver.ts';

test('a client of the core notices pages, elements, clicks, signals and reports', async ({ page, receiver }) => {
  receiver.pages.set('/app', { body: html(`${importMap}<script type="module">
    import { createAttune } from 'attune/core';
    import { touchpoints } from 'attune/touchpoints';
    const report = ['clicked'];
    window.attune = createAttune({ endpoint: '/collect', plugins: [touchpoints({ touchpoints: [{ name: 'plan', selector: '.plan' }], report })] });
    window.heard = [];
    attune.on('scrolled', ({ data }) => heard.push(data.depth));
    attune.touchpoint('shop_visit', { channel: 'in_person' });
  </script>`, '<button class="buy" data-attune-track="bought">Buy</button><button class="more">More</button><p class="plan">Plan</p><div style="height:4000px"></div>') });
  await page.goto(`${receiver.url}/app`);
  await page.waitForFunction('window.heard');
  await partRun(page, receiver, 'signals');
  await expect.poll(async () => (await page.evaluate('attune.flush()'), receiver.stored('touchpoint_viewed').map(({ data }) => data))).toEqual([{ touchpoint: 'plan', channel: 'web' }]);
  await page.click('.buy');
  await page.click('.more');
  await page.evaluate(() => scrollTo(0, 9000));
  await expect.poll(() => page.evaluate('heard.length')).toBe(10);
  await page.evaluate(() => history.pushState({}, '', '/app/two'));
  await page.goto(`${receiver.url}/plain`);
  await expect.poll(() => receiver.stored('page_left').length).toBe(2);
  expect(receiver.stored('page_viewed').map(({ data }) => data!['path'])).toEqual(['/app', '/app/two']);
  expect(receiver.stored('bought')).toHaveLength(1);
  expect(receiver.stored('clicked').map(({ data }) => data)).toEqual([{ selector: 'button.more' }]);
  expect(receiver.stored('touchpoint_reported').map(({ data }) => data)).toEqual([{ touchpoint: 'shop_visit', channel: 'in_person' }]);
  expect(receiver.stored('scrolled')).toEqual([]);
  expect(receiver.stored().filter(({ bot }) => !bot)).toEqual([]);
  expect(receiver.duplicates()).toBe(0);
});
