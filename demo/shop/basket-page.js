/**
 * Basket page — the lines, to change or remove.
 * Focus stays where the visitor is, or goes to the heading when a line is gone.
 */
import { costOf, money, PRODUCTS, readBasket, totalOf, writeBasket } from './basket.js';
import { say, showCount } from './shop.js';

const body = /** @type {HTMLElement} */ (document.querySelector('[data-lines]'));

/** @param {string} name @param {...(Node | string)} children */
function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** @param {import('./basket.js').Line} line */
function row({ product, quantity }) {
  const name = PRODUCTS[product]?.name ?? product;
  const input = Object.assign(document.createElement('input'), { type: 'number', min: '1', max: '12', value: String(quantity), required: true });
  input.setAttribute('aria-label', `How many of ${name}`);
  const cost = element('td', money(costOf({ product, quantity })));
  input.addEventListener('change', () => {
    if (!input.reportValidity()) return;
    change(product, Number(input.value));
    cost.textContent = money(costOf({ product, quantity: Number(input.value) }));
  });
  const remove = element('button', 'Remove');
  remove.setAttribute('aria-label', `Remove ${name}`);
  remove.addEventListener('click', () => {
    change(product, 0);
    showLines();
    const heading = /** @type {HTMLElement} */ (document.querySelector('h1'));
    heading.tabIndex = -1;
    heading.focus();
  });
  const head = element('th', name);
  head.setAttribute('scope', 'row');
  return element('tr', head, element('td', input), cost, element('td', remove));
}

/** @param {string} product @param {number} quantity */
function change(product, quantity) {
  writeBasket(readBasket().map((line) => (line.product === product ? { product, quantity } : line)).filter((line) => line.quantity > 0));
  showTotal();
  say(quantity ? 'Changed.' : 'Removed.');
}

function showTotal() {
  const lines = readBasket();
  /** @type {HTMLElement} */ (document.querySelector('[data-total]')).textContent = money(totalOf(lines));
  /** @type {HTMLElement} */ (document.querySelector('[data-empty]')).hidden = lines.length > 0;
  /** @type {HTMLElement} */ (document.querySelector('[data-full]')).hidden = lines.length === 0;
  showCount();
}

function showLines() {
  body.replaceChildren(...readBasket().map(row));
  showTotal();
}

showLines();
