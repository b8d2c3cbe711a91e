/**
 * Roots — finds elements in the document and in the open shadow roots of hosts that the configuration names, in each other too.
 * What is marked private, and all within it, is never found.
 */
import { closest } from './target.ts';

const secret = '[data-attune-private]';
type Root = Document | ShadowRoot;

interface Hosts {
  /** As a selector; none by default. */
  readonly shadow?: string | undefined;
  /** A host has no shadow root yet, but will. */
  readonly onLater?: (() => void) | undefined;
}

/** The document, and the shadow roots of those hosts. */
export function rootsOf({ shadow, onLater }: Hosts): readonly Root[] {
  const roots: Root[] = [document];
  if (shadow) for (const root of roots) for (const host of root.querySelectorAll(shadow)) {
    if (host.shadowRoot) roots.push(host.shadowRoot);
    // No mutation tells of a component that is defined later.
    else if (onLater && host.matches(':not(:defined)')) void customElements.whenDefined(host.localName).then(onLater);
  }
  return roots;
}

/**
 * One after the other, so that whoever looks at them may take its time.
 * @throws if the selector is not valid.
 */
export function* findIn(roots: readonly Root[], selector: string): Iterable<Element> {
  for (const root of roots) {
    const found = root.querySelectorAll(selector);
    const isAllPublic = root === document && !root.querySelector(secret);
    for (const element of found) if (isAllPublic || !closest(element, secret)) yield element;
  }
}
