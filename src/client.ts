/**
 * Client — `createAttune`: connects the parts. It owns no policy; each part is a feature that the others do not know.
 */
import type { AttuneConfig, AttuneOptions, Client, Explainable, Feature, FeatureClient, Scenario } from './types.ts';
import { createAttune as createBase } from './base.ts';
import { loadConfig } from './config/sources.ts';
import { createAttributes } from './core/attributes.ts';
import { createReadable } from './core/readable.ts';
import { createVisible } from './core/visible.ts';
import { inert } from './inert.ts';
import { audiences } from './personal/audiences.ts';
import { consent } from './personal/consent.ts';
import { identity } from './personal/identity.ts';
import { personal } from './personal/index.ts';
import { surveys } from './surveys/index.ts';
import { bots } from './touchpoints/bots.ts';
import { touchpoints } from './touchpoints/index.ts';

/** What listens comes before what speaks: the first page view is to be heard by all. */
const features: readonly Feature[] = [consent, identity, bots, audiences, surveys, personal, touchpoints];

/**
 * Makes a client with everything in it. Without a page (on a server) it is inert: every method is there and does nothing.
 * @param options - The configuration, and what only code can say. See `AttuneOptions`.
 * @example const attune = createAttune({ endpoint: '/collect', surveys: [] });
 */
export function createAttune(options: AttuneOptions = {}): Client {
  if (typeof document === 'undefined') return inert;
  const client = createBase({ ...options, configUrl: options.configUrl ?? '', plugins: [] }) as unknown as FeatureClient & Client;
  const { guard, memory, report } = client;
  const { attributes, provide } = createAttributes(client);
  const explaining = new Set<() => readonly Explainable[] | Promise<readonly Explainable[]>>();

  let settings: AttuneOptions = {};
  const config = createReadable(() => settings, (next) => (settings = next), (run) => guard('config', run));

  /** Code wins over file and page block, field by field; its functions no file can hold. */
  function configure(declared: AttuneConfig, isSettled: boolean): void {
    const { configUrl: _, plugins: __, onError: ___, ...own } = options;
    const endpoint = options.endpoint ?? declared.endpoint ?? (isSettled ? [] : undefined);
    config.value = { ...own, ...declared, ...(endpoint === undefined ? {} : { endpoint }) };
  }

  async function load(code: AttuneConfig): Promise<void> {
    const blocks = [...document.querySelectorAll('script[data-attune-config]')].map(({ textContent }) => textContent ?? '');
    const { configUrl: url } = options;
    const loaded = loadConfig({ blocks, url, code, fetch: (address) => fetch(address), memory, report });
    configure(loaded.config, !url);
    const fresh = await loaded.fresh;
    if (url) configure(fresh ?? loaded.config, true);
  }

  const { configUrl: _, plugins = [], onError: __, endpoint: ___, ...declarative } = options;
  Object.assign(client, { config, attributes, provide });
  Object.assign(client.page, createVisible({ guard }));
  Object.assign(client, {
    explains(read: () => readonly Explainable[]) {
      explaining.add(read);
      return () => void explaining.delete(read);
    },
  });
  client.add({
    update: (next) => void load(next),
    async explain(id?: string) {
      const all = (await Promise.all([...explaining].map((read) => read()))).flat();
      const { explain, unknown } = await import('./decision/explain.ts');
      if (id === undefined) return all.map(explain) as never;
      const found = all.find((one) => one.id === id);
      return found ? explain(found) : unknown(id, all.map((one) => one.id));
    },
    simulate: async (scenario: Scenario) => (await import('./decision/simulate.ts')).simulate(config.value as AttuneConfig, scenario),
  } as Partial<Client>);
  void guard('config', load)(declarative);
  for (const feature of [...features, ...plugins]) client.use(feature);
  return client;
}
