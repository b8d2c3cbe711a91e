/**
 * Known — what some configurations name and most do not: audiences, what is recalled of the visitor, and the parameters that stay
 * in addresses, which are a part of their own. Loaded by `knowing`.
 */
import type { HostClient } from './host.ts';
import { startAudiences } from './personal/audiences.ts';
import { startRecall } from './personal/recall.ts';
import type { AttuneEvent, Dispose, FeatureClient } from './types.ts';

interface KnownOptions {
  readonly client: FeatureClient;
  /** What has happened so far, oldest first. */
  readonly early: readonly AttuneEvent[];
}

export async function startKnown({ client, early }: KnownOptions): Promise<Dispose> {
  // Audiences ask about what is recalled.
  const undo = [startRecall({ client, early }), startAudiences(client)];
  let keeping: Promise<unknown> | undefined;
  undo.push(client.config.subscribe(({ privacy }) => {
    if (!privacy?.query) return;
    keeping ??= import('./query.ts').then(({ keepQuery }) => undo.push(keepQuery(client as FeatureClient & HostClient)), (cause: unknown) => {
      keeping = undefined;
      client.report('internal', { where: 'query', cause });
    });
  }));
  await keeping;
  return () => undo.forEach((run) => run());
}
