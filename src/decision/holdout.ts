/**
 * Holdout — the share of visitors who are shown nothing, so that those who are can be compared with them.
 * One draw for the whole site: whoever is held out of one survey, greeting or offer is held out of all.
 */
import { hash } from './hash.ts';

/** Whether a visitor may be shown anything, and why. */
export interface HeldOut {
  readonly pass: boolean;
  /** The share held out, 0–1. */
  readonly wanted: number;
  /** Where this visitor falls, 0–1; below the share is held out. */
  readonly found: number;
}

/** @param share - The configuration's `holdout`, 0–1. Default 0: nobody. */
export function heldOut(share = 0, visitor: string): HeldOut {
  const found = hash('holdout', visitor, 2);
  return { pass: found >= share, wanted: share, found };
}
