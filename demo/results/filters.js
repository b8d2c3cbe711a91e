// @ts-check
/**
 * Filters — what of the events is looked at, as chosen in the form and named in the address.
 * Choices come from what there is; one that is gone stays chosen until it is taken back.
 */
import { element } from '../app/element.js';

const DAY = 24 * 60 * 60 * 1000;

/** Shows what the view can be filtered by, and nothing else. @param {HTMLFormElement} form @param {string} view */
export function fitFilters(form, view) {
  for (const field of form.querySelectorAll('[data-for]')) {
    /** @type {HTMLElement} */ (field).hidden = !field.getAttribute('data-for')?.split(' ').includes(view);
  }
}

/** @param {HTMLFormElement} form @param {string} view @param {string} rest - What stands behind the view's name in the address. @returns {URLSearchParams} */
export function queryOf(form, view, rest) {
  const query = new URLSearchParams(rest);
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name);
    const isOffered = !(field instanceof HTMLElement && field.closest('[data-for]')?.hasAttribute('hidden'));
    if (!value || !isOffered) continue;
    // By the whole hour, so that nothing that did not change is drawn anew.
    if (name === 'days') query.set('since', String(Math.floor(Date.now() / 3_600_000) * 3_600_000 - Number(value) * DAY));
    else query.set(name, String(value));
  }
  if (view === 'completeness') for (const name of [...query.keys()]) query.delete(name);
  return query;
}

/** @param {HTMLFormElement} form @param {Record<string, string[]>} choices */
export function offerChoices(form, choices) {
  for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll('select[data-choices]'))) {
    const offered = choices[select.dataset['choices'] ?? ''];
    if (!offered) continue;
    const [first, ...others] = [...select.options];
    if (others.map(({ value }) => value).join('\n') === offered.join('\n')) continue;
    const chosen = select.value;
    const names = chosen && !offered.includes(chosen) ? [chosen, ...offered] : offered;
    select.replaceChildren(...(first ? [first] : []), ...names.map((name) => element('option', { value: name }, name)));
    select.value = chosen;
  }
}
