// @ts-check
/**
 * Sections — brings the page up to what is known now, part by part.
 * A part whose figures are the same is left alone; one that changed keeps its opened tables and the focus in it.
 */

/** @typedef {{ key: string, data: unknown, draw: (width: number) => HTMLElement | undefined }} Section */

const FOCUSABLE = 'a, button, summary, select, input, [tabindex]';

/** @param {HTMLElement} content @param {readonly Section[]} sections */
export function drawSections(content, sections) {
  const width = content.clientWidth;
  const old = new Map([...content.children].map((child) => [child.getAttribute('data-section'), /** @type {HTMLElement} */ (child)]));
  const wanted = sections.flatMap(({ key, data, draw }) => {
    const print = `${width} ${JSON.stringify(data)}`;
    const before = old.get(key);
    if (before?.dataset['print'] === print) return [before];
    const drawn = draw(roomIn(width));
    return drawn ? [replacement(before, drawn, { key, print })] : [];
  });
  for (const child of [...content.children]) if (!wanted.includes(/** @type {HTMLElement} */ (child))) child.remove();
  wanted.forEach((section, index) => {
    // Moving a node that is in place already would take the focus from it.
    if (content.children[index] !== section) content.insertBefore(section, content.children[index] ?? null);
  });
}

/** What a card leaves of the page for what is in it; as in the style sheet. @param {number} width */
const roomIn = (width) => Math.max(240, width - 2 - 2 * Math.min(26, Math.max(16, width * 0.03)));

/**
 * @param {HTMLElement | undefined} before
 * @param {HTMLElement} after
 * @param {{ key: string, print: string }} marks
 */
function replacement(before, after, { key, print }) {
  after.dataset['section'] = key;
  after.dataset['print'] = print;
  if (!before) return after;
  const twins = [...after.querySelectorAll('details')];
  [...before.querySelectorAll('details')].forEach((one, index) => {
    const twin = twins[index];
    if (twin) twin.open = one.open;
  });
  const focused = [...before.querySelectorAll(FOCUSABLE)].indexOf(/** @type {Element} */ (document.activeElement));
  before.replaceWith(after);
  const heir = focused < 0 ? undefined : after.querySelectorAll(FOCUSABLE)[focused];
  if (heir instanceof HTMLElement) heir.focus({ preventScroll: true });
  return after;
}
