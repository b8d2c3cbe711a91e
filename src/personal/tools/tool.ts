/**
 * Tool — what a listener to a consent tool of the page is given. Types, and the wait for a tool that comes later than we do.
 * A tool that never comes, or never answers, has allowed nothing.
 */
import type { ConsentChoice, Dispose, FeatureClient } from '../../types.ts';

export interface ToolOptions {
  /** The visitor has chosen, or chosen anew. Classes that the tool knows nothing of are left out. */
  readonly say: (classes: ConsentChoice) => void;
  readonly guard: FeatureClient['guard'];
}

/** In milliseconds. */
const pause = 250;
const giveUpAfter = 60 * 1000;

/** Runs once the function of that name is on the page. */
export function whenThere<F>(name: string, { guard }: Pick<ToolOptions, 'guard'>, run: (found: F) => void): Dispose {
  const find = (): F | undefined => {
    const found = (window as unknown as { readonly [name: string]: unknown })[name];
    return typeof found === 'function' ? (found as F) : undefined;
  };
  const began = performance.now();
  const look = guard('consent', () => {
    const found = find();
    if (!found && performance.now() - began < giveUpAfter) return;
    clearInterval(timer);
    if (found) run(found);
  });
  const timer = setInterval(look, pause);
  look();
  return () => clearInterval(timer);
}
