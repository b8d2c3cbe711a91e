/**
 * Modals — dialogs of the page: an automatic survey waits while one is open, one that is asked for can be used inside it, whatever traps
 * the focus there. And an on-screen keyboard, above which the field and its button stay.
 */
import type { Page } from '@playwright/test';
import { ask, card, survey, told, visit } from './asking.ts';
import { attune, expect, ready, test } from './fixtures.ts';
import { html, importMap } from './receiver.ts';

const nps = { id: 'score', type: 'nps', ask: 'How likely?' } as const;
const why = { id: 'why', type: 'text', ask: 'Why?' } as const;

/** As libraries do it: what the focus does outside is undone, and the rest of the page is taken out of reach. */
const trap = `<script>
  window.openTrap = () => {
    const modal = document.getElementById('modal');
    modal.hidden = false;
    modal.querySelector('button').focus();
    document.addEventListener('focusin', window.pull = ({ target }) => modal.contains(target) || modal.querySelector('button').focus());
  };
  window.closeTrap = () => { document.removeEventListener('focusin', window.pull); document.getElementById('modal').remove(); };
</script>`;

const kinds = {
  'showModal()': { body: '<dialog id="modal"><button>Inside</button></dialog>', open: "document.getElementById('modal').showModal()", close: "document.getElementById('modal').close()" },
  'a Radix-style trap': {
    body: `${trap}<div id="root"><button>Outside</button></div><div id="modal" role="dialog" data-state="open" style="position:fixed;inset:20%;transform:translate(1px);pointer-events:auto" hidden><button>Inside</button></div>`,
    open: "openTrap(); root.setAttribute('aria-hidden', 'true'); root.dataset.ariaHidden = 'true'; document.body.style.pointerEvents = 'none'",
    close: "closeTrap(); root.removeAttribute('aria-hidden'); delete root.dataset.ariaHidden; document.body.style.pointerEvents = ''",
  },
  'a MUI-style trap': {
    body: `${trap}<div id="root"><button>Outside</button></div><div id="modal" role="presentation" style="position:fixed;inset:0" hidden><div role="dialog" aria-modal="true" style="transform:scale(1)"><button>Inside</button></div></div>`,
    open: "openTrap(); root.setAttribute('aria-hidden', 'true')", close: "closeTrap(); root.removeAttribute('aria-hidden')",
  },
} as const;

for (const [name, { body, open, close }] of Object.entries(kinds)) {
  test(`${name}: an automatic survey waits until it is closed`, async ({ page, receiver }) => {
    await visit({ page, receiver, surveys: [survey([nps], { on: 'bought' })], body });
    await page.evaluate(open);
    await attune(page, 'track', 'bought');
    await expect.poll(async () => (await attune<{ because: string }>(page, 'explain', 's')).because).toBe('It waits while a dialog of the page is open.');
    await expect(card(page)).toHaveCount(0);
    await page.evaluate(close);
    await expect(card(page)).toBeVisible();
  });

  test(`${name}: show() inside it can be used by pointer and by keyboard, and goes with it`, async ({ page, receiver }) => {
    await visit({ page, receiver, surveys: [survey([nps, why])], body });
    await page.evaluate(open);
    await attune(page, 'show', 's');
    await expect(page.locator('#modal attune-survey form')).toBeVisible();
    await card(page).getByRole('radio', { name: /^8/ }).click({ force: true });
    await expect(ask(page)).toHaveText('Why?');
    await page.getByText('Inside').focus();
    await page.keyboard.press('F6');
    await expect(card(page).getByRole('textbox')).toBeFocused();
    await page.keyboard.type('Because');
    await expect(card(page).getByRole('textbox')).toHaveValue('Because');
    await page.evaluate(close);
    await expect.poll(() => told(page, receiver, 'survey_dismissed')).toMatchObject([{ how: 'removed', question: 'why' }]);
    expect(await told(page, receiver, 'survey_answered')).toMatchObject([{ value: 8 }]);
  });
}

async function raiseKeyboard(page: Page, height: number): Promise<void> {
  await page.evaluate((taken) => {
    const { visualViewport: view, innerHeight } = window;
    Object.defineProperty(view, 'height', { value: innerHeight - taken, configurable: true });
    view!.dispatchEvent(new Event('resize'));
  }, height);
}

test('above an on-screen keyboard the field and its button stay in sight', async ({ page, receiver }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await visit({ page, receiver, surveys: (['popover', 'modal'] as const).map((as) => survey([why], { id: as, show: { as } })) });
  for (const as of ['popover', 'modal']) {
    await attune(page, 'show', as);
    await card(page).getByRole('textbox').focus();
    await raiseKeyboard(page, 420);
    for (const part of [card(page).getByRole('textbox'), card(page).getByRole('button', { name: 'Send' })]) {
      await expect.poll(async () => {
        const box = (await part.boundingBox())!;
        return box.y >= 0 && box.y + box.height <= 380;
      }, as).toBe(true);
    }
    await raiseKeyboard(page, 0);
    await attune(page, 'close');
  }
});

test('attune/surveys asks, and needs nothing else', async ({ page, receiver }) => {
  receiver.pages.set('/only', { body: html(`${importMap}<script type="module">
    import { createAttune } from 'attune/surveys';
    const client = createAttune({ endpoint: '/collect', surveys: [{ id: 's', questions: [{ id: 'score', type: 'nps', ask: 'How likely?' }] }] });
    window.attune = Object.assign((name, ...args) => client[name](...args), client);
  </script>`) });
  await page.goto(`${receiver.url}/only`);
  await ready(page);
  await expect(ask(page)).toHaveText('How likely?');
  await card(page).getByRole('radio', { name: /^10/ }).click({ force: true });
  expect(await told(page, receiver, 'survey_answered')).toMatchObject([{ value: 10, group: 'promoter' }]);
  expect(receiver.asked.filter((path) => path === '/sdk/index.js')).toEqual([]);
});

test('thanks: asks whether the visitor may be contacted, after the run is complete', async ({ page, receiver }) => {
  const thanks = [{ if: { 'answers.score': { $lte: 6 } }, text: 'We are sorry.', ask_contact: true }, { text: 'Lovely.', link: { label: 'Share', href: '/share' } }];
  await visit({ page, receiver, surveys: [survey([nps], { thanks })] });
  await attune(page, 'show', 's');
  await card(page).getByRole('radio', { name: /^2/ }).click({ force: true });
  await expect(ask(page)).toHaveText('We are sorry.');
  expect(await told(page, receiver, 'survey_completed')).toHaveLength(1);
  await card(page).getByRole('button', { name: 'Send' }).click();
  await expect(card(page).getByRole('alert')).toHaveText('Please check your answer.');
  await card(page).getByLabel('Email').fill('ada@example.com');
  await page.keyboard.press('Enter');
  await expect(card(page).getByText('We will be in touch.')).toBeVisible();
  expect((await told(page, receiver, 'survey_answered')).at(-1)).toMatchObject({ question: 'contact', type: 'contact', value: { email: 'ada@example.com' } });
});
