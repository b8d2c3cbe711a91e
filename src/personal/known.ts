/**
 * Known — what some conditions ask about and most do not: audiences, and what is recalled of the visitor. Loaded by `knowing`.
 */
import type { AttuneEvent, Dispose, FeatureClient } from '../types.ts';
import { startAudiences } from './audiences.ts';
import { startRecall } from './recall.ts';

interface KnownOptions {
  readonly client: FeatureClient;
  /** What has happened so far, oldest first. */
  readonly early: readonly AttuneEvent[];
}

export function startKnown({ client, early }: KnownOptions): Dispose {
  // Audiences ask about what is recalled.
  const undo = [startRecall({ client, early }), startAudiences(client)];
  return () => undo.forEach((run) => run());
}
