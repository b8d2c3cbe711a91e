/**
 * Readable — a value that can be read now and heard when it changes: the face of a Preact signal,
 * in a tenth of its bytes, so that signals themselves load only with a surface.
 */
import type { Readable } from '../types.ts';

export interface Writable<T> extends Readable<T> {
  value: T;
}

/**
 * @param write - Takes the new value; what listeners then hear is what `read` says.
 * @param guard - Wraps a listener of the page's; a change is told to the others all the same.
 */
export function createReadable<T>(read: () => T, write: (value: T) => void, guard: (run: (value: T) => void) => (value: T) => unknown): Writable<T> {
  const listeners = new Set<(value: T) => unknown>();
  return {
    get value() {
      return read();
    },
    set value(value) {
      write(value);
      const now = read();
      for (const listener of [...listeners]) listener(now);
    },
    subscribe(listener) {
      const own = guard(listener);
      listeners.add(own);
      own(read());
      return () => void listeners.delete(own);
    },
  };
}
