/**
 * Fill — writes into a slot and nowhere else, and gives back exactly what was there: the same nodes, not copies.
 * A text that stands alone keeps its node, so that the framework that made it goes on finding it.
 */
import type { Dispose } from '../types.ts';

/** @returns Puts the default back, unless somebody else has written there since. */
export function fillText(slot: Element, text: string): Dispose {
  const [only, second] = slot.childNodes;
  if (!(only instanceof Text) || second) return replace(slot, new Text(text));
  const before = only.data;
  only.data = text;
  return () => {
    if (only.data === text) only.data = before;
  };
}

/** @returns `undefined` if the slot has no such template; the default then stays. */
export function fillTemplate(slot: Element, variant: string): Dispose | undefined {
  const template = [...slot.children].find((child) => child.getAttribute('data-attune-variant') === variant);
  return template instanceof HTMLTemplateElement ? replace(slot, ...document.importNode(template.content, true).childNodes) : undefined;
}

function replace(slot: Element, ...nodes: Node[]): Dispose {
  const before = [...slot.childNodes];
  slot.replaceChildren(...nodes);
  return () => {
    if (slot.firstChild === (nodes[0] ?? null)) slot.replaceChildren(...before);
  };
}
