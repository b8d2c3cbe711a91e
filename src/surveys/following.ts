/**
 * Following — the journeys of all surveys, and what asks once one of them is complete, which is loaded when one nearly is.
 * Loaded when an event happens that a journey names, or somebody opens a survey or asks why.
 */
import type { AttuneEvent, Dispose, Explainable, FeatureClient, ShowOptions } from '../types.ts';
import type { Asking } from './asking.ts';
import { createRules } from './rules.ts';

export interface Following {
  show(id: string, options?: ShowOptions): void;
  close(): void;
  /** Goes on with a run that a reload has interrupted. */
  resume(): void;
  explainables(): Promise<Explainable[]>;
  readonly dispose: Dispose;
}

interface FollowingOptions {
  readonly client: FeatureClient;
  /** What has happened so far and concerns journeys, oldest first. */
  readonly heard: AttuneEvent[];
  /** Default: the part itself. */
  readonly load?: () => Promise<typeof import('./asking.ts')>;
}

const loadAsking = (): Promise<typeof import('./asking.ts')> => import('./asking.ts');

/** What the page before could not hear any more. What others wrote there is nothing. */
function left({ memory }: FeatureClient): AttuneEvent[] {
  const found = [memory.read('heard') ?? []].flat() as AttuneEvent[];
  if (found.length) memory.write('heard', undefined);
  return found.filter((one) => Object(one).at > 0);
}

export function createFollowing({ client, heard, load = loadAsking }: FollowingOptions): Following {
  const { guard, report } = client;
  let asking: Promise<Asking> | undefined;
  let isOver = false;

  function ask(): Promise<Asking> {
    asking ??= load().then(({ createAsking }) => createAsking(client, rules));
    return asking.catch((cause: unknown) => {
      asking = undefined;
      throw cause;
    });
  }
  /** What could not be loaded is tried again when it is needed again. */
  function withAsking(run: (asking: Asking) => void): void {
    const guarded = guard('surveys', run);
    ask().then((one) => isOver || guarded(one), (cause: unknown) => report('survey_not_ready', { cause }));
  }
  // Its code only: nothing is decided before it has to be.
  const onNear = (): void => void load().catch(() => undefined);
  heard.unshift(...left(client));
  const rules = createRules({ client, heard, onDue: (id) => withAsking((one) => one.due(id)), onNear });

  return {
    show: (id, options) => withAsking((one) => one.show(id, options)),
    close: () => asking && withAsking((one) => one.close()),
    resume: () => withAsking((one) => one.resume()),
    explainables: async () => (await ask()).explainables(),
    dispose() {
      isOver = true;
      rules.dispose();
      void asking?.then((one) => one.dispose(), () => undefined);
    },
  };
}
