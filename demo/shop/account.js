/**
 * Account — a name to be greeted by, and a way to be a new visitor again.
 * The shop keeps the name itself to know who is signed in; the SDK remembers it for greetings.
 */
import { readStored, writeStored } from './basket.js';
import { say, showCount } from './shop.js';

const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-sign-in]'));
const inside = /** @type {HTMLElement} */ (document.querySelector('[data-signed-in]'));

function show() {
  const name = readStored('shop:name');
  form.hidden = name !== undefined;
  inside.hidden = name === undefined;
  /** @type {HTMLElement} */ (inside.querySelector('[data-name]')).textContent = String(name ?? '');
}

/** @param {string} selector @param {() => void} act */
function onClick(selector, act) {
  document.querySelector(selector)?.addEventListener('click', act);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const name = String(new FormData(form).get('name')).trim();
  if (!name) return;
  writeStored('shop:name', name);
  // A real shop has an id of its own for each customer.
  window.attune('identify', `customer_${name.toLowerCase()}`, { club: true });
  window.attune('remember', { name });
  form.reset();
  show();
  say(`Hello, ${name}. The front page knows you now.`);
  /** @type {HTMLElement} */ (inside.querySelector('button')).focus();
});

onClick('[data-sign-out]', () => {
  writeStored('shop:name', undefined);
  window.attune('remember', { name: null });
  window.attune('reset');
  show();
  say('Signed out.');
  /** @type {HTMLElement} */ (form.querySelector('input')).focus();
});

onClick('[data-start-over]', () => {
  for (const key of ['shop:name', 'shop:basket', 'shop:order']) writeStored(key, undefined);
  window.attune('forget');
  show();
  showCount();
  say('Erased. You are a new visitor.');
});

show();
