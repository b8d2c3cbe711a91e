/**
 * Base — the client without features: record, hear, deliver. The entry `attune/core`; everything else is added to it by `use`.
 */
import type { AttuneEvent, AttuneOptions, CoreClient } from './types.ts';
import { createRecorder, type BaseClient } from './recorder.ts';

export type { BaseClient } from './recorder.ts';

/**
 * Makes a client that records, hears and delivers. Without a page (on a server) it is inert: every method is there and does nothing.
 * Unless `consent.default` is "granted" or absent, events wait in memory until a plugin says where they go.
 * @example const attune = createAttune({ endpoint: '/collect' });
 */
export function createAttune(options: AttuneOptions = {}): BaseClient {
  if (typeof document === 'undefined') return inert as BaseClient;
  const isGranted = (options.consent?.default ?? 'granted') === 'granted';
  const client: BaseClient & { readonly mark?: Partial<AttuneEvent> } = createRecorder(options, { isAllowed: () => isGranted, stamp: () => client.mark! });
  if (isGranted) client.deliverTo(options.endpoint);
  options.plugins?.forEach(client.use);
  return client;
}

const nothing = (): void => undefined;
const inert: CoreClient = {
  track: nothing, dispose: nothing, on: () => nothing, use: () => nothing, flush: () => Promise.resolve({ sent: 0, kept: 0 }),
};
