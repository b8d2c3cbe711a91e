/**
 * Elements — finds touchpoints on the page: those marked in the markup, those that the configuration's selectors name, and
 * the page itself where its path is one. Those that arrive later are found, those that go are let go: after any number of
 * mounts and unmounts nothing is held but what is there.
 */
import { duration } from '../decision/durations.ts';
import { onPage } from '../decision/pages.ts';
import type { Dispose, FeatureClient, Touchpoint } from '../types.ts';
import { createSource, query } from './source.ts';
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
/** A burst of mutations is looked at once, in milliseconds after its first. */
const pause = 100;

export function startElements({ client, watch }: ElementsOptions): Elements {
  const marked = createSource({ find: () => query(`[${marks[0]}]`), describe, watch });
  const configured = new Map<string, Source>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const scan = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const source of [marked, ...configured.values()]) if (source.scan()) soon(0);
  };
  const later = client.guard('touchpoints', scan);
  const soon = (ms: number): void => {
    timer ??= setTimeout(later, ms);
  };

  function describe(element: Element): Described | undefined {
    const [touchpoint, stage, channel] = marks.map((mark) => element.getAttribute(mark) || undefined);
    if (touchpoint && touchpoint.length <= 64) return { touchpoint, stage, channel };
    client.report('touchpoint_invalid', { path: touchpoint ?? '', found: touchpoint });
    return undefined;
  }

  function configure(touchpoints: readonly Touchpoint[] = []): void {
    const wanted = new Map(touchpoints.map((one) => [JSON.stringify(one), one]));
    for (const [key, source] of configured) if (!wanted.has(key)) {
      configured.delete(key);
      source.dispose();
    }
    for (const [key, one] of wanted) if (!configured.has(key)) configured.set(key, fromConfig(one));
    scan();
  }

  function fromConfig({ name, stage, channel, selector, pages, visible, for: hold }: Touchpoint): Source {
    const target = { touchpoint: name, stage, channel, visible, hold: duration(hold) };
    // The page's own root stands for the page itself.
    const isUsable = selector ? isSelector(selector, name) : pages;
    const find = (): readonly Element[] => (selector ? query(selector) : [document.documentElement]);
    return createSource({
      find: () => (isUsable && onPage(pages, location.pathname, location.hash) ? find() : []),
      describe: () => target,
      watch: (found) => watch(selector ? found : target),
    });
  }

  function isSelector(selector: string, name: string): boolean {
    try {
      return !!query(selector);
    } catch (cause) {
      client.report('selector_invalid', { path: `touchpoints.${name}`, found: selector, cause });
      return false;
    }
  }

  const observer = new MutationObserver(() => soon(pause));
  observer.observe(document, { childList: true, subtree: true, attributeFilter: [...marks] });
  const undo = client.config.subscribe(({ touchpoints }) => configure(touchpoints));

  return {
    scan,
    dispose() {
      clearTimeout(timer);
      observer.disconnect();
      undo();
      for (const source of [marked, ...configured.values()]) source.dispose();
    },
  };
}
