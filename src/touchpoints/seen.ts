/**
 * Seen — puts together what tells which touchpoints were really seen: finding them, watching them, timing them.
 * A part of its own, so that it can be loaded where a page has touchpoints, and only there.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import { createVisibleClock } from './clock.ts';
import { startElements } from './elements.ts';
import { createSight } from './sight.ts';
import { createViewed } from './viewed.ts';

export function startSeen({ client }: { readonly client: FeatureClient }): Dispose {
  const clock = createVisibleClock({ page: client.page });
  const viewed = createViewed({ client, clock, sight: (onSight) => createSight({ guard: client.guard, onSight }) });
  const elements = startElements({ client, ...viewed });
  const undo = [
    client.on('page_left', viewed.end),
    client.on('page_viewed', () => {
      viewed.begin();
      elements.scan();
    }),
    // First, so that what is let go is not told as left.
    viewed.dispose, elements.dispose, clock.dispose,
  ];
  return () => undo.forEach((run) => run());
}
