/**
 * Locks — Web Locks in the simulated world: one holder of a name, the others in the order in which they asked; a lock goes with its tab.
 */
import type { Platform, Tab } from './world.ts';

export interface Locks {
  request(name: string, options: { signal?: AbortSignal }, run: () => Promise<unknown>): Promise<unknown>;
  release(tab: Tab): void;
}

interface Asked {
  readonly tab: Tab;
  readonly grant: () => void;
}

export function createLocks({ here, later, answer }: Platform): Locks {
  const queues = new Map<string, Asked[]>();

  const next = (name: string): void => queues.get(name)?.[0]?.grant();

  return {
    request(name, { signal }, run) {
      const tab = here();
      return answer(tab, (resolve, reject) => {
        if (!tab.isAlive) return;
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        const abort = (): void => reject(new DOMException('aborted', 'AbortError'));
        if (signal?.aborted) return abort();
        let isGranted = false;
        const leave = (): void => {
          const at = queue.indexOf(asked);
          if (at >= 0) queue.splice(at, 1);
          if (at === 0) later(0, () => next(name));
        };
        const asked: Asked = {
          tab,
          grant: () => later(0, () => {
            if (isGranted || queue[0] !== asked) return;
            isGranted = true;
            run().then(resolve, reject).finally(leave);
          }, tab),
        };
        signal?.addEventListener('abort', () => {
          if (isGranted) return;
          leave();
          abort();
        });
        queue.push(asked);
        if (queue[0] === asked) asked.grant();
      });
    },
    release(tab) {
      for (const [name, queue] of queues) {
        queue.splice(0, Infinity, ...queue.filter((asked) => asked.tab !== tab));
        next(name);
      }
    },
  };
}
