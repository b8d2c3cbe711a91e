/**
 * Visit — tells this visit from the last, and nobody from anybody: which of the visitor's visits it is or, where visits are not
 * counted, three digits made of the session's id. Limits are kept without the consent that ids need.
 */
import { hash } from '../decision/hash.ts';
import type { FeatureClient } from '../types.ts';

export function visitOf({ attributes, session }: Pick<FeatureClient, 'attributes' | 'session'>): number {
  const { visits } = attributes.value;
  return typeof visits === 'number' ? visits : Math.floor(hash('visit', session(), 2) * 1000);
}
