// @ts-check
/**
 * Bar — says in one line what just happened and why, in the SDK's own words: the last event, and the decision that it changed.
 * Opened, it lists every decision with its reason, the latest events, and what else there is to try.
 * It only listens: with the bar or without it, the page is the same.
 */
import { element } from '../app/element.js';
import { inWords } from './words.js';

/** @typedef {{ id: string, outcome: string, because: string, gates: readonly { gate: string, found?: unknown }[] }} Why */
/** @typedef {{ name: string, data?: Record<string, unknown> }} Happened */
/** @typedef {{ href: string, words: string }} Step - Something to try. */

/** Events kept for the list. */
const KEPT = 8;
/** In ms: what happens in one go is told in one go. */
const PAUSE = 120;
/** The page gives these of itself, and all the time: where they decide nothing, they do not take the word from what did. */
const PASSING = /^(page|touchpoint|slot)_/;

/** Which of several changes is most worth a word. */
const ORDER = ['shown', 'waiting', 'done', 'withheld', 'blocked'];

/**
 * @param {{ place: Element, on: (name: string, listener: (event: any) => void) => unknown, explain: () => Promise<Why[]> | Why[] | undefined, walk: readonly Step[] }} options
 *   `on` hears events, `explain` says why: both are the client's. `walk`: what to try, in order.
 */
export function createBar({ place, on, explain, walk }) {
  const line = element('p', { class: 'why-line' }, 'Attune is starting.');
  const decisions = element('ul', { class: 'why-list' });
  const latest = element('ol', { class: 'why-list' });
  const room = element('div', { class: 'why-room', tabindex: '0', role: 'group', 'aria-label': 'Decisions, events and things to try' },
    element('div', {}, element('h2', {}, 'To try'), element('ol', { class: 'why-list' }, ...walk.map(({ href, words }) => element('li', {}, element('a', { href }, words))))),
    element('div', {}, element('h2', {}, 'Decisions'), decisions), element('div', {}, element('h2', {}, 'Latest events'), latest));
  place.replaceChildren(line, element('details', {}, element('summary', {}, 'Why?'), room));

  /** @type {Happened[]} */
  const happened = [];
  /** @type {{ known: Map<string, string>, timer?: ReturnType<typeof setTimeout> }} */
  const state = { known: new Map() };

  async function tell() {
    const all = (await explain()) ?? [];
    const isFirst = !state.known.size;
    const changed = all.filter((one) => !isFirst && state.known.get(one.id) !== one.because);
    state.known = new Map(all.map(({ id, because }) => [id, because]));
    decisions.replaceChildren(...all.map(decision));
    latest.replaceChildren(...happened.map((event) => element('li', {}, element('b', {}, event.name), ` ${inWords(event.data)}`)));
    const told = chosen({ all, changed, event: happened[0] });
    if (!told && !isFirst && PASSING.test(happened[0]?.name ?? '')) return;
    line.replaceChildren(...(happened[0] ? [element('b', {}, happened[0].name), ' '] : []), told ? `${told.id}: ${told.because}` : happened[0] ? 'No decision hangs on it.' : 'Attune is here. What happens, and why, is told in this line.');
  }

  void tell();
  on('*', (event) => {
    happened.unshift(event);
    happened.splice(KEPT);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void tell(), PAUSE);
  });
}

/**
 * The decision that the event is about, else the one whose journey it has brought on, else the one that it changed.
 * @param {{ all: readonly Why[], changed: readonly Why[], event?: Happened | undefined }} options
 */
function chosen({ all, changed, event }) {
  if (!event) return undefined;
  const about = all.find(({ id }) => id === (event.data?.['survey'] ?? event.data?.['slot']));
  const broughtOn = all.find(({ gates }) => gates.some(({ gate, found }) => gate === 'on' && String(found).startsWith(`${event.name} `)));
  return about ?? broughtOn ?? ORDER.flatMap((wanted) => changed.filter(({ outcome }) => outcome === wanted))[0];
}

/** @param {Why} why */
const decision = ({ id, outcome, because }) => element('li', {}, element('b', {}, id), ' ', element('span', { class: `why-${outcome}` }, outcome), element('br'), because);
