// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { isStable, selectorOf } from '../../../src/touchpoints/target.ts';

beforeEach(() => document.body.replaceChildren());

function nameOf(html: string, selector = '[data-here]'): string | undefined {
  document.body.innerHTML = html;
  return selectorOf(document.querySelector(selector)!);
}

test.each(['buy', 'plan-card', 'step2', 'main_nav', 'signUp', 'checkoutForm', 'h1'])('a person chose %s', (word) => expect(isStable(word)).toBe(true));

test.each([
  'css-1x2y3z', 'sc-bdVaJa', 'jsx-3417', 'react-aria-5', 'radix-12', 'headlessui-menu-button-3', 'mui-7', 'mat-input-0', 'ember44', 'input-3', 'xkcdqr', '', '5up',
  'field-928374', '550e8400-e29b-41d4-a716-446655440000', ':r1:', 'a'.repeat(33), 'with space', 'caf\u00e9', '_private',
])('a library made %s', (word) => expect(isStable(word)).toBe(false));

test('goes up to the nearest name that a developer gave, and no further', () => {
  expect(nameOf('<main id="shop"><div class="list css-1x2y3z"><div><button class="buy" data-here>Buy</button></div></div></main>')).toBe('#shop div.list button.buy');
  expect(nameOf('<main id="shop"><button data-here>Buy</button></main>')).toBe('#shop button');
  expect(nameOf('<a id="home" data-here href="/secret">Home</a>')).toBe('#home');
});

test('three names are enough, and above an id nothing is named', () => {
  expect(nameOf('<main class="page"><div class="shop"><div class="list"><div class="row"><button class="buy" data-here>Buy</button></div></div></div></main>')).toBe('div.list div.row button.buy');
  expect(nameOf('<main class="page"><div id="shop"><button data-here>Buy</button></div></main>')).toBe('#shop button');
});

test('what is pressed is the button, not the icon in it', () => {
  expect(nameOf('<button class="menu"><svg><path data-here></path></svg></button>')).toBe('button.menu');
});

test('a field has its name, never its value or its label', () => {
  expect(nameOf('<form id="signup"><label>Ada<input name="mail" value="ada@example.org" data-here></label></form>')).toBe('#signup input[name=mail]');
  expect(nameOf('<form class="ask"><input name="q[550e8400]" data-here></form>')).toBe('form.ask input');
});

test.each([
  '<div data-attune-private><i><button data-here></button></i></div>', '<button data-attune-private data-here></button>', '<input type="password" data-here>', '<input autocomplete="current-password" data-here>',
  '<input autocomplete="billing cc-number" data-here>', '<input autocomplete="cc-csc" data-here>', '<input autocomplete="one-time-code" data-here>',
])('nobody may know of %s', (html) => expect(nameOf(html)).toBeUndefined());

test('what is private stays so within a shadow root', () => {
  document.body.innerHTML = '<div data-attune-private><p></p></div>';
  const root = document.querySelector('p')!.attachShadow({ mode: 'open' });
  root.innerHTML = '<button class="inner"></button>';
  expect(selectorOf(root.querySelector('button')!)).toBeUndefined();
});
