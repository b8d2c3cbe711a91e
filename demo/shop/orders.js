/**
 * Orders — the visitor's last order, on this device.
 * Each step of it is told to the SDK once, however often its page is loaded again.
 */
import { postageOf, readBasket, readStored, totalOf, writeBasket, writeStored } from './basket.js';

/** @typedef {{ order: string, total: number, told: string[] }} Order */

/** What is to be paid. An empty basket counts as one mug, so that every page of the demo can be opened by itself. */
export function totalToPay({ pickup = false } = {}) {
  const lines = readBasket();
  const total = totalOf(lines.length ? lines : [{ product: 'mug', quantity: 1 }]);
  return total + (pickup ? 0 : postageOf(total));
}

/** Turns the basket into an order. */
export function placeOrder({ pickup = false } = {}) {
  const total = totalToPay({ pickup });
  /** @type {Order} */
  const order = { order: `T-${String(Date.now() % 1e6).padStart(6, '0')}`, total, told: [] };
  writeStored('shop:order', order);
  writeBasket([]);
  return order;
}

/** @returns {Order} */
export function lastOrder() {
  return readStored('shop:order') ?? placeOrder();
}

/** @param {Order} order @param {'order_placed' | 'order_delivered'} step */
export function tellOnce(order, step) {
  if (order.told.includes(step)) return;
  window.attune('track', step, { order: order.order, total: order.total });
  order.told.push(step);
  writeStored('shop:order', order);
}
