/**
 * Client — `createAttune` with everything in it.
 */
import type { AttuneOptions, Client, Feature } from './types.ts';
import { assemble } from './assemble.ts';
import { inert } from './inert.ts';
import { knowing } from './knowing.ts';
import { ondemand } from './ondemand.ts';
import { consent } from './personal/consent.ts';
import { identity } from './personal/identity.ts';
import { personal } from './personal/index.ts';
import { remembered } from './remembered.ts';
import { surveys } from './surveys/index.ts';
import { bots } from './touchpoints/bots.ts';
import { touchpoints } from './touchpoints/index.ts';

/** What listens comes before what speaks: the first page view is to be heard by all. */
const features: readonly Feature[] = [consent, identity, bots, knowing, surveys, personal, remembered, ondemand, touchpoints];

/**
 * Makes a client with everything in it. Without a page (on a server) it is inert: every method is there and does nothing.
 * @param options - The configuration, and what only code can say. See `AttuneOptions`.
 * @example const attune = createAttune({ endpoint: '/collect', surveys: [] });
 */
export function createAttune(options: AttuneOptions = {}): Client {
  return typeof document === 'undefined' ? inert : createClient(options);
}

/** The same where there is a page for certain: the script tag. */
export const createClient = (options: AttuneOptions): Client => assemble(options, features);
