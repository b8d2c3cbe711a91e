/**
 * Session — who and which visit an event belongs to. A visit ends after 30 minutes without activity and is shared by the
 * tabs of a browser; a visitor lasts until `reset` or the end of the key's life.
 */
import type { FeatureClient } from '../types.ts';

/** `visitor`: the anonymous visitor's id. `session`: the visit's; something has just happened in it. */
export type Session = Pick<FeatureClient, 'visitor' | 'session'>;

interface Visit {
  readonly id: string;
  readonly last: number;
}

const idle = 30 * 60 * 1000;
/** The visit's last moment is written at most so often: localStorage is synchronous. */
const written = 5 * 1000;

export function createSession({ memory, now, id }: Pick<FeatureClient, 'now' | 'id' | 'memory'>): Session {
  let visitor: string | undefined;
  let visit: Visit | undefined;

  return {
    visitor() {
      // Read before it is written: it is the same in all tabs.
      if (!(visitor ??= memory.read('visitor') as string | undefined)) memory.write('visitor', (visitor = id()));
      return visitor;
    },
    session() {
      const at = now();
      // Another tab may have gone on, or begun anew, since this one looked.
      if (!visit || at - visit.last >= written) {
        const known = memory.read('session') as Visit | undefined;
        visit = { id: known && at - known.last < idle ? known.id : id(), last: at };
        memory.write('session', visit);
      }
      return visit.id;
    },
  };
}
