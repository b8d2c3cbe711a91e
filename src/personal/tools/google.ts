/**
 * Google — Consent Mode v2, read from the page's `dataLayer` as every tag reads it. A `default` that denies is no answer yet; one
 * that grants is taken at its word. https://developers.google.com/tag-platform/security/guides/consent
 * The layer has no way to listen but its `push`, which others wrap as well: ours hands everything on, and steps aside when it is over.
 */
import type { ConsentChoice, ConsentClass, Dispose } from '../../types.ts';
import type { ToolOptions } from './tool.ts';

/** What Google calls what we call by class. */
const classOf: { readonly [type: string]: ConsentClass } = {
  functionality_storage: 'preferences', personalization_storage: 'personalization', analytics_storage: 'measurement', ad_user_data: 'share',
};

type Layer = unknown[];

export function hearGoogle({ say, guard }: ToolOptions): Dispose {
  const page = window as Window & { dataLayer?: Layer };
  const layer = (page.dataLayer ??= []);
  /** By type, with the regions that a default was said for: which one the visitor is in, the page does not know. */
  const defaults = new Map<string, boolean>();
  const updates = new Map<string, boolean>();

  function read(entry: unknown): boolean {
    const [command, action, given] = Array.from(Object(entry) as ArrayLike<unknown>);
    if (command !== 'consent' || (action !== 'default' && action !== 'update')) return false;
    for (const [type, word] of Object.entries(Object(given) as object)) {
      if (!Object.hasOwn(classOf, type) || (word !== 'granted' && word !== 'denied')) continue;
      if (action === 'update') updates.set(type, word === 'granted');
      else defaults.set(type, word === 'granted' && defaults.get(type) !== false);
    }
    return true;
  }
  function tell(): void {
    const known = Object.entries(classOf).map(([type, name]) => [name, updates.get(type) ?? (defaults.get(type) || undefined)] as const);
    const said = known.filter(([, word]) => word !== undefined);
    if (said.length) say(Object.fromEntries(said) as ConsentChoice);
  }
  const hear = guard('consent', (entries: readonly unknown[]) => {
    if (entries.filter(read).length) tell();
  });

  const before = layer.push;
  function push(...entries: unknown[]): number {
    const length = before.apply(layer, entries);
    hear(entries);
    return length;
  }
  layer.push = push;
  hear([...layer]);
  return () => {
    // Who has wrapped it since still calls ours, which then only hands on.
    if (layer.push === push) layer.push = before;
    defaults.clear();
    updates.clear();
  };
}
