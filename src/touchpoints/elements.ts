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
import type { Described, Source } from './source.ts';
import type { Target } from './viewed.ts';

export interface Elements {
  /** Looks again at once: the path has changed. */
  scan(): void;
  dispose: Dispose;
}

interface ElementsOptions {
  readonly client: Pick<FeatureClient, 'config' | 'guard' | 'report'>;
  readonly watch: (target: Target) => Dispose;
}

const marks = ['data-attune-touchpoint', 'data-attune-stage', 'data-attune-channel'] as const;
const changes = { childList: true, subtree: true, attributeFilter: [...marks] };
/** A burst of mutations is looked at once, in milliseconds after its first. */
const pause = 100;

export function startElements({ client, watch }: ElementsOptions): Elements {
  const { config, guard, report } = client;
  const configured = new Map<string, Source>();
  /** Valid ones; what is marked is found in them too. */
  const hosts = new Set<string>();
  const source = (name: string, how: Pick<Parameters<typeof createSource>[0], 'find' | 'wordsOf' | 'describe' | 'watch'>): Source =>
    createSource({ ...how, onMany: (found) => report('touchpoints_many', { path: name, found }) });
  const marked = source('touchpoints', {
    find: () => findIn(roots([...hosts].join()), `[${marks[0]}]`),
    wordsOf: (element) => marks.map((mark) => element.getAttribute(mark)).join('\n'),
    describe, watch,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStale = false;

  const work = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const sources = [marked, ...configured.values()];
    if (isStale) for (const one of sources) one.scan();
    isStale = false;
    if (sources.filter((one) => one.work()).length) timer = setTimeout(later, 0);
  };
  const later = guard('touchpoints', work);
  const observer = new MutationObserver(() => soon());
  function soon(): void {
    // What waits to be watched goes on at its own pace; then there is a look at what has changed meanwhile.
    if (!isStale) timer ??= setTimeout(later, pause);
    isStale = true;
  }
  function scan(): void {
    isStale = true;
    work();
  }

  function roots(shadow: string | undefined): ReturnType<typeof rootsOf> {
    const found = rootsOf({ shadow, onLater: soon });
    for (const root of found.slice(1)) observer.observe(root, changes);
    return found;
  }

  function describe(element: Element): Described | undefined {
    const [touchpoint, stage, channel] = marks.map((mark) => element.getAttribute(mark) || undefined);
    if (touchpoint && touchpoint.length <= 64) return { touchpoint, stage, channel };
    report('touchpoint_invalid', { path: touchpoint ?? '', found: touchpoint });
    return undefined;
  }

  function configure(touchpoints: readonly Touchpoint[] = []): void {
    const wanted = new Map(touchpoints.map((one) => [JSON.stringify(one), one]));
    for (const [key, one] of configured) if (!wanted.has(key)) {
      configured.delete(key);
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
    const all = (): readonly Element[] => (selector ? findIn(roots(shadow), selector) : [document.documentElement]);
    const find = (): readonly Element[] => (isUsable && onPage(pages, location.pathname, location.hash) ? all() : []);
    return source(name, { find, wordsOf: () => '', describe: () => target, watch: (found) => watch(selector ? found : target) });
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
      isStale = true;
      observer.disconnect();
      undo();
      for (const one of [marked, ...configured.values()]) one.dispose();
    },
  };
}
