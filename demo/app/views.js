// @ts-check
/**
 * Views — what stands on each route.
 * Each returns its content and nothing else; the heading takes the focus after a change of route.
 */
import { element } from './element.js';
import { EVENINGS } from './evenings.js';

/** @typedef {import('./evenings.js').Evening} Evening */

export function homeView() {
  return [
    element('h1', { tabindex: '-1', 'data-attune-slot': 'hero' }, 'Welcome'),
    element('p', { class: 'lead' }, 'Three evenings a week the workshop belongs to people who have never touched a wheel.'),
    element('ul', { class: 'cards' }, ...EVENINGS.map(({ id, name, when, price }) =>
      element('li', {}, element('a', { class: 'card', href: `/app/evening/${id}` },
        element('h2', {}, name), element('p', { class: 'when' }, `${when} · €${price}`))))),
    pairOffer(),
    element('p', {}, element('button', { type: 'button', class: 'quiet', 'data-attune-survey': 'wishes' }, 'None of these suits me')),
  ];
}

/** A slot: what it holds is for everybody, its template for those who have looked around. */
function pairOffer() {
  const other = /** @type {HTMLTemplateElement} */ (element('template', { 'data-attune-variant': 'bring_a_friend' }));
  other.content.append(element('p', { class: 'soft' }, 'Cannot decide? Bring a friend to any of them: two places are €10 less.'));
  return element('div', { class: 'offer', 'data-attune-slot': 'pair' }, element('p', { class: 'soft' }, 'Clay, firing and an apron are included.'), other);
}

/** @param {Evening} evening @param {(evening: Evening) => void} book */
export function eveningView(evening, book) {
  const button = element('button', { type: 'button' }, 'Book a place');
  button.addEventListener('click', () => book(evening));
  return [
    element('h1', { tabindex: '-1' }, evening.name),
    element('p', { class: 'lead' }, evening.words),
    element('p', { class: 'when' }, evening.when),
    element('section', { class: 'card spaced', 'data-attune-touchpoint': 'pricing', 'data-attune-stage': 'consideration' },
      element('h2', {}, 'What it costs'),
      element('p', {}, `€${evening.price}, clay and firing included. Two places together are €${2 * evening.price - 10}.`),
      button),
  ];
}

/** @param {Evening | undefined} evening */
export function bookedView(evening) {
  return [
    element('h1', { tabindex: '-1' }, evening ? 'See you at the wheel' : 'Nothing booked yet'),
    element('p', { class: 'lead' }, evening ? `${evening.name}, ${evening.when}. Wear something that may get grey.` : 'Choose an evening first.'),
    element('p', {}, element('a', { href: '/app/' }, 'All evenings')),
  ];
}

/** @param {string | undefined} name @param {(name: string | undefined) => void} remember */
export function youView(name, remember) {
  const input = element('input', { id: 'name', name: 'name', autocomplete: 'given-name', maxlength: '40', required: '', value: name ?? '' });
  const form = element('form', {}, element('label', { for: 'name' }, 'First name'), input, element('button', {}, 'Remember me'));
  const forget = element('button', { type: 'button' }, 'Forget my name');
  const said = element('p', { role: 'status' }, name ? `You are greeted as ${name}.` : 'You are greeted without a name.');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = /** @type {HTMLInputElement} */ (input).value.trim();
    remember(typed || undefined);
    said.textContent = `Hello, ${typed}.`;
  });
  forget.addEventListener('click', () => {
    remember(undefined);
    /** @type {HTMLInputElement} */ (input).value = '';
    said.textContent = 'Forgotten.';
  });
  return [element('h1', { tabindex: '-1' }, 'You'), form, said, forget];
}

export function lostView() {
  return [element('h1', { tabindex: '-1' }, 'There is no such page'), element('p', {}, element('a', { href: '/app/' }, 'All evenings'))];
}
