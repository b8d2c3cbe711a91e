// @ts-check
/**
 * App — routes to views, and what happens in them to the SDK.
 */
import { createBar } from '../why/bar.js';
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
  if (name) attune.identify(`guest_${name.toLowerCase()}`);
  else attune.reset();
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

createBar({
  place: /** @type {Element} */ (document.querySelector('[data-why]')),
  on: (name, listener) => attune.on(name, listener),
  explain: () => attune.explain(),
  walk: [
    { href: '/app/me', words: 'Say your name, and be greeted by it' },
    { href: '/app/evening/first-bowl', words: 'Book an evening: how easy was it?' },
    { href: '/app/evening/glaze', words: 'Look at one for 45 seconds without booking: did you find what you looked for?' },
    { href: '/app/', words: 'Look at several: the list then has an offer for two' },
    { href: '/app/?attune_survey=wishes', words: 'Say which day would suit you, by a link' },
    { href: '#your-data', words: 'See, change or erase what is remembered: “Your data”, at the foot of the page' },
  ],
});
router.start();
