/**
 * Ondemand — loads what looks after elements once there is one to look after: a touchpoint on the page or in the configuration, or a
 * slot for which the configuration has a greeting or an offer; and what only some pages need of privacy. Other pages never pay for it. If it cannot be loaded, the page
 * stays as it is, the next page view tries again, and nothing else is missed.
 */
import type { Dispose, FeatureClient } from './types.ts';

interface OndemandOptions {
  /** Default: the part itself. */
  readonly load?: () => Promise<typeof import('./elements.ts')>;
}

const loadElements = (): Promise<typeof import('./elements.ts')> => import('./elements.ts');
const [touchpoint, slot, memory] = ['data-attune-touchpoint', 'data-attune-slot', 'data-attune-memory'];
/** A burst of mutations is looked at once, in milliseconds after its first; while the page comes in, no time is lost. */
const pause = 100;

export function ondemand(client: FeatureClient, { load = loadElements }: OndemandOptions = {}): Dispose {
  let part: Promise<Dispose | void> | undefined;
  let guarding: Promise<unknown> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  const has = (marks: string): boolean => !!document.querySelector(marks);
  function isWanted(): boolean {
    const { touchpoints, greetings = [], offers = [] } = client.config.value;
    const surfaces = [...greetings, ...offers];
    return !!touchpoints?.length || has(`[${touchpoint}],attune-survey`) || surfaces.some(({ selector }) => selector) || (!!surfaces[0] && has(`[${slot}],attune-slot`));
  }
  /** Where all is allowed and nobody asks, there is nothing to do. */
  function isPrivate(): unknown {
    const { consent, surveys } = client.config.value;
    const { measurement, share } = client.consent();
    return consent?.from ?? ((surveys && !(measurement && share)) || has(`[${memory}]`));
  }
  const look = client.guard('elements', () => {
    timer = undefined;
    if (isPrivate()) guarding ??= import('./privacy.ts').then(({ privacy }) => isOver || client.use(privacy), () => (guarding = undefined));
    if (part || !isWanted()) return;
    part = load().then(async ({ startElements }) => {
      const waited = client.settled?.();
      if (waited) await waited;
      // Also if it is over by now: what the snippet for `<head>` has put into slots is its to take back.
      return startElements({ client });
    });
    part.catch((cause: unknown) => {
      part = undefined;
      client.report('internal', { where: 'elements', cause });
    });
  });

  const observer = new MutationObserver(() => {
    timer ??= setTimeout(look, document.readyState === 'loading' ? 0 : pause);
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: [touchpoint, slot, memory] });
  const undo = [client.config.subscribe(look), client.on('page_viewed', look), client.on('consent_changed', look)];

  return () => {
    isOver = true;
    clearTimeout(timer);
    observer.disconnect();
    undo.forEach((run) => run());
    void part?.then((end) => end?.());
  };
}
