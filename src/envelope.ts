/**
 * Envelope — what every event carries besides its own facts: who, which visit, which page, and its number in the document,
 * so that a receiver can prove that nothing is missing.
 */
import type { AttuneEvent, FeatureClient } from './types.ts';

interface EnvelopeOptions extends Pick<FeatureClient, 'now' | 'id' | 'memory' | 'visitor' | 'session'> {
  readonly doc: string;
  /** What features add to every event. */
  readonly stamps: ReadonlySet<() => Partial<AttuneEvent>>;
}

export interface Envelope {
  /** @param isLocal - It stays on the device and has no number. */
  seal(name: string, isLocal: boolean): AttuneEvent;
  turnPage(): void;
  /** Writes down the last number, for the tab's next document; once for a burst, because sessionStorage is synchronous. */
  note(): void;
}

export function createEnvelope({ doc, now, id, memory, visitor, session, stamps }: EnvelopeOptions): Envelope {
  let page: string;
  let url: string;
  let seq = 0;
  const after = memory.read('tab') as AttuneEvent['after'];

  function turnPage(): void {
    page = id();
    // Without query and fragment; kept, for events about a page may come when the address is the next one's already.
    url = location.origin + location.pathname;
  }
  turnPage();

  return {
    turnPage,
    note: () => memory.write('tab', { doc, seq }),
    seal(name, isLocal) {
      const own = isLocal ? {} : { seq: ++seq, ...(seq === 1 && after && { after }) };
      const event = { id: id(), name, at: now(), doc, ...own, visitor: visitor(), session: session(), page, url };
      for (const stamp of stamps) Object.assign(event, stamp());
      return event;
    },
  };
}
