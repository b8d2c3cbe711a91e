/**
 * Order delivered — in a real shop the parcel service would tell; here the visitor opens this page.
 * The second step of the journey: the survey asks now.
 */
import { lastOrder, tellOnce } from './orders.js';

const order = lastOrder();
/** @type {HTMLElement} */ (document.querySelector('[data-order]')).textContent = order.order;
tellOnce(order, 'order_delivered');
