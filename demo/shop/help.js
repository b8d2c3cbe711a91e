/**
 * Help — opens a support case, and tells of a call, which no page could see.
 * Whoever has one open is not asked how the delivery was: the survey's journey is `without` it.
 */
import { say } from './shop.js';

const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-support]'));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  window.attune('track', 'support_opened', { topic: String(new FormData(form).get('topic')) });
  say('Your case is open. We answer before the next tide.');
});
document.querySelector('[data-call]')?.addEventListener('click', () => window.attune('touchpoint', 'called_us', { stage: 'service', channel: 'phone' }));
