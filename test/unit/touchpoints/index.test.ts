// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { touchpoints } from '../../../src/touchpoints/index.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let stop: () => void;

function start(url = '/shop', config = {}): void {
  history.replaceState({ kept: true }, '', url);
  fake = createFakeClient({ config });
  stop = touchpoints(fake.client) ?? (() => undefined);
}
const click = (selector: string): unknown => document.querySelector(selector)?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));

beforeEach(() => document.body.replaceChildren());
afterEach(() => stop());

test('a link from off the page is recorded after the page view, and taken out of the address as if it had never been there', async () => {
  start('/shop?a=b%20c&attune_touchpoint=store_poster&flag&attune_channel=in_person#part');
  await vi.waitFor(() => expect(fake.events).toEqual([
    { name: 'page_viewed', data: { path: '/shop' } },
    { name: 'touchpoint_reported', data: { touchpoint: 'store_poster', channel: 'in_person' } },
  ]));
  expect(location.pathname + location.search + location.hash).toBe('/shop?a=b%20c&flag#part');
  expect(history.state).toEqual({ kept: true });
});

test('an address without one is not touched', () => {
  start('/shop?attune_inspect');
  expect(location.search).toBe('?attune_inspect');
  expect(fake.of('touchpoint_reported')).toEqual([]);
});

test('`touchpoint` reports what no observer can see; its own data never replaces its name', () => {
  start();
  fake.methods.touchpoint?.('call', { stage: 'service', channel: 'phone', data: { minutes: 4, touchpoint: 'other' } });
  expect(fake.of('touchpoint_reported')).toEqual([{ touchpoint: 'call', stage: 'service', channel: 'phone', minutes: 4 }]);
});

test.each([[''], ['x'.repeat(65)], [undefined]])('`touchpoint` refuses the name %j', (name) => {
  start();
  fake.methods.touchpoint?.(name as string);
  expect(fake.of('touchpoint_reported')).toEqual([]);
  expect(fake.reports.map(({ code }) => code)).toEqual(['touchpoint_invalid']);
});

test('a marked element records its event with its data, wherever within it the click was', () => {
  document.body.innerHTML = `<button data-attune-track="plan_chosen" data-attune-data='{"plan":"pro"}'><i>Pro</i></button>`;
  start();
  click('i');
  expect(fake.of('plan_chosen')).toEqual([{ plan: 'pro' }]);
});

test('a click that the page stops is recorded all the same', () => {
  document.body.innerHTML = '<button data-attune-track="stopped"></button>';
  document.querySelector('button')?.addEventListener('click', (event) => event.stopImmediatePropagation());
  start();
  click('button');
  expect(fake.of('stopped')).toHaveLength(1);
});

test('a marked form records its submission, not the clicks within it', () => {
  document.body.innerHTML = '<form data-attune-track="signed_up"><input></form>';
  start();
  click('input');
  expect(fake.of('signed_up')).toEqual([]);
  document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true }));
  expect(fake.of('signed_up')).toHaveLength(1);
});

test('data that is not JSON is reported, and the event recorded without it', () => {
  document.body.innerHTML = `<button data-attune-track="clicked_it" data-attune-data="{'a':1}"></button>`;
  start();
  click('button');
  expect(fake.of('clicked_it')).toEqual([undefined]);
  expect(fake.reports).toEqual([{ code: 'bad_data', path: 'data-attune-data' }]);
});

test('nothing within a private element is recorded', () => {
  document.body.innerHTML = '<div data-attune-private><button data-attune-track="secret"></button></div>';
  start();
  click('button');
  expect(fake.of('secret')).toEqual([]);
});

test('provides the page to conditions, of its query only what is allowed', () => {
  start('/shop?plan=pro&token=secret', { privacy: { query: ['plan'] } });
  document.title = 'The shop';
  expect(fake.client.attributes.value['page']).toEqual({ path: '/shop', title: 'The shop', referrer: undefined, query: { plan: 'pro' } });
});

test('after it is stopped nothing is recorded', () => {
  document.body.innerHTML = '<button data-attune-track="late"></button>';
  start();
  stop();
  const before = fake.events.length;
  click('button');
  history.pushState(null, '', '/other');
  fake.tell('leaving');
  expect(fake.events).toHaveLength(before);
});
