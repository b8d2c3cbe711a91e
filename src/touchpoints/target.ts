/**
 * Target — names an element for an event by a short selector that stays the same from visit to visit: what a developer called it,
 * never what stands in it, what was typed, or an address; no ids and classes that look generated.
 * Promise: what is private, and fields for passwords and cards, have no name at all.
 */

const secret = '[data-attune-private], [type=password], [autocomplete*="cc-"], [autocomplete*=password], [autocomplete=one-time-code]';
/** A button is pressed, not the icon in it. */
const whole = 'a, button, summary, label, input, select, textarea, [role], [data-attune-track]';
/** An element is named by at most so many steps up, each of at most so many characters. */
const steps = 3;
const longest = 32;

/** Where an event really began, also within open shadow roots. */
export function originOf(event: Event): Element | undefined {
  const [first] = event.composedPath();
  return first instanceof Element ? first : undefined;
}

/** The nearest one that fits, across the borders of shadow roots. */
export function closest(element: Element, selector: string): Element | undefined {
  const found = element.closest(selector);
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? closest(root.host, selector) : undefined);
}

/** @returns The selector; `undefined` for what nobody may know of. */
export function selectorOf(element: Element): string | undefined {
  if (closest(element, secret)) return undefined;
  const named: string[] = [];
  for (let one: Element | null = element.closest(whole) ?? element; one && named.length < steps && !/^(html|body)$/.test(one.localName); one = one.parentElement) {
    const name = nameOf(one);
    // What has only a tag says something as the beginning alone.
    if (!named.length || name !== one.localName) named.unshift(name);
    if (name[0] === '#') break;
  }
  return named.join(' ') || element.localName;
}

function nameOf(element: Element): string {
  const { id, localName, classList } = element;
  if (isStable(id)) return `#${id}`;
  const name = /^(form|input|select|textarea|button)$/.test(localName) && element.getAttribute('name');
  if (name && isStable(name)) return `${localName}[name=${name}]`;
  const own = [...classList].find(isStable);
  return localName + (own ? `.${own}` : '');
}

/** Libraries number what they make in the order in which they make it. */
const numbered = /^(react|radix|reach|headlessui|mui|mat|cdk|ember|ext|yui|rc|el|uid|id|input|field)[a-z_-]*\d+$/i;

/**
 * Whether a word is one that a person chose: letters, at most two digits at its end, and no part of it like `bdVaJa` or `xkcdqr`,
 * which builds and frameworks make.
 */
export function isStable(word: string): boolean {
  if (word.length > longest || numbered.test(word) || !/^[a-z][a-z_-]*\d{0,2}$/i.test(word)) return false;
  return word.split(/[-_\d]+/).every((part) => {
    const humps = part.split(/(?<=[a-z])(?=[A-Z])/);
    return !/[^aeiouy]{5}/i.test(part) && (humps.length < 2 || part.length / humps.length >= 3) && !/[A-Z]{2,}[a-z]+[A-Z]/.test(part);
  });
}
