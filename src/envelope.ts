/**
 * Envelope — what every event carries besides its own facts: who, which visit, which page, and its number in the document,
 * so that a receiver can prove that nothing is missing.
 */
import type { AttuneEvent, Memory } from './types.ts';
import type { Session } from './core/session.ts';

interface EnvelopeOptions {
  readonly doc: string;
  readonly now: () => number;
  readonly id: () => string;
  readonly memory: Memory;
  readonly session: Session;
  /** What features add to every event. */
  readonly stamps: ReadonlySet<() => Partial<AttuneEvent>>;
}

export interface Envelope {
  /** @param isLocal - It stays on the device and has no number. */
  seal(name: string, isLocal: boolean): AttuneEvent;
  turnPage(): void;
}

export function createEnvelope({ doc, now, id, memory, session, stamps }: EnvelopeOptions): Envelope {
  let page = id();
  let url = address();
  let seq = 0;
  const after = memory.read('tab') as AttuneEvent['after'];
  let isNoted = false;

  /** For the tab's next document; once for a burst, because sessionStorage is synchronous. */
  function note(): void {
    if (isNoted) return;
    isNoted = true;
    queueMicrotask(() => {
      isNoted = false;
      memory.write('tab', { doc, seq });
    });
  }

  return {
    seal(name, isLocal) {
      const own: { seq?: number; after?: AttuneEvent['after'] } = isLocal ? {} : { seq: ++seq };
      if (own.seq === 1 && after) own.after = after;
      if (!isLocal) note();
      const event = { id: id(), name, at: now(), doc, ...own, visitor: session.visitor(), session: session.touch(), page, url };
      for (const stamp of stamps) Object.assign(event, stamp());
      return event as AttuneEvent;
    },
    turnPage() {
      page = id();
      // Events about a page may come when the address is the next one's already.
      url = address();
    },
  };
}

/** Without query and fragment. */
function address(): string {
  return location.origin + location.pathname;
}
