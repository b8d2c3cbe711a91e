// @ts-check
/**
 * Results — shows the view that the address names, and keeps it up to what arrives.
 * Says whether it is loading, live or cut off; what was last known stays readable when it is cut off.
 */
import { card, empty } from './figure.js';
import { fitFilters, offerChoices, queryOf } from './filters.js';
import { drawSections } from './sections.js';
import { showToken } from './token.js';
import { completeness } from './views/completeness.js';
import { frustration } from './views/frustration.js';
import { journey } from './views/journey.js';
import { outcomes } from './views/outcomes.js';
import { overview } from './views/overview.js';
import { surveys } from './views/surveys.js';
import { visitor } from './views/visitor.js';
import { words } from './views/words.js';

/** @type {Record<string, (data: any) => import('./sections.js').Section[]>} */
const VIEWS = { overview, surveys, words, journey, frustration, outcomes, visitor, completeness };

/** @template {Element} E @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));
/** @type {HTMLElement} */
const content = find('#content');
/** @type {HTMLElement} */
const state = find('[data-state]');
/** @type {HTMLFormElement} */
const form = find('.filters');

/** What is on the page, so that a change of width draws it anew. @type {{ name: string, data?: any, asked: number }} */
const shown = { name: '', asked: 0 };

/** @param {'loading' | 'live' | 'lost'} name @param {string} words */
function say(name, words) {
  if (state.dataset['state'] === name) return;
  state.dataset['state'] = name;
  state.textContent = words;
}

function address() {
  const [name = '', rest = ''] = location.hash.slice(1).split('?');
  return { name: name in VIEWS ? name : 'overview', rest };
}

function draw() {
  const { name, data } = shown;
  if (data) drawSections(content, (VIEWS[name] ?? overview)(data));
}

/** Asks for the view, and draws it unless another one was asked for meanwhile. */
async function load() {
  const { name, rest } = address();
  const number = ++shown.asked;
  fitFilters(form, name);
  const path = `view/${name}.json?${queryOf(form, name, rest)}`;
  find('[data-json]').setAttribute('href', path);
  try {
    const response = await fetch(path);
    const data = await response.json();
    if (number !== shown.asked) return;
    if (!response.ok) throw new Error(data.error);
    if (shown.name !== name) content.replaceChildren();
    Object.assign(shown, { name, data });
    offerChoices(form, name === 'outcomes' ? { goals: data.goals } : data.choices ?? {});
    /** @type {HTMLElement} */ (find('.partial')).hidden = !data.partial;
    draw();
  } catch (error) {
    if (number === shown.asked && shown.name !== name) fail(error instanceof Error ? error.message : '');
  }
  content.removeAttribute('aria-busy');
}

/** @param {string} words */
function fail(words) {
  shown.data = undefined;
  content.replaceChildren(card({ title: 'This view could not be read' }, empty(`${words} It is asked for again with the next event, or when you choose it again.`)));
}

function open() {
  const { name } = address();
  for (const link of document.querySelectorAll('.views a')) {
    if (link.getAttribute('href') !== `#${name}`) link.removeAttribute('aria-current');
    else {
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }
  if (shown.name !== name) content.setAttribute('aria-busy', 'true');
  void load();
}

function listen() {
  const source = new EventSource('live');
  source.addEventListener('message', () => {
    say('live', 'Live: new answers appear here by themselves');
    void load();
  });
  // The browser tries again by itself, unless the answer was an error.
  source.addEventListener('error', () => {
    say('lost', 'Cut off from the collector. Is the server running? Trying again');
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}

form.addEventListener('change', () => void load());
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', open);
new ResizeObserver(() => requestAnimationFrame(draw)).observe(content);
await showToken();
open();
listen();
