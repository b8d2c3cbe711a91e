/**
 * Tool — what a listener to a consent tool of the page is given. Types, and the wait for a tool that comes later than we do, on this
 * page or on one around it. A tool that never comes, or never answers, has allowed nothing.
 */
import type { ConsentChoice, Dispose, FeatureClient } from '../../types.ts';
import { findFramed, type FramedName } from './frame.ts';

export interface ToolOptions {
  /** The visitor has chosen, or chosen anew. Classes that the tool knows nothing of are left out. */
  readonly say: (classes: ConsentChoice) => void;
  readonly guard: FeatureClient['guard'];
}

/** Asks a tool. What it answers is heard as often as it does. */
export type Ask = <T>(command: string, hear: (value: T, isGood: boolean) => void, parameter?: unknown) => void;

interface WaitOptions extends Pick<ToolOptions, 'guard'> {
  readonly name: FramedName;
  /** Of the framework, where a question begins with it. */
  readonly version?: number;
  /** The tool is there. */
  readonly onThere: (ask: Ask) => void;
}

/** In milliseconds. */
const pause = 250;
const giveUpAfter = 60 * 1000;

export function whenThere({ name, version, guard, onThere }: WaitOptions): Dispose {
  const began = performance.now();
  let leave: Dispose | undefined;

  function find(): Ask | undefined {
    const own = (window as unknown as { readonly [name: string]: unknown })[name];
    const before = version === undefined ? [] : [version];
    if (typeof own === 'function') return (command, ...rest) => void own(command, ...before, ...rest);
    const framed = findFramed({ name, guard });
    leave = framed?.dispose;
    return framed && ((command, hear, parameter) => framed.call(command, hear, { ...(version !== undefined && { version }), parameter }));
  }
  const look = guard('consent', () => {
    const ask = find();
    if (!ask && performance.now() - began < giveUpAfter) return;
    clearInterval(timer);
    if (ask) onThere(ask);
  });
  const timer = setInterval(look, pause);
  look();
  return () => {
    clearInterval(timer);
    leave?.();
  };
}
