/**
 * Landing — the address of the page view that brought the visitor here: its events are recorded before it is known which
 * parameters may stay in it. They lie in the store until this has completed them; nothing is sent before.
 * The address is the navigation's own: applications tidy up theirs at once.
 */
import { addressOf } from './address.ts';
import { cut } from './delivery/chunk.ts';
import { eventsOf } from './delivery/events.ts';
import type { HostClient } from './host.ts';
import type { AttuneEvent } from './types.ts';

export interface Landing {
  /** Completes what lies in the store by now. @param names - The parameters that may stay. */
  complete(names?: readonly string[]): void;
}

export function createLanding({ delivery: { store }, now }: Pick<HostClient, 'delivery' | 'now'>): Landing {
  const [navigation] = performance.getEntriesByType('navigation');
  const address = new URL(navigation?.name || location.href, location.href);
  const bare = address.origin + address.pathname;
  const from = Math.floor(performance.timeOrigin);
  const until = now();
  const isOfLanding = ({ url, at }: AttuneEvent): boolean => url === bare && at >= from && at <= until;

  return {
    complete(names) {
      const url = addressOf(address, names);
      if (!url) return;
      for (const [key, { text }] of [...store.own]) {
        const events = eventsOf(text);
        if (!events.some(isOfLanding)) continue;
        const lines = events.map((event) => JSON.stringify(isOfLanding(event) ? { ...event, url } : event));
        void store.change([key], cut(key.split('|')[0]!, lines, Infinity));
      }
    },
  };
}
