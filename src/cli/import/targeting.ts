/**
 * Targeting — what the importers gather of a survey's when, where and to whom, before it becomes fields of the survey.
 */
import type { Condition, Did, Survey, Touchpoint } from '../../types.ts';
import { together } from './matching.ts';
import { present } from './reading.ts';
import type { UrlResult } from './urls.ts';

/** When, where and to whom. */
export interface Targeting {
  readonly on?: string | Did | undefined;
  readonly where: UrlResult;
  readonly conditions: readonly (Condition | undefined)[];
  /** What must be noticed for it. */
  readonly touchpoints?: readonly Touchpoint[];
  /** Visible time before it is shown. */
  readonly wait?: string | undefined;
}

/** A step as short as it can be written. */
export const stepOf = ({ did, where, without }: Did): string | Did => {
  const names = Array.isArray(did) && did.length === 1 ? did[0] as string : did;
  return typeof names === 'string' && !where && !without ? names : { did: names, ...present({ where, without }) };
};

/** The fields of a survey that say when, where and to whom. */
export function fieldsOf({ on, where, conditions, wait }: Targeting): Pick<Survey, 'on' | 'if' | 'pages' | 'wait'> {
  return present({ on: on === 'page_viewed' ? undefined : on, pages: where.pages, if: together([...conditions, where.if]), wait });
}
