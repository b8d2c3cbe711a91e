/**
 * Load — fetches a format's code when an endpoint names it.
 * Promise: a page pays only for the format it uses. Call it at start, never at page hide: code fetched then comes too late.
 */
import type { Format, FormatName } from '../../types.ts';

const LOADERS: { readonly [N in FormatName]: () => Promise<{ readonly [Name in N]: Format }> } = {
  json: () => import('./json.ts'),
  ndjson: () => import('./ndjson.ts'),
  clickhouse: () => import('./clickhouse.ts'),
  cloudevents: () => import('./cloudevents.ts'),
  otlp: () => import('./otlp.ts'),
  segment: () => import('./segment.ts'),
  posthog: () => import('./posthog.ts'),
  snowplow: () => import('./snowplow.ts'),
  kafka: () => import('./kafka.ts'),
};

/** The format of that name. Rejects if its code cannot be fetched; the caller may try again. */
export async function loadFormat(name: FormatName): Promise<Format> {
  const module: { readonly [N in FormatName]?: Format } = await LOADERS[name]();
  return module[name] as Format;
}
