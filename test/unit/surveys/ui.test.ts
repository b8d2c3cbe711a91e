// @vitest-environment happy-dom
/**
 * Widget — what it tells the run-time, and when. What needs a real browser (top layer, focus, keys) is tested there.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { words } from '../../../src/decision/words.ts';
import { start } from '../../../src/surveys/flow.ts';
import type { Flow } from '../../../src/surveys/flow.ts';
import type { Surface, SurfaceOptions } from '../../../src/surveys/surface.ts';
import { open } from '../../../src/surveys/ui/index.tsx';
import { more } from '../../../src/surveys/ui/more.tsx';
import type { Question, Survey } from '../../../src/types.ts';

const nps: Question = { id: 'nps', type: 'nps', ask: 'Recommend?' };
const why: Question = { id: 'why', type: 'text', ask: 'Why, {first_name|friend}?' };

interface Told { readonly what: string; readonly flow?: Flow; readonly more?: unknown }

let surface: Surface | undefined;
let told: Told[] = [];

function show(survey: Partial<Survey> & Pick<Survey, 'questions'>, extra: Partial<SurfaceOptions> = {}): void {
  const whole: Survey = { id: 's', ...survey };
  surface = open({
    survey: whole, flow: start(whole, {}, { checks: more.checks }), parts: more, attributes: () => ({ first_name: 'Ada' }), locale: 'en', theme: {}, texts: {}, fill: (text, values) => words(text, 'en', values),
    guard: (_, run) => run,
    answered: (flow, question, took) => told.push({ what: 'answered', flow, more: [question, took] }),
    moved: (flow) => told.push({ what: 'moved', flow }),
    completed: (flow) => told.push({ what: 'completed', flow }),
    dismissed: (flow, how) => told.push({ what: 'dismissed', flow, more: how }),
    closed: () => told.push({ what: 'closed' }),
    ...extra,
  });
  // It is prepared, drawn and put into the page in tasks of their own.
  vi.advanceTimersByTime(5);
}

const root = (): ShadowRoot => document.querySelector('attune-survey')!.shadowRoot!;
const find = <E extends HTMLElement>(selector: string): E => root().querySelector<E>(selector)!;
const asked = (): string | null => find('#ask').textContent;
const names = (): string[] => told.map(({ what }) => what);
const tap = (selector: string): boolean => find(selector).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
const arrow = (selector: string): boolean => find(selector).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 0 }));
const press = (selector: string, key: string): boolean => find(selector).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
function type(selector: string, value: string): void {
  find<HTMLInputElement>(selector).value = value;
  find(selector).dispatchEvent(new Event('input', { bubbles: true }));
}

beforeEach(() => {
  told = [];
  vi.useFakeTimers();
});
afterEach(() => {
  surface?.close('api');
  vi.useRealTimers();
});

test('tells a tapped answer at once, and moves on only after it has been seen', () => {
  show({ questions: [nps, why] });
  tap('[value="9"]');
  expect(told).toMatchObject([{ what: 'answered', flow: { answers: { nps: 9 }, at: 'why' }, more: ['nps', expect.any(Number)] }]);
  expect(asked()).toBe('Recommend?');
  vi.advanceTimersByTime(200);
  expect(asked()).toBe('Why, Ada?');
});

test('takes what the arrows pass over for browsing, and Space for the answer', () => {
  show({ questions: [nps, why] });
  arrow('[value="3"]');
  arrow('[value="4"]');
  expect(told).toEqual([]);
  press('[value="4"]', ' ');
  expect(names()).toEqual(['answered']);
  expect(asked()).toBe('Why, Ada?');
});

test('does not take what is typed but not sent for an answer', () => {
  show({ questions: [why] });
  type('#field', 'because');
  surface?.close('api');
  expect(told).toMatchObject([{ what: 'dismissed', flow: { answers: {} }, more: 'api' }, { what: 'closed' }]);
});

test('completes with the last answer, before the thanks are over', () => {
  show({ questions: [nps], thanks: [{ if: { 'answers.nps': { $lt: 5 } }, text: 'Sorry' }, { text: 'Thanks, {answers.nps}' }] });
  tap('[value="10"]');
  expect(names()).toEqual(['answered', 'completed']);
  vi.advanceTimersByTime(200);
  expect(asked()).toBe('Thanks, 10');
  surface?.close('close');
  expect(names()).toEqual(['answered', 'completed', 'closed']);
});

test('says a run completed once, even if two taps come at once', () => {
  show({ questions: [nps] });
  tap('[value="10"]');
  tap('[value="10"]');
  vi.advanceTimersByTime(1000);
  expect(names().filter((name) => name !== 'moved')).toEqual(['answered', 'completed']);
});

test('lets the last word leave by itself, unless there is a link to follow', () => {
  show({ questions: [nps] }, { flow: start({ id: 's', questions: [nps] }, {}, { answers: { nps: 1 } }) });
  vi.advanceTimersByTime(6100);
  expect(names()).toEqual(['completed', 'closed']);
  const thanks = [{ text: 'Bye', link: { label: 'More', href: 'https://example.com/' } }];
  show({ questions: [nps], thanks }, { flow: start({ id: 's', questions: [nps], thanks }, {}, { answers: { nps: 1 } }) });
  vi.advanceTimersByTime(60 * 1000);
  expect(find<HTMLAnchorElement>('a').href).toBe('https://example.com/');
});

test('shows no link that runs a script', () => {
  show({ questions: [{ id: 'm', type: 'message', ask: 'Hello', link: { label: 'Go', href: 'javascript:alert(1)' } }] });
  expect(root().querySelector('a')).toBeNull();
});

test('without auto-advance keeps a tap, and "Next" moves on without answering again', () => {
  show({ questions: [nps, why], show: { autoAdvance: false } });
  tap('[value="7"]');
  vi.advanceTimersByTime(1000);
  expect(told).toMatchObject([{ what: 'answered', flow: { answers: { nps: 7 } } }]);
  expect(asked()).toBe('Recommend?');
  find('form').dispatchEvent(new Event('submit', { cancelable: true }));
  expect(names()).toEqual(['answered', 'moved']);
  expect(asked()).toBe('Why, Ada?');
});

test('asks for words with "something else" before it is an answer', () => {
  show({ questions: [{ id: 'c', type: 'choice', ask: 'Which?', choices: ['a'], other: true }, why] });
  tap('[value="other"]');
  expect(told).toEqual([]);
  type('.field', ' mine ');
  find('form').dispatchEvent(new Event('submit', { cancelable: true }));
  expect(told).toMatchObject([{ what: 'answered', flow: { answers: { c: 'other' }, texts: { c: 'mine' } } }]);
});

test('"none of these" stands alone', () => {
  show({ questions: [{ id: 'c', type: 'choices', ask: 'Which?', choices: ['a', 'b'], none: true }] });
  for (const value of ['a', 'b', 'none']) arrow(`[value="${value}"]`);
  expect([...root().querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value)).toEqual(['none']);
});

test('says what is wrong with an answer, tied to its field, in the site’s own words if there are any', () => {
  show({ questions: [{ id: 'm', type: 'text', ask: 'Mail?', input: 'email' }] }, { texts: { en: { malformed: 'Hm.' } } });
  type('#field', 'nope');
  find('form').dispatchEvent(new Event('submit', { cancelable: true }));
  expect(told).toEqual([]);
  expect(find('#wrong').textContent).toBe('Hm.');
  expect(find('#field').getAttribute('aria-describedby')).toContain('wrong');
});

test('"Not now" ends it for later, and nothing is left in the page', () => {
  show({ questions: [nps] });
  find('.later').click();
  expect(names()).toEqual(['dismissed', 'closed']);
  expect(document.querySelector('attune-survey')).toBeNull();
  surface?.close('api');
  expect(names()).toEqual(['dismissed', 'closed']);
});

test('shows how far it is for three questions, and the way back', () => {
  show({ questions: [nps, why, { ...why, id: 'more' }] });
  expect(find('.steps').getAttribute('aria-label')).toBe('Question 1 of 3');
  press('[value="0"]', 'Enter');
  find('[aria-label=Back]').click();
  expect(asked()).toBe('Recommend?');
  expect(find<HTMLInputElement>(':checked').value).toBe('0');
});

test('mixes choices, but leaves the last where it is', () => {
  const choices = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'last'];
  show({ questions: [{ id: 'c', type: 'choice', ask: 'Which?', choices, shuffle: 'keep_last' }] });
  const shown = [...root().querySelectorAll('input')].map(({ value }) => value);
  expect([...shown].sort()).toEqual([...choices].sort());
  expect(shown.at(-1)).toBe('last');
});

test('writes no style attribute and reads in the direction of its language', () => {
  show({ questions: [nps] }, { locale: 'he', theme: { accent: 'teal', scheme: 'dark' } });
  expect(root().querySelector('[style]')).toBeNull();
  expect(find('.panel').dir).toBe('rtl');
});

test('is shown on a page whose language is none, in its own numbers where it is one', () => {
  show({ questions: [nps] }, { locale: 'en_US' });
  expect(find('.tile').textContent).toBe('0');
  surface?.close('api');
  show({ questions: [nps] }, { locale: 'ar-EG' });
  expect(find('.tile').textContent).toBe('٠');
});

test('hands what is thrown inside to the wall, not to the page', () => {
  const caught: unknown[] = [];
  const guard: SurfaceOptions['guard'] = (_, run) => (...args) => {
    try {
      run(...args);
    } catch (error) {
      caught.push(error);
    }
  };
  const answered = (): void => {
    throw new Error('listener');
  };
  show({ questions: [nps] }, { guard, answered });
  expect(() => tap('[value="3"]')).not.toThrow();
  expect(caught).toEqual([new Error('listener')]);
});
