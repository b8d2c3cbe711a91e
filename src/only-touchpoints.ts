/**
 * Only touchpoints — noticing for a client that is made by `attune/core`: pages, elements that are really seen, marked clicks, and
 * the signals that are asked for. It brings along what the core has not: a configuration of its own, attributes, whether the page is seen.
 * A whole client notices already, so that nothing is told twice.
 */
import type { AttuneConfig, AttuneEvent, AttuneOptions, Feature, FeatureClient } from './types.ts';
import { createAttributes } from './core/attributes.ts';
import { createReadable } from './core/readable.ts';
import { createVisible } from './core/visible.ts';
import { bots } from './touchpoints/bots.ts';
import { touchpoints as noticing } from './touchpoints/index.ts';
import { startSeen } from './touchpoints/seen.ts';

/** What of the configuration is about noticing. */
export type TouchpointsConfig = Pick<AttuneConfig, 'touchpoints' | 'report' | 'bots'>;

/**
 * Makes the feature: page views, touchpoints and marked clicks are recorded from then on; `client.touchpoint()` is there.
 * Automation and crawlers are marked, or kept still for with `bots: 'ignore'`. Events on which somebody listens with `on` and those that `report` lists are produced; what is only listened to stays on the device.
 * @example createAttune({ endpoint: '/collect', plugins: [touchpoints({ touchpoints: [{ name: 'plan', selector: '.plan' }] })] })
 */
export function touchpoints(own: TouchpointsConfig = {}): Feature {
  return (client) => {
    if ('config' in client) return undefined;
    const full = widen(client as FeatureClient, own);
    // What listens comes before what speaks.
    const undo = [bots(full), startSeen({ client: full }), noticing(full)];
    return () => undo.forEach((run) => run?.());
  };
}

/** The client with what noticing builds on; itself it only gains methods. */
function widen(client: FeatureClient, own: AttuneOptions): FeatureClient {
  const { guard, page } = client;
  const config = createReadable(() => own, (run) => guard('config', run));
  return {
    ...client, ...createAttributes(client), config,
    page: { ...page, ...createVisible({ guard }) },
    stamp(read: () => Partial<AttuneEvent>) {
      Object.assign(client, { mark: read() });
      return () => void Object.assign(client, { mark: undefined });
    },
    add(methods) {
      for (const [name, method] of Object.entries(methods)) Object.assign(client, { [name]: guard(name, method as () => unknown) });
    },
  };
}
