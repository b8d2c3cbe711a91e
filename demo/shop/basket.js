/**
 * Basket — what the visitor has put in it, on this device.
 * Works without storage: then it lasts as long as the page.
 */

/** @typedef {{ product: string, quantity: number }} Line */

/** @type {Record<string, { name: string, price: number }>} Prices in euro. */
export const PRODUCTS = {
  mug: { name: 'Harbour mug', price: 28 },
  bowl: { name: 'Low tide bowl', price: 36 },
  jug: { name: 'Skerry jug', price: 64 },
  vase: { name: 'Beacon vase', price: 82 },
};

/** @returns {Line[]} */
export function readBasket() {
  const lines = readStored('shop:basket');
  return Array.isArray(lines) ? lines.filter((line) => line?.product in PRODUCTS && line.quantity > 0) : [];
}

/** @param {Line[]} lines */
export function writeBasket(lines) {
  writeStored('shop:basket', lines);
  // The offer for a full basket asks for this.
  window.attune('remember', { basket: totalOf(lines) });
}

/** A pair is 5 % less each, a table of six 15 %. @param {Line} line */
export function costOf({ product, quantity }) {
  const share = quantity >= 6 ? 0.85 : quantity >= 2 ? 0.95 : 1;
  return Math.round(100 * quantity * share * (PRODUCTS[product]?.price ?? 0)) / 100;
}

/** @param {Line[]} lines */
export const totalOf = (lines) => Math.round(100 * lines.reduce((sum, line) => sum + costOf(line), 0)) / 100;

/** What the post costs for so much. @param {number} total */
export const postageOf = (total) => (total >= 100 ? 0 : 6);

/** @param {number} amount */
export const money = (amount) => amount.toLocaleString('en', { style: 'currency', currency: 'EUR' });

/** @param {string} key @returns {any} */
export function readStored(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} key @param {unknown} value - `undefined` removes. */
export function writeStored(key, value) {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is forbidden or full: a shop may forget.
  }
}
