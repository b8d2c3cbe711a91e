/**
 * Table — what each key is for and how much it may hold, beside `keys`, which says its class and life. Pure data, loaded only when
 * somebody asks, or when something is large. The "your data" panel, the export and the README's table are made from it.
 */
import type { ConsentClass, MemoryKey } from '../types.ts';
import { keys } from './keys.ts';

/** One key, as it is shown. */
export interface Row {
  readonly key: MemoryKey;
  readonly class: ConsentClass;
  /** In English. */
  readonly purpose: string;
  /** How long it is kept, in days. */
  readonly life: number;
  /** How much it may hold at most, in bytes of UTF-8, its name included. */
  readonly bytes: number;
}

const kB = 1024;

const about: { readonly [K in MemoryKey]: readonly [bytes: number, purpose: string] } = {
  consent: [kB, 'Your choice of what may be kept and sent'],
  receipt: [kB, 'When you last had everything erased, and what that was'],
  unsent: [kB, 'That an answer of yours, without your name, is still to be sent'],
  preferences: [9 * kB, 'What you told this site about yourself'],
  visits: [2 * kB, 'How often and when you were here, and which campaign brought you'],
  journeys: [8 * kB, 'How far you have come in what a question waits for: times, never what you looked at'],
  heard: [4 * kB, 'What a page that was left could not follow any more: what happened, and when'],
  followups: [2 * kB, 'Your answers to which this site wants to come back'],
  history: [8 * kB, 'When you were asked what, so that you are not asked too often'],
  runs: [12 * kB, 'The answers of a survey that you have not finished'],
  counters: [6 * kB, 'How often something happened, by day'],
  decisions: [6 * kB, 'What you were greeted with and offered last, so that it does not flicker'],
  config: [24 * kB, 'A copy of this site\'s settings, so that pages start faster'],
  visitor: [kB, 'A random number that tells your visits from those of others'],
  user: [4 * kB, 'Who you are signed in as, and what this site knows of you'],
  session: [kB, 'A random number for this visit, and when it was last active'],
  pauses: [2 * kB, 'When to try again to send what could not be sent'],
  tab: [kB, 'The number of the last event in this tab, so that a loss shows'],
  trail: [kB, 'When you last followed a link in this tab, so that a way back at once shows'],
};

/** Every key, those of one class together. */
export const table: readonly Row[] = (Object.keys(keys) as MemoryKey[]).map((key) => {
  const [of, life] = keys[key];
  const [bytes, purpose] = about[key];
  return { key, class: of, purpose, life, bytes };
});
