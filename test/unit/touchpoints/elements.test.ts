// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startElements } from '../../../src/touchpoints/elements.ts';
import type { Elements } from '../../../src/touchpoints/elements.ts';
import type { Target } from '../../../src/touchpoints/viewed.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let elements: Elements;
let watched: (Target & { readonly element: Element | undefined })[];
let stopped: Target[];

function start(touchpoints: NonNullable<Parameters<FakeClient['configure']>[0]['touchpoints']> = [], time?: () => number): void {
  fake = createFakeClient({ config: { touchpoints } });
  elements = startElements({
    client: fake.client,
    ...(time && { time }),
    watch(target, element) {
      watched.push({ ...target, element });
      return { target, since: undefined, dwell: 0, stage: 'new' };
    },
    unwatch: ({ target }) => void stopped.push(target),
  });
}

/** A burst of mutations is looked at after a pause. */
async function settle(): Promise<void> {
  await Promise.resolve();
  await vi.runAllTimersAsync();
}
const names = (targets: readonly Target[]): string[] => targets.map(({ touchpoint }) => touchpoint);

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  watched = [];
  stopped = [];
});
afterEach(() => {
  elements.dispose();
  vi.useRealTimers();
});

test('finds what is marked, with its stage and channel', async () => {
  document.body.innerHTML = '<p data-attune-touchpoint="pricing" data-attune-stage="consideration" data-attune-channel="web"></p>';
  start();
  await settle();
  expect(watched).toEqual([{ touchpoint: 'pricing', stage: 'consideration', channel: 'web', element: document.querySelector('p') }]);
});

test('finds what arrives later, once, however many mutations there were', async () => {
  start();
  await settle();
  for (let i = 0; i < 5; i++) {
    const section = document.createElement('section');
    section.innerHTML = `<p data-attune-touchpoint="card_${i}"></p>`;
    document.body.append(section);
  }
  await settle();
  expect(names(watched)).toEqual(['card_0', 'card_1', 'card_2', 'card_3', 'card_4']);
  document.body.append(document.createElement('i'));
  await settle();
  expect(watched).toHaveLength(5);
});

test('finds what is marked later', async () => {
  document.body.innerHTML = '<p></p>';
  start();
  await settle();
  document.querySelector('p')?.setAttribute('data-attune-touchpoint', 'late');
  await settle();
  expect(names(watched)).toEqual(['late']);
});

test('lets go of what goes, and not of what is only moved', async () => {
  document.body.innerHTML = '<p data-attune-touchpoint="goes"></p><p data-attune-touchpoint="moves"></p><div></div>';
  start();
  await settle();
  const [goes, moves] = document.querySelectorAll('p');
  goes?.remove();
  document.querySelector('div')?.append(moves!);
  await settle();
  expect(names(stopped)).toEqual(['goes']);
  expect(watched).toHaveLength(2);
});

test('an element that gets another name is another touchpoint', async () => {
  document.body.innerHTML = '<p data-attune-touchpoint="before"></p>';
  start();
  await settle();
  document.querySelector('p')?.setAttribute('data-attune-touchpoint', 'after');
  await settle();
  expect([names(stopped), names(watched)]).toEqual([['before'], ['before', 'after']]);
});

test('finds what the configured selectors name, as often as they match', async () => {
  document.body.innerHTML = '<p class="plan"></p><p class="plan" data-attune-touchpoint="marked"></p>';
  start([{ name: 'plan_card', selector: '.plan', visible: 0.8, for: '2s' }]);
  await settle();
  expect(names(watched)).toEqual(['marked', 'plan_card', 'plan_card']);
  expect(watched.at(-1)).toMatchObject({ visible: 0.8, hold: 2000 });
});

test('a selector that is no CSS is reported and costs the others nothing', async () => {
  document.body.innerHTML = '<p class="plan"></p>';
  start([{ name: 'broken', selector: 'p[' }, { name: 'plan_card', selector: '.plan' }]);
  await settle();
  elements.scan();
  await settle();
  expect(fake.reports).toEqual([{ code: 'selector_invalid', path: 'touchpoints.broken' }]);
  expect(names(watched)).toEqual(['plan_card']);
});

test('a name over 64 characters is refused and reported', async () => {
  document.body.innerHTML = `<p data-attune-touchpoint="${'x'.repeat(65)}"></p><p data-attune-touchpoint="${'x'.repeat(64)}"></p>`;
  start();
  await settle();
  expect(watched).toHaveLength(1);
  expect(fake.reports.map(({ code }) => code)).toEqual(['touchpoint_invalid']);
});

test('a page can be a touchpoint, on its paths alone', async () => {
  history.replaceState(null, '', '/pricing');
  start([{ name: 'pricing_page', pages: ['/pricing'] }, { name: 'help_page', pages: ['/help/**'] }]);
  await settle();
  expect(watched).toEqual([expect.objectContaining({ touchpoint: 'pricing_page' })]);
  expect(watched[0]!.element).toBeUndefined();
  history.replaceState(null, '', '/help/returns');
  elements.scan();
  await settle();
  expect([names(stopped), names(watched)]).toEqual([['pricing_page'], ['pricing_page', 'help_page']]);
});

test('what is private is never looked at', async () => {
  document.body.innerHTML = '<div data-attune-private><p class="plan" data-attune-touchpoint="inside"></p></div>';
  start([{ name: 'plan_card', selector: '.plan' }]);
  await settle();
  expect(watched).toEqual([]);
});

test('another configuration lets go of what it no longer names, and leaves the rest', async () => {
  document.body.innerHTML = '<p class="plan"></p><i class="old"></i>';
  start([{ name: 'plan_card', selector: '.plan' }, { name: 'old', selector: '.old' }]);
  await settle();
  fake.configure({ touchpoints: [{ name: 'plan_card', selector: '.plan' }] });
  await settle();
  expect([names(stopped), names(watched)]).toEqual([['old'], ['plan_card', 'old']]);
});

test('takes many in several looks, each as long as a phone can spare, and forgets none', async () => {
  let now = 0;
  document.body.innerHTML = '<p data-attune-touchpoint="row"></p>'.repeat(120);
  // Each look at the clock takes a millisecond: three steps are three of them.
  start([], () => now++);
  expect(watched).toHaveLength(0);
  vi.advanceTimersToNextTimer();
  expect(watched).toHaveLength(24);
  vi.advanceTimersToNextTimer();
  expect(watched).toHaveLength(48);
  await vi.runAllTimersAsync();
  expect(watched).toHaveLength(120);
  expect(new Set(watched.map(({ element }) => element)).size).toBe(120);
  expect(stopped).toEqual([]);
});

test('lets go of many in several looks as well, and of each once', async () => {
  let now = 0;
  document.body.innerHTML = '<p data-attune-touchpoint="row"></p>'.repeat(120);
  start([], () => now++);
  await settle();
  document.body.replaceChildren();
  await Promise.resolve();
  vi.advanceTimersToNextTimer();
  expect(stopped.length).toBeGreaterThan(0);
  expect(stopped.length).toBeLessThan(120);
  await vi.runAllTimersAsync();
  expect(stopped).toHaveLength(120);
});

test('a source with much to look at keeps no other waiting', () => {
  let now = 0;
  document.body.innerHTML = `${'<i></i>'.repeat(120)}<p data-attune-touchpoint="marked"></p><b></b>`;
  start([{ name: 'many', selector: 'i' }, { name: 'one', selector: 'b' }], () => now++);
  vi.advanceTimersToNextTimer();
  expect(new Set(names(watched))).toEqual(new Set(['marked', 'many', 'one']));
});

test('holds nothing after ten thousand mounts and unmounts', async () => {
  start();
  await settle();
  for (let i = 0; i < 100; i++) {
    const list = document.createElement('ul');
    list.innerHTML = '<li data-attune-touchpoint="row"></li>'.repeat(100);
    document.body.append(list);
    await settle();
    list.remove();
    await settle();
  }
  expect(watched).toHaveLength(10_000);
  expect(stopped).toHaveLength(10_000);
  expect(vi.getTimerCount()).toBe(0);
});

test('a mark that is written again as it was changes nothing', async () => {
  document.body.innerHTML = '<p data-attune-touchpoint="same"></p>';
  start();
  await settle();
  document.querySelector('p')?.setAttribute('data-attune-touchpoint', 'same');
  await settle();
  expect([names(watched), stopped]).toEqual([['same'], []]);
});

test('watches ten thousand of what a selector matches, and reports that there are more', async () => {
  document.body.innerHTML = '<i></i>'.repeat(10_001);
  start([{ name: 'many', selector: 'i' }]);
  await settle();
  expect(watched).toHaveLength(10_000);
  expect(fake.reports).toEqual([{ code: 'touchpoints_many', path: 'many' }]);
});
