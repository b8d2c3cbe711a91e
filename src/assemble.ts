/**
 * Assemble — makes a client of the features that an entry wants: reads the configuration, and connects the parts. It owns no policy;
 * each part is a feature that the others do not know.
 */
import type { AttuneConfig, AttuneOptions, Client, Explainable, Feature, FeatureClient, Scenario } from './types.ts';
import { createSources, mergeConfigs } from './config/sources.ts';
import { createAttributes } from './core/attributes.ts';
import { createReadable } from './core/readable.ts';
import { createVisible } from './core/visible.ts';
import { createHost } from './host.ts';

/**
 * Makes a client where there is a page for certain.
 * @param features - What listens comes before what speaks: the first page view is to be heard by all.
 */
export function assemble({ configUrl: url, plugins = [], onError, ...own }: AttuneOptions, features: readonly Feature[]): Client {
  const code = own as AttuneConfig;
  // Where events go, and what may be kept, is for the consent feature to say.
  const client = createHost({ onError, debug: own.debug } as AttuneOptions) as unknown as FeatureClient & Client;
  const { guard, memory, report, flush } = client;
  const explaining = new Set<() => readonly Explainable[] | Promise<readonly Explainable[]>>();
  const isLoading = document.readyState === 'loading';
  let settings = firstWord(code, isLoading || url !== undefined);
  const config = createReadable(() => settings, (run) => guard('config', run));

  let isKnown: () => void;
  const known = new Promise<void>((resolve) => (isKnown = resolve));
  const read = createSources({
    url, memory, report,
    fetch: (address) => fetch(address),
    blocks: () => [...document.querySelectorAll('script[data-attune-config]')].map(({ textContent }) => textContent ?? ''),
    parsed: isLoading ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve)) : undefined,
    onConfig(next) {
      settings = { surveys: [], endpoint: [], ...next };
      config.tell();
      isKnown();
    },
  });

  Object.assign(client.page, createVisible({ guard }));
  Object.assign(client, createAttributes(client), {
    config,
    explains(ask: () => readonly Explainable[]) {
      explaining.add(ask);
      return () => void explaining.delete(ask);
    },
  });
  client.add({
    update: (next) => void read(mergeConfigs({ endpoint: code.endpoint } as AttuneConfig, next)),
    // Where events go is for the configuration to say.
    flush: () => known.then(flush),
    async explain(id?: string) {
      await known;
      await client.settled?.();
      return (await import('./decision/explain.ts')).answer(await Promise.all([...explaining].map((ask) => ask())), id);
    },
    async simulate(scenario: Scenario) {
      await known;
      return (await import('./simulated.ts')).simulated(config.value as AttuneConfig, scenario);
    },
  } as Partial<Client>);
  void guard('config', read)(code);
  for (const feature of [...features, ...plugins]) client.use(feature);
  return client;
}

/**
 * What holds until the configuration is known; that it is not shows in that there is no list of surveys.
 * @param isOpen - Other sources may yet say what may be kept; if none can, what code does not say is the default.
 */
function firstWord({ endpoint, locale, consent }: AttuneConfig, isOpen: boolean): AttuneOptions {
  return mergeConfigs({ endpoint, locale, consent: consent ?? (isOpen ? undefined : {}) } as AttuneConfig);
}
