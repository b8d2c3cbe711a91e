/**
 * Order placed — thanks, and the first step of the journey that a survey waits for.
 */
import { money } from './basket.js';
import { lastOrder, tellOnce } from './orders.js';
import { showCount } from './shop.js';

const order = lastOrder();
/** @type {HTMLElement} */ (document.querySelector('[data-order]')).textContent = order.order;
/** @type {HTMLElement} */ (document.querySelector('[data-total]')).textContent = money(order.total);
showCount();
tellOnce(order, 'order_placed');
