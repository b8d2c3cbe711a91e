/**
 * Shop — what every page has: the basket's count, the form that adds to it, the question for consent, and the bar that says why.
 * `window.attune` is there before this runs: the stub in the page's head keeps calls until the SDK has loaded,
 * and if it never does, the shop works all the same.
 */
import { money, PRODUCTS, readBasket, totalOf, writeBasket } from './basket.js';
import { askConsent } from './consent.js';
import { startWalk } from './walk.js';

/** Says something where the page has a place for it, also to those who listen. @param {string} words */
export function say(words) {
  for (const place of document.querySelectorAll('.said')) place.textContent = words;
}

/** Shows how much is in the basket. */
export function showCount() {
  const count = readBasket().reduce((sum, { quantity }) => sum + quantity, 0);
  for (const place of document.querySelectorAll('[data-basket-count]')) place.textContent = count ? String(count) : '';
}

/** @param {HTMLFormElement} form */
function addFrom(form) {
  const product = form.dataset['add'] ?? '';
  const quantity = Number(new FormData(form).get('quantity'));
  const lines = readBasket();
  const line = lines.find((one) => one.product === product);
  if (line) line.quantity += quantity;
  else lines.push({ product, quantity });
  writeBasket(lines);
  window.attune('track', 'cart_added', { product, quantity, price: PRODUCTS[product]?.price });
  showCount();
  say(`In your basket. Together ${money(totalOf(lines))}.`);
}

for (const form of document.querySelectorAll('form[data-add]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    addFrom(/** @type {HTMLFormElement} */ (form));
  });
}
showCount();
startWalk();
askConsent();
