/**
 * Recorded — reads a file of recorded events (ndjson: one event a line, as the default format sends them) by visitor.
 * Promise: a line that cannot be read costs itself alone, and is counted.
 */
import { isObject } from '../config/leaves.ts';
import type { AttuneEvent } from '../types.ts';

/** Events of one visitor after another. */
export interface Recording {
  /** By visitor, each visitor's events in order of time. */
  readonly visitors: ReadonlyMap<string, readonly AttuneEvent[]>;
  readonly events: number;
  /** Lines that are no event. */
  readonly unreadable: number;
  /** Events that belong to nobody, or to a crawler. */
  readonly nobody: number;
}

function eventOf(line: string): AttuneEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) && typeof value.name === 'string' && Number.isFinite(value.at) ? value as unknown as AttuneEvent : undefined;
  } catch {
    return undefined;
  }
}

/** The same event may have been delivered twice; its id tells. */
function inOrder(events: readonly AttuneEvent[]): readonly AttuneEvent[] {
  const ids = new Set<string>();
  const once = events.filter(({ id }) => id === undefined || (!ids.has(id) && ids.add(id)));
  return once.sort((a, b) => a.at - b.at || (a.seq ?? 0) - (b.seq ?? 0));
}

/** @param text - The whole file. */
export function readRecording(text: string): Recording {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const events = lines.map(eventOf).filter((event) => event !== undefined);
  const grouped = new Map<string, AttuneEvent[]>();
  for (const event of events) {
    if (event.visitor === undefined || event.bot) continue;
    const own = grouped.get(event.visitor);
    if (own) own.push(event);
    else grouped.set(event.visitor, [event]);
  }
  const visitors = new Map([...grouped].map(([visitor, own]) => [visitor, inOrder(own)]));
  const nobody = events.filter(({ visitor, bot }) => visitor === undefined || bot).length;
  return { visitors, events: events.length, unreadable: lines.length - events.length, nobody };
}
