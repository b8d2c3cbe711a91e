/**
 * Landing — the addresses of the page views before it is known which parameters may stay in them: that which brought the visitor
 * here, and those of routes that an application took meanwhile. Their events lie in the store until this has completed them;
 * nothing is sent before. The landing's address is the navigation's own: applications tidy up theirs at once.
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

/** https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigationhistoryentry */
interface HistoryEntry {
  readonly url: string | null;
  readonly sameDocument: boolean;
}
interface WithHistory {
  readonly navigation?: { entries(): readonly HistoryEntry[] };
}

/** Where this document has been, as far as the browser tells. */
function routes(): URL[] {
  const entries = (window as unknown as WithHistory).navigation?.entries() ?? [];
  return entries.flatMap(({ url, sameDocument }) => (url && sameDocument ? new URL(url) : []));
}

export function createLanding({ delivery: { store }, now }: Pick<HostClient, 'delivery' | 'now'>): Landing {
  const [navigation] = performance.getEntriesByType('navigation');
  const address = new URL(navigation?.name || location.href, location.href);
  const from = Math.floor(performance.timeOrigin);
  const until = now();
  const isEarly = ({ at }: AttuneEvent): boolean => at >= from && at <= until;
  /** The first page view. */
  let first: unknown;

  /** Of several addresses that a page view may have had, none is told. */
  function completed(event: AttuneEvent, names: readonly string[] | undefined): AttuneEvent {
    const possible = (event.page === first ? [address] : routes()).filter(({ origin, pathname }) => origin + pathname === event.url);
    const [url, ...others] = new Set(possible.map((one) => addressOf(one, names)));
    return !isEarly(event) || others[0] || !url ? event : { ...event, url };
  }

  return {
    complete(names) {
      const chunks = [...store.own].map(([key, { text }]) => ({ key, events: eventsOf(text) }));
      // Ids begin with the time. Later some may have been sent.
      first ??= chunks.flatMap(({ events }) => events).filter(isEarly).map((event) => event.page!).sort()[0];
      for (const { key, events } of chunks) {
        const next = events.map((event) => completed(event, names));
        if (next.some((event, index) => event !== events[index])) void store.change([key], cut(key.split('|')[0]!, next.map((event) => JSON.stringify(event)), Infinity));
      }
    },
  };
}
