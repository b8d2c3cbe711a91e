/**
 * Clock — the visitor's time, which never runs backward within a document, whatever is done to the device's clock.
 */
export function createClock(read: () => number = Date.now): () => number {
  let last = 0;
  return () => (last = Math.max(last, read()));
}
