/**
 * Keys — everything that is kept on the device outside the event queue: its consent class and its life in days.
 * What is not in this table cannot be kept.
 */
import type { ConsentClass, MemoryKey } from '../types.ts';

const months13 = 396;

export const keys: { readonly [K in MemoryKey]: readonly [of: ConsentClass, life: number] } = {
  consent: ['necessary', months13],
  receipt: ['necessary', months13],
  unsent: ['necessary', 14],
  config: ['personalization', 90],
  preferences: ['preferences', months13],
  visits: ['personalization', 90],
  journeys: ['personalization', 90],
  heard: ['personalization', 1],
  history: ['personalization', 90],
  runs: ['personalization', 1],
  followups: ['personalization', 90],
  counters: ['personalization', 90],
  decisions: ['personalization', 90],
  visitor: ['measurement', months13],
  user: ['measurement', months13],
  session: ['measurement', 1],
  pauses: ['measurement', 1],
  // For the tab alone.
  tab: ['measurement', 1],
  trail: ['measurement', 1],
};
