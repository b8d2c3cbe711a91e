/**
 * Ondemand — loads what watches elements once there is one to watch, or the configuration names one; pages without
 * touchpoints never pay for it. If it cannot be loaded, the next page view tries again, and nothing else is missed.
 */
import type { FeatureClient } from '../types.ts';
import type { VisibleClock } from './clock.ts';
import type { Seen } from './seen.ts';

interface OndemandOptions {
  readonly client: FeatureClient;
  readonly clock: VisibleClock;
  /** Default: the part itself. */
  readonly load?: () => Promise<typeof import('./seen.ts')>;
}

const loadSeen = (): Promise<typeof import('./seen.ts')> => import('./seen.ts');
const mark = 'data-attune-touchpoint';
/** A burst of mutations is looked at once, in milliseconds after its first. */
const pause = 100;

export function startOndemand({ client, clock, load = loadSeen }: OndemandOptions): Seen {
  let part: Promise<unknown> | undefined;
  let running: Seen | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  function look(): void {
    timer = undefined;
    if (part || !(client.config.value.touchpoints?.length || document.querySelector(`[${mark}]`))) return;
    part = load().then(({ startSeen }) => {
      observer.disconnect();
      if (!isOver) running = startSeen({ client, clock });
    });
    part.catch((cause: unknown) => {
      part = undefined;
      client.report('internal', { where: 'touchpoints', cause });
    });
  }

  const later = client.guard('touchpoints', look);
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(later, pause);
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: [mark] });
  const undo = client.config.subscribe(look);

  return {
    end: () => running?.end(),
    begin() {
      look();
      running?.begin();
    },
    dispose() {
      isOver = true;
      clearTimeout(timer);
      observer.disconnect();
      undo();
      running?.dispose();
    },
  };
}
