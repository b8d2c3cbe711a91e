/**
 * Visits — how often somebody has been here, and how long they were away. A visit ends after 30 minutes without activity,
 * or when a link brings another campaign; the tabs of a browser share it.
 */
import type { Dispose, FeatureClient } from '../types.ts';

export interface Visits {
  /** What conditions can ask: `visits`, `visitor`, `daysAway`, `campaign`. */
  readonly read: { readonly [name: string]: () => unknown };
  /** Hears that another visit has begun. */
  dispose: Dispose;
}

interface VisitsOptions {
  readonly client: Pick<FeatureClient, 'memory' | 'now' | 'on' | 'page'>;
  /** Called when another visit has begun. */
  readonly onVisit: () => void;
}

/** As it is kept. Times are in milliseconds since the epoch. */
interface Kept {
  readonly count: number;
  readonly first: number;
  /** When something last happened. */
  readonly last: number;
  /** When the visit before this one ended. */
  readonly before?: number | undefined;
  /** From `utm_*` of the visit's first page. */
  readonly campaign?: Campaign | undefined;
}

type Campaign = { readonly [key: string]: string };

const idle = 30 * 60 * 1000;
const day = 24 * 60 * 60 * 1000;

export function createVisits({ client, onVisit }: VisitsOptions): Visits {
  const { memory, now, page } = client;
  const arrived = readCampaign();
  let kept: Kept | undefined;

  function known(): Kept | undefined {
    const found = memory.read('visits') as Partial<Kept> | undefined;
    return typeof found?.count === 'number' && typeof found.last === 'number' ? (found as Kept) : undefined;
  }

  function next(before: Kept | undefined, at: number): Kept {
    const isOther = !kept && arrived && JSON.stringify(arrived) !== JSON.stringify(before?.campaign);
    if (before && !isOther && at - before.last < idle) return { ...before, last: at };
    // Events of this page come later, and find no session to go on with. Without a visit before, nobody knows whether it is another.
    if (before && isOther) memory.write('session', undefined);
    const campaign = kept ? undefined : arrived;
    return { count: (before?.count ?? 0) + 1, first: before?.first ?? at, last: at, before: before?.last, campaign };
  }

  /** Something happens: the visit goes on, or another begins. */
  function touch(): void {
    const count = kept?.count;
    // Another tab may have gone on since, or the visitor was forgotten.
    kept = next(known(), now());
    memory.write('visits', kept);
    if (count !== undefined && count !== kept.count) onVisit();
  }

  touch();
  const undo = [client.on('page_viewed', touch), page.on('visible', touch), page.on('leaving', touch)];
  return {
    read: {
      visits: () => kept?.count,
      visitor: () => ({ new: kept?.count === 1 }),
      daysAway: () => (kept?.before === undefined ? undefined : Math.floor((now() - kept.before) / day)),
      campaign: () => kept?.campaign,
    },
    dispose: () => undo.forEach((run) => run()),
  };
}

function readCampaign(): Campaign | undefined {
  const query = new URLSearchParams(location.search);
  let found: Campaign | undefined;
  for (const key of ['source', 'medium', 'campaign', 'term', 'content']) {
    const value = query.get(`utm_${key}`);
    if (value) found = { ...found, [key === 'campaign' ? 'name' : key]: value.slice(0, 256) };
  }
  return found;
}
