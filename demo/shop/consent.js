/**
 * Consent — asks once what may be kept and sent, and takes no for an answer as easily as yes.
 * Takes no focus, is read right after the skip link, and is gone for good once something was chosen.
 */
import { element } from '../app/element.js';
import { whenLoaded } from './sdk.js';

const ALL = { preferences: true, personalization: true, measurement: true, share: true };
const NONE = { preferences: false, personalization: false, measurement: false, share: false };

/** Puts the question on the page, unless it was answered before. */
export function askConsent() {
  whenLoaded(() => {
    const state = /** @type {{ source: string } | undefined} */ (window.attune('consent'));
    if (state?.source === 'default') document.querySelector('.skip')?.after(banner());
  });
}

function banner() {
  const asked = element('section', { class: 'consent', 'aria-labelledby': 'consent-title' }, element('h2', { id: 'consent-title' }, 'May we remember you?'),
    element('p', {}, 'On this device, to greet you and to ask you no more than we should. And may we count what happens here? ', element('a', { href: '#your-data', 'data-attune-memory': '' }, 'What that would be')));
  const answers = [{ words: 'Yes', choice: ALL, kind: 'button' }, { words: 'No', choice: NONE, kind: 'quiet' }].map(({ words, choice, kind }) => {
    const made = element('button', { type: 'button', class: kind }, words);
    made.addEventListener('click', () => window.attune('consent', choice));
    return made;
  });
  asked.append(element('p', { class: 'answers' }, ...answers));
  // "Your data" may answer it too.
  window.attune('on', 'consent_changed', () => asked.remove());
  return asked;
}
