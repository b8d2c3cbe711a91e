/**
 * Checkout — turns the basket into an order, and goes on to the thanks.
 * What is typed here is not kept and not sent anywhere.
 */
import { money } from './basket.js';
import { placeOrder, totalToPay } from './orders.js';

const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-checkout]'));
const isPickup = () => new FormData(form).get('delivery') === 'pickup';

function showTotal() {
  /** @type {HTMLElement} */ (form.querySelector('[data-total]')).textContent = money(totalToPay({ pickup: isPickup() }));
}

form.addEventListener('change', showTotal);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  placeOrder({ pickup: isPickup() });
  location.assign('order-placed.html');
});
showTotal();
window.attune('track', 'checkout_started', { total: totalToPay() });
