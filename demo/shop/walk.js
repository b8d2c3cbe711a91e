/**
 * Walk — what there is to try in the shop, and the bar that says what became of it.
 * Each step is an ordinary link; a link from elsewhere (a poster, a letter) is written as it would stand there.
 */
import { createBar } from '../why/bar.js';
import { whenLoaded } from './sdk.js';

/** Another letter is another campaign, and so another visit. */
const letter = `letter_${Date.now().toString(36)}`;

const WALK = [
  { href: 'account.html', words: 'Sign in, and be greeted by name on the front page' },
  { href: 'vase.html', words: 'Put two vases into the basket: it makes an offer' },
  { href: 'basket.html', words: 'Wait a minute before you order: you are asked what keeps you' },
  { href: 'checkout.html', words: 'Order: how easy was it?' },
  { href: 'order-delivered.html', words: 'Let the parcel arrive: how was the delivery?' },
  { href: 'help.html', words: 'Press “Start a chat” three times in vain' },
  { href: 'help.html', words: 'Open a case: from then on nobody asks about the delivery' },
  { href: 'account.html', words: 'Choose the next glaze, in a dialog' },
  { href: `index.html?utm_source=letter&utm_campaign=${letter}`, words: 'Come again by a letter. The third visit is asked for a recommendation' },
  { href: 'account.html?attune_survey=letter&attune_answer=5', words: 'Answer a question in a letter by its link' },
  { href: 'index.html?attune_touchpoint=pier_poster&attune_channel=in_person&attune_stage=awareness', words: 'Scan the poster on the pier' },
  { href: '#your-data', words: 'See, change or erase what is remembered: “Your data”, at the foot of each page' },
];

/** Puts the bar up as soon as the SDK can be asked. */
export function startWalk() {
  const place = document.querySelector('[data-why]');
  if (!place) return;
  whenLoaded(() => createBar({
    place, walk: WALK,
    on: (name, listener) => window.attune('on', name, listener),
    explain: () => /** @type {any} */ (window.attune('explain')),
  }));
}
