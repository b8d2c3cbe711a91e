/**
 * Elements — finds touchpoints on the page: those marked in the markup, those that the configuration's selectors name, and
 * the page itself where its path is one. Those that arrive later are found, those that go are let go: after any number of
 * mounts and unmounts nothing is held but what is there.
 */
import { duration } from '../decision/durations.ts';
import { onPage } from '../decision/pages.ts';
import type { Dispose, FeatureClient, Touchpoint } from '../types.ts';
import { findIn, rootsOf } from './roots.ts';
import { createSource } from './source.ts';
import type { Source } from './source.ts';
import type { Target, Viewed } from './viewed.ts';

export interface Elements {
  /** Looks again right after this task: the path has changed. */
  scan(): void;
  /** Looks no more. What is watched is let go by who watches it. */
  dispose: Dispose;
}

interface ElementsOptions extends Pick<Viewed, 'watch' | 'unwatch'> {
  readonly client: Pick<FeatureClient, 'config' | 'guard' | 'report'>;
  /** Milliseconds that never jump. Default: `performance.now`. */
  readonly time?: () => number;
}

const marks = ['data-attune-touchpoint', 'data-attune-stage', 'data-attune-channel'] as const;
const changes = { childList: true, subtree: true, attributeFilter: [...marks], attributeOldValue: true };
/** A burst of mutations is looked at once, in milliseconds after its first. */
const pause = 100;
/** For how long it is looked without a break, in milliseconds: as many elements as the device can take in that time. */
const atOnce = 3;

export function startElements({ client, watch, unwatch, time = () => performance.now() }: ElementsOptions): Elements {
  const { config, guard, report } = client;
  const configured = new Map<string, Source>();
  /** Valid ones; what is marked is found in them too. */
  const hosts = new Set<string>();
  const source = (name: string, how: Pick<Parameters<typeof createSource>[0], 'find' | 'describe' | 'isPage'>): Source =>
    createSource({ ...how, watch, unwatch, onMany: () => report('touchpoints_many', { path: name }) });
  const marked = source('touchpoints', { find: () => findIn(roots([...hosts].join()), `[${marks[0]}]`), describe });
  /** Looks that are under way, each in its turn. */
  const looking = new Map<Source, Iterator<void>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStale = false;

  const work = (): void => {
    timer = undefined;
    // What is under way is finished first; then there is a look at what has changed meanwhile.
    if (!looking.size && isStale) {
      isStale = false;
      for (const one of [marked, ...configured.values()]) looking.set(one, one.look());
    }
    const until = time() + atOnce;
    for (const [one, steps] of looking) {
      looking.delete(one);
      if (!steps.next().done) looking.set(one, steps);
      if (time() >= until) break;
    }
    if (looking.size) timer = setTimeout(later, 0);
    else if (isStale) timer = setTimeout(later, pause);
  };
  const later = guard('touchpoints', work);
  const observer = new MutationObserver(guard('touchpoints', (records: MutationRecord[]) => {
    for (const { attributeName: mark, oldValue, target } of records) if (mark && (target as Element).getAttribute(mark) !== oldValue) marked.forget(target as Element);
    soon();
  }));
  function soon(): void {
    if (isStale) return;
    isStale = true;
    timer ??= setTimeout(later, pause);
  }
  // Never within the task that asks for it: that is the page's own.
  function scan(): void {
    looking.clear();
    isStale = true;
    clearTimeout(timer);
    timer = setTimeout(later, 0);
  }

  function roots(shadow: string | undefined): ReturnType<typeof rootsOf> {
    const found = rootsOf({ shadow, onLater: soon });
    for (const root of found.slice(1)) observer.observe(root, changes);
    return found;
  }

  function describe(element: Element): Target | undefined {
    const said = (mark: string): string | undefined => element.getAttribute(mark) || undefined;
    const touchpoint = said(marks[0]);
    if (touchpoint && touchpoint.length <= 64) return { touchpoint, stage: said(marks[1]), channel: said(marks[2]) };
    report('touchpoint_invalid', { path: touchpoint });
    return undefined;
  }

  function configure(touchpoints: readonly Touchpoint[] = []): void {
    const wanted = new Map(touchpoints.map((one) => [JSON.stringify(one), one]));
    for (const [key, one] of configured) if (!wanted.has(key)) {
      configured.delete(key);
      looking.delete(one);
      one.dispose();
    }
    for (const [key, one] of wanted) if (!configured.has(key)) configured.set(key, fromConfig(one));
    scan();
  }

  function fromConfig({ name, stage, channel, selector, shadow, pages, visible, for: hold }: Touchpoint): Source {
    const target = { touchpoint: name, stage, channel, visible, hold: duration(hold) };
    const isUsable = [selector, shadow].every((one) => isSelector(one, name)) && (selector ?? pages);
    if (shadow && isUsable) hosts.add(shadow);
    // The page's own root stands for the page itself.
    const all = (): Iterable<Element> => (selector ? findIn(roots(shadow), selector) : [document.documentElement]);
    const find = (): Iterable<Element> => (isUsable && onPage(pages, location.pathname, location.hash) ? all() : []);
    return source(name, { find, describe: () => target, isPage: !selector });
  }

  function isSelector(selector: string | undefined, name: string): boolean {
    try {
      if (selector) document.querySelector(selector);
      return true;
    } catch (cause) {
      report('selector_invalid', { path: `touchpoints.${name}`, found: selector, cause });
      return false;
    }
  }

  observer.observe(document, changes);
  const undo = config.subscribe(({ touchpoints }) => configure(touchpoints));

  return {
    scan,
    dispose() {
      clearTimeout(timer);
      // A component that is defined later changes nothing any more.
      isStale = true;
      observer.disconnect();
      undo();
    },
  };
}
