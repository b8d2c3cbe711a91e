/**
 * Bus — everything that happens is an event, and this is where it is heard: first by those who asked for its name, then by those who hear all.
 * Listeners hear events in their order, also those recorded while another is being heard.
 */
import type { Dispose, FeatureClient } from '../types.ts';

type Named = { readonly name: string };

export interface Bus<E extends Named> {
  on(name: string, listener: (event: E) => void): Dispose;
  emit(event: E): void;
}

export function createBus<E extends Named>(guard: FeatureClient['guard']): Bus<E> {
  const listeners = new Map<(event: E) => void, string>();
  const waiting: E[] = [];

  function tell(event: E): void {
    for (const wanted of [event.name, '*']) for (const [hear, name] of [...listeners]) if (name === wanted) hear(event);
  }

  return {
    on(name, listener) {
      const own = guard(`on ${name}`, listener);
      listeners.set(own, name);
      return () => void listeners.delete(own);
    },
    emit(event) {
      // Whoever emits the first tells the others as well.
      if (waiting.push(event) === 1) for (; waiting[0]; waiting.shift()) tell(waiting[0]);
    },
  };
}
