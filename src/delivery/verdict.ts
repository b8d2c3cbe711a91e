/**
 * Verdict — what a receiver's answer means for the events that it was sent. Pure.
 * The rule is chapter 7's: what may succeed later is kept, what never can is cut out, and nothing is dropped unreported.
 */
import type { FeatureClient, Interpretation } from '../types.ts';
import { longestPause, type Answer, type Why } from './answer.ts';
import { readRejected } from './formats/answer.ts';
import type { Destination } from './index.ts';
import type { Transport } from './transport.ts';

export type Verdict =
  /** But for what is named. */
  | (Interpretation & { readonly is: 'taken' })
  /** Something in it is, whatever the time: halve it. */
  | { readonly is: 'wrong'; readonly reason: 'too_large' | 'refused' }
  /** In `after` ms, if the receiver said so. */
  | { readonly is: 'later'; readonly why: Why; readonly after?: number | undefined };

/** A mistake of set-up must not cost data. */
const setupPause = 15 * 60 * 1000;

export interface VerdictOptions extends Pick<FeatureClient, 'report' | 'now'> {
  readonly destination: Pick<Destination, 'where'>;
  readonly answer: Answer;
  readonly ids: readonly string[];
  readonly transport: Transport;
}

export function verdictOf({ answer, ids, transport, report, now, destination: { where } }: VerdictOptions): Verdict {
  if (!answer) return { is: 'taken' };
  if (typeof answer === 'string') return { is: 'later', why: answer };
  const { status, retryAfter, body } = answer;
  const after = pauseOf(retryAfter, now());
  const interpret = transport.dialect()?.format?.interpret;
  const headers = { get: (name: string) => (/^retry-after$/i.test(name) ? retryAfter : null) };
  const told = interpret ? interpret(status, headers, body, ids) : readRejected(status, headers, body, ids);
  if (told) return { ...(after === undefined ? {} : { after }), ...told, is: 'taken' };
  if (status < 300) {
    // A success all the same.
    if (body.includes('"rejected"')) report('endpoint_answer', { where });
    return { is: 'taken' };
  }
  if ([401, 403, 404, 407, 501, 505].includes(status)) return { is: 'later', why: 'setup', after: setupPause };
  if ([408, 425, 429].includes(status)) return { is: 'later', why: 'busy', after };
  if (status < 500) return { is: 'wrong', reason: status === 413 ? 'too_large' : 'refused' };
  return { is: 'later', why: 'server', after };
}

/** `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3), in milliseconds from now. */
export function pauseOf(retryAfter: string | null, now: number): number | undefined {
  if (!retryAfter) return undefined;
  const pause = /^\s*\d+\s*$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isNaN(pause) ? undefined : Math.min(Math.max(pause, 0), longestPause);
}
