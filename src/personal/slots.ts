/**
 * Slots — fills the page's slots, also those that arrive later, as decided once for each slot and page view.
 * What the visitor tells the site changes greetings at once; nothing else changes under the visitor's eyes, not with the hour
 * either, and nothing outside a slot is ever touched. `dispose` puts the page's own words back.
 */
import type { SlotFacts } from '../decision/slots.ts';
import type { AttuneConfig, Dispose, FeatureClient } from '../types.ts';
import { decideSlot } from './decide.ts';
import type { SlotDecision } from './decide.ts';
import { factsOf } from './facts.ts';
import { fillTemplate, fillText } from './fill.ts';
import { createFinder } from './finder.ts';
import { listen } from './listen.ts';
import { createShown } from './shown.ts';

interface Filled {
  readonly decision: SlotDecision;
  readonly undo: Dispose | undefined;
}

interface SlotsOptions {
  readonly client: FeatureClient;
  /** Asks a condition; the page has it already. */
  readonly matches: SlotFacts['matches'];
  /** With the greetings of the page's language; English has its own. */
  readonly texts?: AttuneConfig['texts'];
  /** What is kept for the snippets in `<head>`; where the page has none, nothing is. */
  readonly early?: typeof import('./early.ts') | undefined;
  readonly Observer?: typeof IntersectionObserver | undefined;
}

/** A framework is still to take over what it finds here: until it has, and the mark is gone, nothing is changed. */
const hydrating = 'data-attune-hydrating';
const marks = ['data-attune-slot', 'name', hydrating];
/** From so many new elements on, looking through the whole document costs less than looking into each. */
const many = 100;

export function startSlots({ client, matches, texts, early, Observer }: SlotsOptions): Dispose {
  const decisions = new Map<string, SlotDecision | undefined>();
  const filled = new WeakMap<Element, Filled>();
  const shown = createShown({ client, Observer, decisionOf: (element) => filled.get(element)?.decision });
  const finder = createFinder(client);
  let rules: string | undefined;
  /** When the page view began: its words are of that hour. */
  let at = client.now();

  function decisionFor(slot: string): SlotDecision | undefined {
    if (!decisions.has(slot)) {
      decisions.set(slot, decideSlot({ slot, config: client.config.value, ...factsOf({ client, matches, texts, at }) }));
    }
    return decisions.get(slot);
  }

  function empty(element: Element): void {
    filled.get(element)?.undo?.();
    filled.delete(element);
  }

  /** Whether it holds this already, and the page has not written over it. */
  function holds(element: Element, { slot, text, template }: SlotDecision): boolean {
    const now = filled.get(element)?.decision;
    return now?.slot === slot && now.text === text && now.template === template && (text === undefined || element.textContent === text);
  }

  function fill(element: Element): void {
    const slot = finder.slotOf(element);
    if (!isParsed(element) || element.closest(`[${hydrating}]`)) return;
    const decision = slot ? decisionFor(slot) : undefined;
    const undo = early?.takeEarly(element, decision);
    if (undo && decision) filled.set(element, { decision, undo });
    if (!decision || !holds(element, decision)) empty(element);
    if (!decision) return;
    if (!filled.has(element)) filled.set(element, write(element, decision));
    shown.watch(element);
  }

  function write(element: Element, decision: SlotDecision): Filled {
    const { text, template, slot, id } = decision;
    if (text !== undefined) return { decision, undo: fillText(element, text) };
    const undo = template === undefined ? undefined : fillTemplate(element, template);
    if (undo || template === undefined) return { decision, undo };
    client.report('config_invalid', { path: `offers.${id}`, found: template, where: slot });
    return { decision: { ...decision, variant: 'default', because: 'no template' }, undo };
  }

  const fillWithin = (root: ParentNode): void => [...finder.within(root)].forEach(fill);
  const fillAll = (): void => {
    fillWithin(document);
    early?.keepEarly({ memory: client.memory, decisions, now: client.now() });
  };

  function decideAnew(kind?: SlotDecision['kind']): void {
    for (const [slot, decision] of decisions) if (!kind || decision?.kind === kind) decisions.delete(slot);
    fillAll();
  }

  const observer = new MutationObserver(client.guard('slots', (records: MutationRecord[]) => {
    if (document.readyState === 'loading') return fillAll();
    const arrived = records.flatMap(({ type, target, addedNodes }) => (type === 'attributes' ? target : [...addedNodes])).filter((node) => node instanceof Element);
    // Of thousands that come at once each is not asked: one question to the document finds their slots.
    const isFew = arrived.length < many;
    for (const element of arrived) if (filled.has(element) || (isFew && finder.slotOf(element))) fill(element);
    (isFew ? arrived : [document]).forEach(fillWithin);
  }));

  observer.observe(document, { childList: true, subtree: true, attributeFilter: marks });
  const undo = [
    client.config.subscribe(({ greetings, offers, holdout, locale }) => {
      const wanted = JSON.stringify([greetings, offers, holdout, locale]);
      if (wanted === rules) return;
      rules = wanted;
      finder.read();
      decideAnew();
    }),
    client.on('page_viewed', () => {
      shown.begin();
      at = client.now();
      decideAnew();
    }),
    client.page.on('visible', fillAll),
    listen(document, 'DOMContentLoaded', client.guard('slots', fillAll)),
    // What the visitor told the site has changed, here or in another tab, or is gone.
    ...['preferences_changed', 'memory_changed', 'consent_changed'].map((name) => client.on(name, () => decideAnew('greeting'))),
  ];

  return () => {
    observer.disconnect();
    shown.dispose();
    undo.forEach((run) => run());
    [...finder.within(document)].forEach(empty);
  };
}

/** Whether all of its default has arrived: the parser adds an element first and its content after. */
function isParsed(element: Element): boolean {
  for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true;
  return document.readyState !== 'loading';
}
