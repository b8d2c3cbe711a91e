/**
 * Room — keeps what is stored within its bounds: each key within its own, all together within 32 KB. The copy of the configuration
 * goes first, then observations, oldest first, then ids; what the visitor told the site goes last, the choice of consent never.
 * Loaded when something large has been written.
 */
import type { MemoryKey } from '../types.ts';
import type { DeviceStorage } from './storage.ts';
import { table, type Row } from './table.ts';

/** All keys together, in bytes of UTF-8. */
export const roomForAll = 32 * 1024;

interface Stored {
  readonly row: Row;
  readonly bytes: number;
  /** When it was written. */
  readonly at: number;
}

const ranks: readonly ((row: Row) => boolean)[] = [
  ({ key }) => key === 'config',
  (row) => row.class === 'personalization',
  (row) => row.class === 'measurement',
  (row) => row.class === 'preferences',
];
const rankOf = (row: Row): number => ranks.findIndex((isOf) => isOf(row));

/** Removes what is too much. */
export function makeRoom(use: DeviceStorage['use']): void {
  const give = (key: MemoryKey): void => void use(key, (area, name) => area.removeItem(name));
  const all = table.map((row) => stored(row, use)).filter((one) => one !== undefined);
  const fit = all.filter(({ row, bytes }) => bytes <= row.bytes);
  for (const { row } of all.filter((one) => !fit.includes(one))) give(row.key);
  let over = fit.reduce((sum, { bytes }) => sum + bytes, 0) - roomForAll;
  const going = fit.filter(({ row }) => rankOf(row) >= 0).sort((a, b) => rankOf(a.row) - rankOf(b.row) || a.at - b.at);
  for (const { row, bytes } of going) {
    if (over <= 0) return;
    over -= bytes;
    give(row.key);
  }
}

function stored(row: Row, use: DeviceStorage['use']): Stored | undefined {
  return use(row.key, (area, name) => {
    const text = area.getItem(name);
    if (text === null) return undefined;
    return { row, bytes: new TextEncoder().encode(name + text).length, at: Number(/^\{"t":(\d+)/.exec(text)?.[1] ?? 0) };
  });
}
