// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { matches } from '../../../src/decision/condition.ts';
import { startSlots } from '../../../src/personal/slots.ts';
import type { AttuneConfig } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';
import { createFakeObserver } from '../fake-observer.ts';
import type { FakeObserver } from '../fake-observer.ts';

const config: AttuneConfig = {
  greetings: [{ slot: 'hero', say: [{ text: 'Hello, {name}.' }, { if: { back: true }, text: 'Welcome back.' }] }],
  offers: [{ slot: 'banner', show: [{ variant: 'free' }] }],
};
let fake: FakeClient;
let screen: FakeObserver;
let stop: () => void;
let facts: { [name: string]: unknown };

function start(html: string, given: AttuneConfig = config): void {
  document.body.innerHTML = html;
  fake = createFakeClient({ config: given });
  for (const name of ['name', 'back']) fake.client.provide(name, () => facts[name]);
  screen = createFakeObserver();
  stop = startSlots({ client: fake.client, matches, Observer: screen.Observer });
}
/** With an hour of the visitor's own day. */
const at = (hour: number, day = 22): number => new Date(2026, 10, day, hour).getTime();
const hourly: AttuneConfig = {
  locale: 'en',
  greetings: [{ slot: 'hero', say: [{ if: { hour: { $lt: 12 } }, text: '{greeting}, {name|you}, early.' }, { text: '{greeting}, {name|you}.' }] }],
};
/** Mutations are told before the next task. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done));
const one = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const hero = '<h1 data-attune-slot="hero">Welcome</h1>';
const banner = '<div data-attune-slot="banner"><b>Default</b><template data-attune-variant="free"><a href="#x">Free shipping</a></template></div>';

beforeEach(() => {
  facts = { name: 'Ada' };
});
afterEach(() => stop());

test('writes a greeting as text, and puts the very node back', () => {
  facts['name'] = '<img src=x onerror=alert(1)>';
  start(hero);
  const node = one('h1').firstChild;
  expect(one('h1').textContent).toBe('Hello, <img src=x onerror=alert(1)>.');
  expect(one('h1').children).toHaveLength(0);
  stop();
  expect(one('h1').textContent).toBe('Welcome');
  expect(one('h1').firstChild).toBe(node);
});

test('puts back nodes, not copies, where the default had elements', () => {
  start('<h1 data-attune-slot="hero">Welcome <em>friend</em></h1>');
  expect(one('h1').innerHTML).toBe('Hello, Ada.');
  stop();
  expect(one('h1').innerHTML).toBe('Welcome <em>friend</em>');
});

test('where nothing can be said the default stays untouched', () => {
  facts = {};
  start(hero);
  const node = one('h1').firstChild;
  expect(one('h1').textContent).toBe('Welcome');
  expect(one('h1').firstChild).toBe(node);
});

test('an offer puts its template in place, and the default and the template back', () => {
  start(banner);
  const before = one('div').innerHTML;
  expect(one('div').innerHTML).toBe('<a href="#x">Free shipping</a>');
  stop();
  expect(one('div').innerHTML).not.toBe(before);
  expect(one('div b').textContent).toBe('Default');
  expect(one('div template')).toBeInstanceOf(HTMLTemplateElement);
});

test('an offer without its template leaves the default, says so, and counts as the default', () => {
  start('<div data-attune-slot="banner"><b>Default</b></div>');
  expect(one('div').innerHTML).toBe('<b>Default</b>');
  expect(fake.reports).toEqual([{ code: 'config_invalid', path: 'offers.banner' }]);
  screen.put(one('div'), { share: 1 });
  expect(fake.of('slot_shown')).toEqual([{ slot: 'banner', variant: 'default', because: 'no template' }]);
});

test('fills what arrives later, before it is painted', async () => {
  start('<main></main>');
  one('main').innerHTML = `<section>${hero}</section>`;
  await settle();
  expect(one('h1').textContent).toBe('Hello, Ada.');
});

test('fills the slots among hundreds that arrive at once with one question to the document, and empties what is no slot any more', async () => {
  start(hero);
  const many = Array.from({ length: 500 }, (_, n) => Object.assign(document.createElement('p'), { textContent: String(n) }));
  many[7]!.innerHTML = '<i data-attune-slot="hero">Deep</i>';
  const asked = many.map((element) => vi.spyOn(element, 'querySelectorAll'));
  one('h1').removeAttribute('data-attune-slot');
  document.body.append(...many, one('h1'));
  await settle();
  expect(one('i').textContent).toBe('Hello, Ada.');
  expect(one('h1').textContent).toBe('Welcome');
  expect(asked.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBe(0);
});

test('is decided once in a page view: what changes meanwhile is for the next', async () => {
  start(`${hero}<main></main>`);
  facts['name'] = 'Eve';
  one('main').innerHTML = '<h2 data-attune-slot="hero">Welcome</h2>';
  await settle();
  expect(one('h2').textContent).toBe('Hello, Ada.');
  fake.client.emit('page_viewed');
  expect([one('h1').textContent, one('h2').textContent]).toEqual(['Hello, Eve.', 'Hello, Eve.']);
});

test('what the visitor tells the site changes greetings at once, and back', () => {
  facts = {};
  start(hero);
  facts['name'] = 'Ada';
  fake.client.emit('preferences_changed', { keys: ['name'] });
  expect(one('h1').textContent).toBe('Hello, Ada.');
  facts = {};
  fake.client.emit('preferences_changed', { keys: ['name'] });
  expect(one('h1').textContent).toBe('Welcome');
});

test('when the hour changes the words stay, whatever else happens, until the next page view', async () => {
  start('<h1>Welcome</h1><main></main>', hourly);
  Object.defineProperty(fake.client.attributes.value, 'hour', { get: () => new Date(fake.time).getHours() });
  fake.time = at(11);
  fake.client.emit('page_viewed');
  one('h1').setAttribute('data-attune-slot', 'hero');
  await settle();
  expect(one('h1').textContent).toBe('Good morning, Ada, early.');
  fake.time = at(12);
  for (const name of ['memory_changed', 'consent_changed', 'preferences_changed']) fake.client.emit(name);
  fake.tell('visible');
  one('main').innerHTML = hero;
  await settle();
  expect([one('h1').textContent, one('main h1').textContent]).toEqual(['Good morning, Ada, early.', 'Good morning, Ada, early.']);
  facts['name'] = 'Eve';
  fake.client.emit('preferences_changed');
  expect(one('h1').textContent).toBe('Good morning, Eve, early.');
  fake.client.emit('page_viewed');
  expect(one('h1').textContent).toBe('Good afternoon, Eve.');
});

test('the hour is the visitor\'s, wherever the server stands', () => {
  const zone = process.env['TZ'];
  try {
    const words = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles'].map((name) => {
      process.env['TZ'] = name;
      start(hero, hourly);
      fake.time = Date.UTC(2026, 10, 22, 23, 30);
      fake.client.emit('page_viewed');
      const text = one('h1').textContent;
      stop();
      return text;
    });
    expect(words).toEqual(['Good evening, Ada.', 'Good morning, Ada, early.', 'Good afternoon, Ada.']);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('a configuration that comes late is decided when it comes; the same one again changes nothing', () => {
  start(hero, {});
  expect(one('h1').textContent).toBe('Welcome');
  fake.configure(config);
  expect(one('h1').textContent).toBe('Hello, Ada.');
  facts['name'] = 'Eve';
  fake.configure({ ...config, debug: true });
  expect(one('h1').textContent).toBe('Hello, Ada.');
  fake.configure({});
  expect(one('h1').textContent).toBe('Welcome');
});

test('never writes outside of slots, nor into slots that nothing names', () => {
  start(`<p>Outside</p><p data-attune-slot="other">Other</p>${hero}`);
  expect([...document.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(['Outside', 'Other']);
});

test('what the page writes over a greeting stays until the next page view, and is then the default', async () => {
  start(hero);
  one('h1').firstChild!.nodeValue = 'Sale today';
  await settle();
  expect(one('h1').textContent).toBe('Sale today');
  fake.client.emit('page_viewed');
  expect(one('h1').textContent).toBe('Hello, Ada.');
  stop();
  expect(one('h1').textContent).toBe('Sale today');
});

test('a framework that renders the slot anew gets it filled anew, once for each time', async () => {
  start(`<main>${hero}</main>`);
  let writes = 0;
  const watcher = new MutationObserver((records) => (writes += records.filter(({ type }) => type === 'characterData').length));
  watcher.observe(document, { childList: true, characterData: true, subtree: true });
  for (let i = 0; i < 3; i++) {
    one('main').innerHTML = hero;
    await settle();
    expect(one('h1').textContent).toBe('Hello, Ada.');
  }
  watcher.disconnect();
  expect(writes).toBe(3);
});

test('a slot that gets another name is another slot', async () => {
  start(hero);
  one('h1').setAttribute('data-attune-slot', 'other');
  await settle();
  expect(one('h1').textContent).toBe('Welcome');
});

test('is shown once half of it was on screen, once in a page view, with the variant and the reason', () => {
  start(hero);
  screen.put(one('h1'), { share: 0.4 });
  expect(fake.of('slot_shown')).toEqual([]);
  screen.put(one('h1'), { share: 0.5 });
  screen.put(one('h1'), { share: 1 });
  expect(fake.of('slot_shown')).toEqual([{ slot: 'hero', variant: 'say[0]', because: 'say[0]' }]);
  fake.client.emit('page_viewed');
  screen.look();
  expect(fake.of('slot_shown')).toHaveLength(2);
});

test('what a selector finds within something private is left alone', () => {
  const named: AttuneConfig = { greetings: [{ slot: 'side', selector: 'aside p', say: [{ text: 'Aside.' }] }] };
  start('<aside><p>Default</p></aside><section data-attune-private><aside><p>Private</p></aside></section>', named);
  expect([...document.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(['Aside.', 'Private']);
});

test.each([['<h1 data-attune-slot="hero">Welcome <b>you</b></h1>', 'h1'], [banner, 'div']])('what somebody else has written there since stays on dispose: %s', (html, slot) => {
  start(html);
  expect(one(slot).querySelector('b')).toBeNull();
  one(slot).textContent = 'Sold out.';
  stop();
  expect(one(slot).textContent).toBe('Sold out.');
});

test('a slot that stands on the page twice is shown once', () => {
  start(`${hero}<h2 data-attune-slot="hero">Again</h2>`);
  for (const element of ['h1', 'h2']) screen.put(one(element), { share: 1 });
  expect([one('h2').textContent, fake.of('slot_shown').length]).toEqual([one('h1').textContent, 1]);
});

test.each(['preferences_changed', 'memory_changed', 'consent_changed'])('greets anew on %s, and leaves an offer as it is', (event) => {
  start(hero + banner);
  const link = one('a');
  facts['name'] = 'Eve';
  fake.client.emit(event, {});
  expect([one('h1').textContent, one('a') === link]).toEqual(['Hello, Eve.', true]);
});

test('is not shown in a hidden tab, but when the tab is seen', () => {
  start(hero);
  fake.isVisible = false;
  screen.put(one('h1'), { share: 1 });
  expect(fake.of('slot_shown')).toEqual([]);
  fake.show();
  screen.look();
  expect(fake.of('slot_shown')).toHaveLength(1);
});

test('the default of those held out is shown as well, so that they can be compared', () => {
  start(hero, { ...config, holdout: 1 });
  expect(one('h1').textContent).toBe('Welcome');
  screen.put(one('h1'), { share: 1 });
  expect(fake.of('slot_shown')).toEqual([{ slot: 'hero', variant: 'default', because: 'holdout' }]);
});

test('links and buttons in a slot report their clicks; its plain words do not', () => {
  start(banner + hero);
  one('h1').click();
  one('a').click();
  expect(fake.of('slot_clicked')).toEqual([{ slot: 'banner', variant: 'free' }]);
});

test('after it is disposed nothing is filled or told', async () => {
  start(hero);
  stop();
  document.body.innerHTML = hero + banner;
  await settle();
  expect(one('h1').textContent).toBe('Welcome');
  expect(fake.events).toEqual([]);
});
