/**
 * Alone — one tab of a browser at a time decides whether to show something. What a tab writes reaches the others a moment later,
 * so a turn lasts until it has. Where there are no locks (no HTTPS), the tabs may be as quick as each other.
 */

/** In ms: how long what one tab has written may take to be read in another. Nobody waits for it but a tab that is just as quick. */
const spread = 100;

/** @param run - Must be guarded: the browser calls it. */
export async function alone(run: () => void): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks) return run();
  await locks.request('attune:survey', async () => {
    run();
    await new Promise((resolve) => setTimeout(resolve, spread));
  // A frame without an origin has none.
  }).catch(run);
}
