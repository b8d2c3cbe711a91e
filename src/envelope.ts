/**
 * Envelope — what every event carries besides its own facts: who, which visit, which page, and its number in the document,
 * so that a receiver can prove that nothing is missing.
 */
import type { AttuneEvent, FeatureClient } from './types.ts';

interface EnvelopeOptions {
  readonly doc: string;
  /** Asked anew for each event: who the visitor is may change. */
  readonly client: Pick<FeatureClient, 'now' | 'id' | 'memory' | 'visitor' | 'session'>;
  /** What features add to every event. */
  readonly stamp?: (() => Partial<AttuneEvent>) | undefined;
}

export interface Envelope {
  /** @param isLocal - It stays on the device and has no number. */
  seal(name: string, isLocal?: boolean): AttuneEvent;
  turnPage(): void;
  /** Writes down the last number, for the tab's next document; once for a burst, because sessionStorage is synchronous. */
  note(): void;
}

export function createEnvelope({ doc, client, stamp }: EnvelopeOptions): Envelope {
  const { now, id, memory } = client;
  let place: Pick<AttuneEvent, 'page' | 'url'>;
  let seq = 0;
  let after = memory.read('tab') as AttuneEvent['after'];

  // Without query and fragment; kept, for events about a page may come when the address is the next one's already.
  const turnPage = (): void => void (place = { page: id(), url: location.origin + location.pathname });
  turnPage();

  return {
    turnPage,
    note: () => memory.write('tab', { doc, seq }),
    seal(name, isLocal) {
      const own = isLocal ? {} : { seq: ++seq, ...(after && { after }) };
      if (!isLocal) after = undefined;
      return { id: id(), name, at: now(), doc, ...own, visitor: client.visitor(), session: client.session(), ...place, ...stamp?.() };
    },
  };
}
