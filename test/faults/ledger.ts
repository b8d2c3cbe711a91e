/**
 * Ledger — what each fault case came to: accepted, delivered, doubled, reported lost, and lost without a word (which must be none).
 */
import { expect, type TestInfo } from '@playwright/test';
import type { Receiver } from '../browser/receiver.ts';

export interface Row {
  readonly accepted: number;
  readonly delivered: number;
  readonly duplicates: number;
  readonly reported: number;
  readonly unreported: number;
  /** Whether the events of each document arrived in their order. */
  readonly isInOrder: boolean;
}

/** Events of this name carry numbers. */
const name = 'numbered';

/** Lost by the SDK's own account. */
function reported(receiver: Receiver): number {
  return receiver.stored('events_lost').filter(({ data }) => (data?.['names'] as string[]).includes(name)).reduce((sum, { data }) => sum + Number(data?.['count']), 0);
}

export function rowOf(receiver: Receiver, accepted: number): Row {
  const events = receiver.stored(name);
  const docs = new Map<string, number[]>();
  for (const { doc, seq } of events) docs.set(doc!, [...(docs.get(doc!) ?? []), seq!]);
  const delivered = new Set(events.map(({ data }) => data!['n'])).size;
  const lost = reported(receiver);
  return {
    accepted, delivered, duplicates: receiver.duplicates(), reported: lost,
    unreported: accepted - delivered - lost,
    isInOrder: [...docs.values()].every((numbers) => numbers.every((number, index) => index === 0 || numbers[index - 1]! < number)),
  };
}

/** Waits until nothing is missing without a word, and enters the row. */
export async function settle(info: TestInfo, receiver: Receiver, accepted: number, patience = 60_000): Promise<Row> {
  await expect.poll(() => rowOf(receiver, accepted).unreported, { timeout: patience, message: 'lost without a word' }).toBe(0);
  const row = rowOf(receiver, accepted);
  info.annotations.push({ type: 'row', description: JSON.stringify(row) });
  return row;
}
