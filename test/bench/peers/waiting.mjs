/**
 * Waiting — until something is so, or until nothing has changed for a while: some peers never hand over all, and must not be waited for.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {() => boolean} isSo @param {{ atMost: number, idle?: number, changes?: () => number }} limits - in ms. */
export async function until(isSo, { atMost, idle = Infinity, changes = () => 0 }) {
  const began = performance.now();
  let [last, since] = [changes(), began];
  while (!isSo()) {
    const now = performance.now();
    if (changes() !== last) [last, since] = [changes(), now];
    if (now - began > atMost || now - since > idle) return;
    await sleep(50);
  }
}

/** Until it has stayed the same for so long, in ms. @param {() => number} changes @param {number} idle */
export const still = (changes, idle) => until(() => false, { atMost: 20_000, idle, changes });
