/**
 * Inert — the client where there is no page: on a server, in a build. Every method is there, does nothing, and harms nobody.
 */
import type { Client, ConsentState, Readable } from './types.ts';

const nothing = (): void => undefined;
const undo = (): (() => void) => nothing;
const empty: Readable<{}> = { value: {}, subscribe: undo };
const state: ConsentState = {
  necessary: true, preferences: false, personalization: false, measurement: false, share: false, gpc: false, source: 'default',
};

export const inert: Client = {
  track: nothing, touchpoint: nothing, identify: nothing, reset: nothing, remember: nothing,
  show: nothing, close: nothing, update: nothing, dispose: nothing, on: undo, use: undo,
  preferences: empty, attributes: empty,
  consent: () => state,
  explain: async (id?: string) => (await import('./decision/explain.ts')).answer([], id) as never,
  simulate: () => Promise.resolve([]),
  snapshot: () => ({}),
  forget: () => Promise.resolve({ at: 0, erased: [] }),
  flush: () => Promise.resolve({ sent: 0, kept: 0 }),
};
