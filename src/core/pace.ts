/**
 * Pace — a loop in the host page must not fill a disk: at most so many in a minute.
 */

const minute = 60 * 1000;
const atMost = 1000;

/** Asks whether one more may pass now. */
export function createPace(now: () => number): () => boolean {
  let began = 0;
  let count = 0;
  return () => {
    const at = now();
    if (at - began >= minute) {
      began = at;
      count = 0;
    }
    return ++count <= atMost;
  };
}
