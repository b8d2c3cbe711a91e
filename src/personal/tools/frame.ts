/**
 * Frame — a consent tool that answers in a frame around this one. It puts an empty frame of a fixed name beside itself; whoever finds
 * that one asks its parent by `postMessage`, as the IAB has it for pages that stand in others.
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework
 */
import type { Dispose, FeatureClient } from '../../types.ts';

/** How a framework writes its messages: `__tcfapiCall` and `__tcfapiReturn`. */
export type FramedName = '__tcfapi' | '__gpp';

interface Answer {
  readonly callId?: unknown;
  readonly returnValue?: unknown;
  readonly success?: boolean;
}

interface FrameOptions {
  readonly name: FramedName;
  readonly guard: FeatureClient['guard'];
}

export interface Framed {
  /** Asks; what is said in answer, once or again and again, is heard until `dispose`. */
  call(command: string, hear: (value: never, isGood: boolean) => void, more?: { readonly version?: number; readonly parameter?: unknown }): void;
  readonly dispose: Dispose;
}

/** More than anybody nests; a page cannot stand in itself. */
const deepest = 10;

/** @returns `undefined` if no frame around this one has such a tool, by now. */
export function findFramed({ name, guard }: FrameOptions): Framed | undefined {
  const owner = ownerOf(`${name}Locator`);
  if (!owner) return undefined;
  const waiting = new Map<string, (value: never, isGood: boolean) => void>();
  let count = 0;

  const heard = guard('consent', ({ data, source }: MessageEvent) => {
    if (source !== owner) return;
    const answer = answerOf(data, `${name}Return`);
    waiting.get(String(answer?.callId))?.(answer!.returnValue as never, answer!.success !== false);
  });
  window.addEventListener('message', heard);
  return {
    call(command, hear, more = {}) {
      const callId = `attune-${++count}`;
      waiting.set(callId, hear);
      owner.postMessage({ [`${name}Call`]: { command, callId, ...more } }, '*');
    },
    dispose: () => window.removeEventListener('message', heard),
  };
}

function ownerOf(locator: string): Window | undefined {
  let frame: Window = window;
  for (let depth = 0; depth < deepest && frame !== frame.parent; depth += 1) {
    frame = frame.parent;
    try {
      if (frame.frames[locator as never]) return frame;
    } catch {
      // Of another origin, and its frames cannot be named from here: its parent may have one all the same.
    }
  }
  return undefined;
}

/** Some tools answer in text. */
function answerOf(data: unknown, key: string): Answer | undefined {
  try {
    const value = (typeof data === 'string' ? JSON.parse(data) : data) as { readonly [key: string]: Answer } | undefined;
    return value?.[key];
  } catch {
    return undefined;
  }
}
