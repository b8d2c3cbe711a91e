/**
 * Readable — a value that can be read now and heard when it changes: the face of a Preact signal,
 * in a tenth of its bytes, so that signals themselves load only with a surface.
 */
import type { Readable } from '../types.ts';

export interface Told<T> extends Readable<T> {
  /** Its value has changed: all who subscribed hear it. */
  tell(): void;
}

/** @param guard - Wraps a listener of the page's; a change is told to the others all the same. */
export function createReadable<T>(read: () => T, guard: (run: (value: T) => void) => (value: T) => unknown): Told<T> {
  const listeners = new Set<(value: T) => unknown>();
  return {
    get value() {
      return read();
    },
    tell() {
      for (const listener of [...listeners]) listener(read());
    },
    subscribe(listener) {
      const own = guard(listener);
      listeners.add(own);
      own(read());
      return () => void listeners.delete(own);
    },
  };
}
