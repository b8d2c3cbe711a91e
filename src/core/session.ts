/**
 * Session — who and which visit an event belongs to. A visit ends after 30 minutes without activity and is shared by the
 * tabs of a browser; a visitor lasts until `reset` or the end of the key's life.
 */
import type { FeatureClient, Memory } from '../types.ts';

export interface Session {
  /** The anonymous visitor's id. */
  visitor(): string;
  /** The visit's id; something has just happened in it. */
  touch(): string;
  /** Forgets both, so that the next event has new ones. */
  renew(): void;
}

interface Visit {
  readonly id: string;
  readonly last: number;
}

const idle = 30 * 60 * 1000;
/** The visit's last moment is written at most so often: localStorage is synchronous. */
const written = 5 * 1000;

export function createSession({ memory, now, id }: Pick<FeatureClient, 'now' | 'id'> & { readonly memory: Memory }): Session {
  let visitor: string | undefined;
  let visit: Visit | undefined;

  function stored(): Visit | undefined {
    const found = memory.read('session') as Partial<Visit> | undefined;
    return typeof found?.id === 'string' && typeof found.last === 'number' ? (found as Visit) : undefined;
  }

  return {
    visitor() {
      if (visitor) return visitor;
      const found = memory.read('visitor');
      visitor = typeof found === 'string' ? found : id();
      if (visitor !== found) memory.write('visitor', visitor);
      return visitor;
    },
    touch() {
      const at = now();
      // Another tab may have gone on, or begun anew, since this one looked.
      if (visit && at - visit.last < written) return visit.id;
      const known = stored();
      visit = { id: known && at - known.last < idle ? known.id : id(), last: at };
      memory.write('session', visit);
      return visit.id;
    },
    renew() {
      visitor = visit = undefined;
      memory.write('visitor', undefined);
      memory.write('session', undefined);
    },
  };
}
