// @ts-check
/**
 * Results — hears summaries from the collector and shows each part that changed.
 * Says whether it is loading, live or cut off; what was last known stays readable when it is cut off.
 */
import { drawSections } from './sections.js';

const content = /** @type {HTMLElement} */ (document.getElementById('content'));
const state = /** @type {HTMLElement} */ (document.querySelector('[data-state]'));
const bots = /** @type {HTMLInputElement} */ (document.querySelector('[data-bots]'));

/** @param {'loading' | 'live' | 'lost'} name @param {string} words */
function say(name, words) {
  if (state.dataset['state'] === name) return;
  state.dataset['state'] = name;
  state.textContent = words;
}

/** @param {MessageEvent<string>} message */
function show({ data }) {
  drawSections(content, JSON.parse(data), { bots: bots.checked, countBots: () => bots.click() });
  content.removeAttribute('aria-busy');
  say('live', 'Live: new answers appear here by themselves');
}

function connect() {
  const source = new EventSource(bots.checked ? 'live?bots=1' : 'live');
  source.addEventListener('message', show);
  // The browser tries again by itself, unless the answer was an error.
  source.addEventListener('error', () => {
    say('lost', 'Cut off from the collector. Is the server running? Trying again');
    if (source.readyState === EventSource.CLOSED) setTimeout(reconnect, 3000);
  });
  return source;
}

let source = connect();

function reconnect() {
  source.close();
  source = connect();
}

bots.addEventListener('change', reconnect);
