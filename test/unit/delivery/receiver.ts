/**
 * Receiver — the far end in the simulated world, and the wire to it. It notes what arrived first and when, and answers as it is told;
 * it stands up for the two promises that can be broken on the way: nothing again after its success was stored, nothing out of order.
 */
import type { AttuneEvent } from '../../../src/types.ts';
import type { Platform, Tab } from './world.ts';

/** One answer. `lost`: stored, but the reply does not arrive. `silent`: nothing ever comes. `hasty`: down, and to be asked again at once. */
export type Fate = 'ok' | 'lost' | 'refused' | 'silent' | 'busy' | 'later' | 'hasty' | 'error' | 'missing' | 'portal' | 'small' | 'unreachable';

export interface Receiver {
  readonly fetch: (url: string, init: RequestInit) => Promise<unknown>;
  script(fates: readonly Fate[]): void;
  /** Requests under way from that tab do not arrive. */
  cut(tab: Tab): void;
  /** First arrivals, by id. */
  readonly stored: Map<string, AttuneEvent>;
  /** What was refused in words that say so. */
  readonly refused: Set<string>;
  readonly requests: { readonly at: number; readonly url: string; readonly events: readonly AttuneEvent[]; readonly isLast: boolean; readonly status: number | undefined }[];
  /** Promises broken, as sentences. */
  readonly complaints: string[];
}

interface ReceiverOptions extends Platform {
  readonly latency: number;
  /** Who stored the success of that event. */
  readonly goneBy: (id: string) => Tab | undefined;
  /** Whether it was spilled by a page that went before its store confirmed it. */
  readonly isSpilled: (id: string) => boolean;
}

const keepaliveBytes = 64 * 1024;
const statuses: { readonly [F in Fate]?: number } = { busy: 429, later: 503, hasty: 503, error: 500, missing: 404, small: 413 };
/** With `small`, so many events are too many. */
const few = 2;

export function createReceiver({ here, later, answer, now, latency, goneBy, isSpilled }: ReceiverOptions): Receiver {
  const stored: Receiver['stored'] = new Map();
  const refused: Receiver['refused'] = new Set();
  const requests: Receiver['requests'] = [];
  const complaints: string[] = [];
  const cutOff = new Set<Tab>();
  const suspects = new Set<string>();
  let fates: Fate[] = [];
  const flying = new Map<Tab, number>();

  /** An event that is wrong, whatever else the receiver says. */
  const is = (events: readonly AttuneEvent[], name: string): readonly AttuneEvent[] => events.filter((event) => event.name === name);

  function judge(fate: Fate, events: readonly AttuneEvent[]): number {
    const status = statuses[fate];
    if (status && (fate !== 'small' || events.length > few)) return status;
    if (is(events, 'huge').length) return 413;
    if (is(events, 'poison').length) return 400;
    if (is(events, 'cursed').length) return 500;
    return 200;
  }

  function store(url: string, events: readonly AttuneEvent[], isLast: boolean): void {
    for (const event of events) {
      const key = `${url} ${event.id}`;
      if (stored.has(key)) continue;
      stored.set(key, event);
      const first = [...stored.entries()].filter(([other, { doc, seq }]) => other.startsWith(`${url} `) && doc === event.doc && seq! > event.seq!);
      // What the page said as it went may come before what was under way; and what was set apart as suspect, after.
      for (const [, other] of first) if (!lastWords.has(`${url} ${other.id}`) && !suspects.has(event.id)) complaints.push(`${event.name} ${event.seq} after ${other.name} ${other.seq}`);
      if (isLast) lastWords.add(key);
    }
  }
  const lastWords = new Set<string>();

  function respond(fate: Fate, status: number, events: readonly AttuneEvent[]): unknown {
    const headers = new Map<string, string>([['content-type', fate === 'portal' ? 'text/html; charset=utf-8' : 'application/json']]);
    if (fate === 'busy') headers.set('retry-after', '2');
    if (fate === 'hasty') headers.set('retry-after', '0');
    if (fate === 'later') headers.set('retry-after', new Date(Math.ceil(now() / 1000) * 1000 + 3000).toUTCString());
    const isNaming = status === 200 && fate === 'refused' && events[0];
    const body = fate === 'portal' ? '<!doctype html><title>Log in</title>' : isNaming ? JSON.stringify({ rejected: [{ id: events[0]!.id, reason: 'unwanted' }] }) : '{}';
    return { status, ok: status < 300, redirected: false, url: 'https://shop.example/collect', headers: { get: (name: string) => headers.get(name) ?? null }, text: async () => body };
  }

  function arrive(url: string, fate: Fate, events: readonly AttuneEvent[], isLast: boolean): number {
    const status = judge(fate, events);
    // A suspect is what fails when asked alone.
    if (status >= 500 && status !== 503 && events.length === 1) suspects.add(events[0]!.id);
    if (status === 200 && fate !== 'portal') {
      const [named] = fate === 'refused' ? events : [];
      if (named) refused.add(named.id);
      store(url, events.filter((event) => event !== named), isLast);
    }
    return status;
  }

  return {
    stored, refused, requests, complaints,
    script: (next) => void (fates = [...next]),
    cut: (tab) => void cutOff.add(tab),
    fetch(url, { body, keepalive, signal }) {
      const tab = here();
      const { events } = JSON.parse(body as string) as { events: AttuneEvent[] };
      const bytes = keepalive ? new TextEncoder().encode(body as string).length : 0;
      const fate = fates.shift() ?? 'ok';
      const isLast = tab.isLeaving;
      // As it goes, a tab can ask nobody whether another has sent its events; nor can whoever finds what it spilled.
      const isAgain = ({ id }: AttuneEvent): boolean => !!goneBy(id) && !isSpilled(id) && !(isLast && goneBy(id) !== tab);
      for (const { name } of events.filter(isAgain)) complaints.push(`${name} again after its success was stored`);
      const fly = (more: number): unknown => flying.set(tab, (flying.get(tab) ?? 0) + more);
      if ((flying.get(tab) ?? 0) + bytes > keepaliveBytes) return Promise.reject(new TypeError('keepalive budget'));
      fly(bytes);
      return answer(tab, (resolve, reject) => {
        const fail = (): void => reject(new TypeError('Failed to fetch'));
        signal?.addEventListener('abort', () => reject(new DOMException('timeout', 'TimeoutError')));
        later(latency, () => {
          fly(-bytes);
          if (fate === 'unreachable' || cutOff.has(tab) || (!tab.isAlive && !keepalive)) return fail();
          if (fate === 'silent') return requests.push({ at: now(), url, events, isLast, status: undefined });
          const status = arrive(url, fate, events, isLast);
          requests.push({ at: now(), url, events, isLast, status });
          return later(latency, fate === 'lost' ? fail : () => resolve(respond(fate, status, events)));
        });
      });
    },
  };
}
