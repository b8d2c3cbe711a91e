/**
 * Producing — what a producer of an event is given, and gives: it runs while somebody wants that event, and no longer.
 */
import type { Dispose, EventData, FeatureClient } from '../../types.ts';

export interface Producing {
  readonly client: FeatureClient;
  /** Tells the event that it was started for. */
  readonly tell: (data?: EventData) => void;
}

export type Producer = (producing: Producing) => Dispose;
