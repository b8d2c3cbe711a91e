/**
 * Exported — everything remembered as one JSON file, each thing with its class, its purpose and how long it is kept.
 */
import type { ConsentState, Remembered } from '../../types.ts';

interface ExportedOptions {
  readonly rows: readonly Remembered[];
  readonly consent: ConsentState;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** @returns The file's text. Times are ISO. */
export function exported({ rows, consent: { at, ...consent }, now }: ExportedOptions): string {
  const iso = (time: number | undefined): string | undefined => (time === undefined ? undefined : new Date(time).toISOString());
  return JSON.stringify({
    site: location.origin,
    exported: iso(now),
    consent: { ...consent, chosen: iso(at) },
    remembered: rows.map(({ key, class: of, purpose, life, at: written, until, value }) => (
      { key: `attune:${key}`, class: of, purpose, life: `${life} days`, written: iso(written), until: iso(until), value })),
  }, undefined, 2);
}

/** Hands a text to the visitor as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The browser has taken it by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
