/**
 * Only surveys — the entry `attune/surveys`: asks, and leaves greeting, remembering and all other noticing out. Page views are recorded,
 * for a survey is asked on one unless it says otherwise.
 */
import type { AttuneOptions, Client, Feature } from './types.ts';
import { assemble } from './assemble.ts';
import { inert } from './inert.ts';
import { consent } from './personal/consent.ts';
import { knowing } from './knowing.ts';
import { surveys } from './surveys/index.ts';
import { touchpoints } from './touchpoints/index.ts';

const features: readonly Feature[] = [consent, knowing, surveys, touchpoints];

/** What a client of surveys alone can do. */
export type SurveysClient = Pick<
  Client, 'track' | 'on' | 'flush' | 'use' | 'dispose' | 'show' | 'close' | 'explain' | 'simulate' | 'consent' | 'update' | 'touchpoint' | 'attributes'
>;

/**
 * Makes a client that asks, and does nothing else. Without a page (on a server) it is inert: every method is there and does nothing.
 * @param options - As of `attune`; greetings and offers in it are not read.
 * @example const attune = createAttune({ endpoint: '/collect', surveys: [] });
 */
export const createAttune = (options: AttuneOptions = {}): SurveysClient => (typeof document === 'undefined' ? inert : assemble(options, features));

export type * from './types.ts';
