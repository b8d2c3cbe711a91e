/**
 * Links — a survey opened by a link, its first answer given with it; runs that a reload or a killed tab has interrupted; and what is
 * no answer, no survey, no storage.
 */
import { auditOf, bringAxe } from './axe.ts';
import { ask, card, survey, told, visit } from './asking.ts';
import { attune, expect, partRun, ready, test } from './fixtures.ts';

const nps = { id: 'score', type: 'nps', ask: 'How likely?' } as const;
const why = { id: 'why', type: 'text', ask: 'Why?' } as const;
const errors = `<script>window.heard = []; addEventListener('error', (event) => heard.push(event.message));
  console.warn = (words) => heard.push(words);</script>`;
const heard = (page: import('@playwright/test').Page): Promise<string[]> => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

test('a link with an answer opens the survey at its next question, and answers once', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys: [survey([nps, why])], path: '/asked?a=1&attune_survey=s&b=%20x&attune_answer=9#end' });
  await expect(ask(page)).toHaveText('Why?');
  expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('?a=1&b=%20x#end');
  expect(await told(page, receiver, 'survey_answered')).toMatchObject([{ survey: 's', question: 'score', value: 9, group: 'promoter' }]);
  await page.reload();
  await ready(page);
  await expect(ask(page)).toHaveText('Why?');
  expect(await told(page, receiver, 'survey_answered')).toHaveLength(1);
  expect(await told(page, receiver, 'survey_shown')).toHaveLength(1);
});

test('a link whose answer is out of range, no number, far too long, negative or a script opens the survey at that question, and says what is wrong', async ({ page, receiver }) => {
  for (const answer of ['11', 'nine', 'x'.repeat(10_000), '-1', '<img src=x onerror=alert(1)>']) await test.step(answer.slice(0, 30), async () => {
    await visit({ page, receiver, surveys: [survey([nps])], path: `/asked?attune_survey=s&attune_answer=${encodeURIComponent(answer)}`, head: errors });
    await expect(ask(page)).toHaveText('How likely?');
    expect(await told(page, receiver, 'survey_answered')).toEqual([]);
    await expect.poll(async () => (await heard(page)).join()).toMatch(/\[bad_argument\]|not of the kind.*attune_answer/);
    expect(new URL(page.url()).search).toBe('');
    // The next link meets a visitor who was asked nothing yet.
    await page.goto(`${receiver.url}/plain`);
    await page.evaluate(() => [localStorage, sessionStorage].forEach((one) => one.clear()));
  });
});

test('a survey goes on after a reload at the question where it stopped, and not once it was changed', async ({ page, receiver }) => {
  const surveys = [survey([nps, why, { id: 'more', type: 'text', ask: 'More?' }])];
  await visit({ page, receiver, surveys });
  await attune(page, 'show', 's');
  await card(page).getByRole('radio', { name: /^4/ }).click({ force: true });
  await card(page).getByRole('textbox').fill('Late.');
  await card(page).getByRole('button', { name: 'Send' }).click();
  await expect(ask(page)).toHaveText('More?');
  await page.reload();
  await expect(ask(page)).toHaveText('More?');
  await card(page).getByRole('button', { name: 'Back' }).click();
  await expect(card(page).getByRole('textbox')).toHaveValue('Late.');
  const [shown, another] = await told(page, receiver, 'survey_shown');
  expect(another).toBeUndefined();
  expect(new Set((await told(page, receiver, 'survey_answered')).map((data) => data!['response']))).toEqual(new Set([shown!['response']]));
  // The copy that the device has is used once more while the new file arrives.
  receiver.config = { surveys: [survey([nps, why])] };
  await page.goto(`${receiver.url}/plain`);
  await page.evaluate(() => localStorage.removeItem('attune:config'));
  await page.goto(`${receiver.url}/asked`);
  await ready(page);
  await attune(page, 'explain', 's');
  await expect(card(page)).toHaveCount(0);
});

test('an answer arrives although the page is closed right after the tap', async ({ page, context, receiver }) => {
  const other = await context.newPage();
  await other.goto(`${receiver.url}/plain`);
  await page.bringToFront();
  await visit({ page, receiver, surveys: [survey([nps, why])] });
  await attune(page, 'show', 's');
  await card(page).getByRole('radio', { name: /^7/ }).click({ force: true });
  await page.close();
  await expect.poll(() => receiver.stored('survey_answered').length, { timeout: 3000 }).toBe(1).catch(async () => {
    // What a closing tab could not send, the next page does.
    await other.goto(`${receiver.url}/`);
    await expect.poll(() => receiver.stored('survey_answered').length).toBe(1);
  });
  expect(receiver.stored('survey_answered')[0]!.data).toMatchObject({ question: 'score', value: 7 });
});

for (const [way, open] of Object.entries({
  'show()': (page: import('@playwright/test').Page) => attune(page, 'show', 'nobody'),
  'a mark': (page: import('@playwright/test').Page) => page.getByText('Go').click(),
})) {
  test(`an unknown survey is told of, by ${way}, and nothing is shown`, async ({ page, receiver }) => {
    await visit({ page, receiver, surveys: [survey([nps])], body: '<button data-attune-survey="nobody">Go</button>', head: errors });
    await open(page);
    await expect.poll(async () => (await heard(page)).join()).toContain('no survey of this id');
    await expect(card(page)).toHaveCount(0);
    // One that is known opens after it as ever.
    await attune(page, 'show', 's');
    await expect(ask(page)).toHaveText('How likely?');
    expect(await told(page, receiver, 'survey_shown')).toMatchObject([{ survey: 's' }]);
  });
}

test('a `javascript:` link, of a message or of the last word, is not drawn, its words are', async ({ page, receiver }) => {
  const link = { label: 'Go', href: 'java\tscript:document.title="hit"' };
  const message = (id: string, href: string) => ({ id, type: 'message', ask: `News ${id}.`, link: { label: 'Go', href } } as const);
  await visit({ page, receiver, surveys: [survey([message('bad', link.href), message('good', '/more')], { thanks: [{ text: 'Bye.', link }] })] });
  await attune(page, 'show', 's');
  const links = page.locator('attune-survey a');
  for (const [words, count] of [['News bad.', 0], ['News good.', 1], ['Bye.', 0]] as const) {
    await expect(ask(page)).toHaveText(words);
    await expect(links).toHaveCount(count);
    if (count) await expect(links).toHaveAttribute('href', `${receiver.url}/more`);
    if (words !== 'Bye.') await card(page).getByRole('button', { name: 'Next' }).click();
  }
  await expect(page).not.toHaveTitle('hit');
});

test('a survey that is taken out of the configuration while open goes, and what was answered is kept', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys: [survey([nps, why])] });
  await attune(page, 'show', 's');
  await card(page).getByRole('radio', { name: /^2/ }).click({ force: true });
  await attune(page, 'update', { surveys: [] });
  await expect(card(page)).toHaveCount(0);
  expect(await told(page, receiver, 'survey_answered')).toMatchObject([{ value: 2 }]);
  expect(await told(page, receiver, 'survey_dismissed')).toMatchObject([{ how: 'removed' }]);
});

test('words are taken as they are, of any script and direction, and never longer than agreed', async ({ page, receiver }) => {
  await visit({ page, receiver, surveys: [survey([why])] });
  await attune(page, 'show', 's');
  await card(page).getByRole('textbox').focus();
  await page.keyboard.insertText(`\u202E<b>🦆 שלום</b> ${'x'.repeat(10_000)}`);
  await card(page).getByRole('button', { name: 'Send' }).click();
  await expect(ask(page)).toHaveText('Thank you.');
  const [answered] = await told(page, receiver, 'survey_answered');
  expect(answered!['value']).toBe(`\u202E<b>🦆 שלום</b> ${'x'.repeat(10_000)}`.slice(0, 2000));
});

for (const when of ['from the start', 'while answering'] as const) {
  test(`where an answer can neither be kept nor sent, ${when}, the last word says so, and offers the words to copy`, async ({ page, receiver }) => {
    const isLater = when === 'while answering';
    const takeStorage = (): void => {
      const fail = (): never => { throw new DOMException('no', 'SecurityError'); };
      Object.defineProperty(window, 'indexedDB', { value: { open: fail } });
      IDBDatabase.prototype.transaction = fail;
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: fail });
    };
    if (!isLater) await page.addInitScript(takeStorage);
    // In German, for these words come late and from far.
    await visit({ page, receiver, surveys: [survey([nps, why])], path: '/asked?de', head: '<script>document.documentElement.lang = "de"</script>' });
    await attune(page, 'show', 's');
    await card(page).getByRole('radio', { name: /^2/ }).click({ force: true });
    await expect(ask(page)).toHaveText('Why?');
    await partRun(page, receiver, 'vigil');
    if (isLater) await page.evaluate(takeStorage);
    await receiver.down(true);
    await card(page).getByRole('textbox').fill('It came late.');
    await card(page).getByRole('button', { name: 'Senden' }).click();
    const notice = page.locator('attune-survey .unkept');
    await expect(notice).toContainText('weder gespeichert noch gesendet', { timeout: 15_000 });
    await expect(notice.getByLabel('Ihre Worte')).toHaveValue('How likely?\n2\n\nWhy?\nIt came late.');
    await bringAxe(page);
    expect((await auditOf(page)).violations).toEqual([]);
    await notice.getByRole('button', { name: 'Meine Worte kopieren' }).click();
    await receiver.down(false);
    // What is still in the page goes out when it can.
    await expect.poll(() => told(page, receiver, 'survey_answered')).toMatchObject([{ value: 2 }, { value: 'It came late.' }]);
  });
}

test('what was answered is followed up on the next visit, in its slot, and not before', async ({ page, receiver }) => {
  const followUp = { if: { 'answers.score': { $lte: 6 } }, text: 'You gave us {answers.score}. Parcels now leave the same day.', slot: 'news' };
  await visit({ page, receiver, surveys: [survey([nps], { followUp })], body: '<p data-attune-slot="news">News</p>' });
  await attune(page, 'show', 's');
  await card(page).getByRole('radio', { name: /^3/ }).click({ force: true });
  await expect.poll(() => page.evaluate(() => localStorage.getItem('attune:followups'))).toContain('"score":3');
  await page.reload();
  await ready(page);
  await attune(page, 'explain', 's');
  await expect(page.locator('[data-attune-slot]')).toHaveText('News');
  // Half an hour later; a page that is left says when.
  await page.goto(`${receiver.url}/plain`);
  await page.evaluate(() => {
    const { t, v } = JSON.parse(localStorage.getItem('attune:visits')!) as { t: number; v: { last: number } };
    localStorage.setItem('attune:visits', JSON.stringify({ t, v: { ...v, last: v.last - 31 * 60_000 } }));
  });
  await page.goto(`${receiver.url}/asked`);
  await expect(page.locator('[data-attune-slot]')).toHaveText('You gave us 3. Parcels now leave the same day.');
  expect(await told(page, receiver, 'slot_shown')).toMatchObject([{ slot: 'news', variant: 'follow_up', because: 's' }]);
});
