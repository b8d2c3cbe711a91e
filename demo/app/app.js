// @ts-check
/**
 * App — routes to views, and what happens in them to the SDK.
 */
import { attune } from './client.js';
import { EVENINGS } from './evenings.js';
import { createRouter } from './router.js';
import { bookedView, eveningView, homeView, lostView, youView } from './views.js';

const view = /** @type {HTMLElement} */ (document.getElementById('view'));
const evening = (/** @type {string | undefined} */ id) => EVENINGS.find((one) => one.id === id);

/** @param {Node[]} content */
function show(content) {
  view.replaceChildren(...content);
  document.title = `${view.querySelector('h1')?.textContent} · Evenings at the wheel`;
  for (const link of document.querySelectorAll('nav a')) {
    const here = /** @type {HTMLAnchorElement} */ (link).pathname === location.pathname;
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** @param {import('./evenings.js').Evening} booked */
function book(booked) {
  attune.track('evening_booked', { evening: booked.id, price: booked.price });
  router.go(`/app/booked/${booked.id}`);
}

/** @param {string | undefined} name */
function remember(name) {
  attune.remember({ name: name ?? null });
}

const router = createRouter({
  routes: {
    '/app/': () => show(homeView()),
    '/app/evening/:id': ({ id }) => {
      const found = evening(id);
      show(found ? eveningView(found, book) : lostView());
    },
    '/app/booked/:id': ({ id }) => show(bookedView(evening(id))),
    '/app/me': () => show(youView(nameOf(attune.preferences.value), remember)),
  },
  otherwise: () => show(lostView()),
});

/** @param {{ readonly [name: string]: unknown }} preferences */
function nameOf({ name }) {
  return typeof name === 'string' ? name : undefined;
}

router.start();
