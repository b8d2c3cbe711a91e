/**
 * Seen — puts together what tells which touchpoints were really seen: finding them, watching them, timing them.
 * A part of its own, so that it can be loaded where a page has touchpoints, and only there.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { VisibleClock } from './clock.ts';
import { startElements } from './elements.ts';
import { createSight } from './sight.ts';
import { createViewed } from './viewed.ts';

export interface Seen {
  /** The page view ends. */
  end(): void;
  /** Another has begun, perhaps on another path. */
  begin(): void;
  dispose: Dispose;
}

interface SeenOptions {
  readonly client: FeatureClient;
  readonly clock: VisibleClock;
}

export function startSeen({ client, clock }: SeenOptions): Seen {
  const viewed = createViewed({ client, clock, sight: createSight(client) });
  const elements = startElements({ client, watch: viewed.watch });
  return {
    end: viewed.end,
    begin() {
      viewed.begin();
      elements.scan();
    },
    dispose() {
      // First, so that what is let go is not told as left.
      viewed.dispose();
      elements.dispose();
    },
  };
}
