/**
 * Visit — one invented visit: pages in a plausible order, what was seen on them, and what was done.
 * A person hesitates, gives up, comes back; on phones the checkout goes wrong more often.
 */

/** For each page: what is on it, and where people go from there; `end` leaves. */
const PAGES = {
  '/shop/': { sights: [['shelf', 'awareness'], ['promise', 'awareness']], next: { '/shop/product.html': 30, '/shop/bowl.html': 16, '/shop/jug.html': 9, '/shop/vase.html': 6, '/shop/help.html': 4, end: 34 } },
  '/shop/product.html': { sights: [['product', 'consideration'], ['care', 'consideration']], next: { '/shop/basket.html': 24, '/shop/bowl.html': 16, '/shop/': 14, '/shop/help.html': 5, end: 40 }, adds: 28 },
  '/shop/bowl.html': { sights: [['product', 'consideration']], next: { '/shop/basket.html': 18, '/shop/product.html': 16, '/shop/': 14, end: 50 }, adds: 36 },
  '/shop/jug.html': { sights: [['product', 'consideration']], next: { '/shop/basket.html': 15, '/shop/vase.html': 16, '/shop/': 10, end: 55 }, adds: 64 },
  '/shop/vase.html': { sights: [['product', 'consideration']], next: { '/shop/basket.html': 10, '/shop/jug.html': 14, '/shop/': 12, end: 60 }, adds: 82 },
  '/shop/basket.html': { sights: [['basket', 'purchase']], next: { '/shop/checkout.html': 55, '/shop/': 15, '/shop/help.html': 5, end: 32 } },
  '/shop/checkout.html': { sights: [['checkout', 'purchase']], next: { '/shop/order-placed.html': 66, '/shop/help.html': 7, end: 22 } },
  '/shop/order-placed.html': { sights: [['thanks', 'purchase']], next: { '/shop/': 8, '/shop/account.html': 12, end: 80 } },
  '/shop/order-delivered.html': { sights: [['parcel', 'delivery']], next: { '/shop/': 15, '/shop/help.html': 6, end: 79 } },
  '/shop/account.html': { sights: [['account', 'service']], next: { '/shop/': 20, end: 80 } },
  '/shop/help.html': { sights: [['help', 'service']], next: { '/shop/': 20, '/shop/basket.html': 8, end: 70 } },
};
const FRUSTRATIONS = {
  '/shop/checkout.html': [0.06, 'rage_click', 'form > button.voucher'], '/shop/basket.html': [0.025, 'dead_click', 'td > img'],
  '/shop/help.html': [0.05, 'quick_back', ''], '/shop/product.html': [0.012, 'dead_click', 'figure > img'], '/shop/account.html': [0.02, 'error_click', 'button.save'],
};

/**
 * @param {ReturnType<typeof import('./random.mjs').createRandom>} random
 * @param {{ person: Record<string, any>, at: number, start?: string }} options
 * @returns {Generator<{ at: number, path: string, name: string, data: object }>} What happens, in order.
 */
export function* visit(random, { person, at, start = '/shop/' }) {
  let path = start;
  let now = at;
  for (let pages = 0; path !== 'end' && pages < 12; pages++) {
    const began = now;
    const page = PAGES[path];
    yield { at: now, path, name: 'page_viewed', data: { path } };
    const seen = new Set();
    for (const happened of onPage(random, { page, path, person, now })) {
      if (happened.name === 'touchpoint_viewed') seen.add(happened.data.touchpoint);
      yield happened;
    }
    now += random.between(4000, 60_000);
    for (const touchpoint of seen) yield { at: now - 2, path, name: 'touchpoint_left', data: { touchpoint, dwell: Math.round((now - began) * random.between(0.3, 0.8)) } };
    yield { at: now - 1, path, name: 'page_left', data: { dwell: Math.round(now - began), scroll: Math.round(random.next() * 100) / 100 } };
    const next = random.weighted(page.next);
    path = next === '/shop/basket.html' && !person.basket ? 'end' : next;
  }
}

/** @param {ReturnType<typeof import('./random.mjs').createRandom>} random */
function* onPage(random, { page, path, person, now }) {
  let t = now;
  for (const [touchpoint, stage] of page.sights) if (random.chance(0.82)) yield { at: (t += random.between(1000, 2500)), path, name: 'touchpoint_viewed', data: { touchpoint, stage, channel: 'web' } };
  if (page.adds && random.chance(0.34)) {
    person.basket = (person.basket ?? 0) + page.adds;
    yield { at: t + 700, path, name: 'cart_added', data: { price: page.adds } };
  }
  if (path === '/shop/order-placed.html') {
    yield { at: now + 300, path, name: 'order_placed', data: { total: person.basket ?? 28 } };
    person.basket = 0;
    person.ordered = now;
  }
  if (path === '/shop/order-delivered.html') yield { at: now + 300, path, name: 'order_delivered', data: {} };
  if (path === '/shop/help.html' && random.chance(0.5)) yield { at: t + 900, path, name: 'support_opened', data: {} };
  const [share = 0, kind, selector] = FRUSTRATIONS[path] ?? [];
  if (random.chance(person.device === 'phone' ? share * 2 : share)) {
    person.mood = Math.max(0.1, person.mood - 0.25);
    yield { at: t + 1200, path, name: 'frustrated', data: { kind, ...(selector && { selector }) } };
  }
  if (path === '/shop/checkout.html' && random.chance(0.05)) yield { at: t + 1500, path, name: 'form_abandoned', data: { form: '#address' } };
}
