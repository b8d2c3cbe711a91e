/**
 * Telling — says what went wrong, to the site's own `onError` or to the console, where each code is named once.
 * Loaded with the sentences when something is wrong and somebody listens.
 */
import type { FeatureClient } from '../types.ts';
import { attuneError } from './errors.ts';
import type { GuardOptions } from './guard.ts';

type Report = Parameters<FeatureClient['report']>;

interface Telling extends Pick<GuardOptions, 'onError'> {
  readonly code: Report[0];
  readonly details: NonNullable<Report[1]>;
  /** What has been told. */
  readonly told: Set<string>;
}

export function tell({ code, details, onError, told }: Telling): void {
  const { where = code, found, cause } = details;
  const error = attuneError(code, details);
  try {
    if (onError) onError(error, where);
    else if (!told.has(code)) console.warn(`attune: ${error.message} [${code}]`, found ?? cause ?? '');
    told.add(code);
  } catch {
    // The site's own onError threw; there is nobody left to tell.
  }
}
