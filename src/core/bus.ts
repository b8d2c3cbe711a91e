/**
 * Bus — everything that happens is an event, and this is where it is heard.
 * Listeners hear events in their order, also those recorded while another is being heard.
 */
import type { AttuneEvent, Dispose, FeatureClient } from '../types.ts';

type Listener = (event: AttuneEvent) => void;

export interface Bus {
  on(name: string, listener: Listener): Dispose;
  emit(event: AttuneEvent): void;
}

export function createBus({ guard }: Pick<FeatureClient, 'guard'>): Bus {
  const listeners = new Map<string, Set<Listener>>();
  const waiting: AttuneEvent[] = [];
  let busy = false;

  function tell(event: AttuneEvent): void {
    for (const name of [event.name, '*']) for (const listener of [...listeners.get(name) ?? []]) listener(event);
  }

  return {
    on(name, listener) {
      const own = guard(`on ${name}`, listener);
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(own));
      return () => {
        set.delete(own);
        if (!set.size && listeners.get(name) === set) listeners.delete(name);
      };
    },
    emit(event) {
      waiting.push(event);
      if (busy) return;
      busy = true;
      for (let next = waiting.shift(); next; next = waiting.shift()) tell(next);
      busy = false;
    },
  };
}
