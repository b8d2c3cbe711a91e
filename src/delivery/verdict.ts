/**
 * Verdict — what a receiver's answer means for the events that it was sent. Pure.
 * The rule is chapter 7's: what may succeed later is kept, what never can is cut out, and nothing is dropped unreported.
 */
import type { FeatureClient, Interpretation } from '../types.ts';
import type { Answer, Told, Why } from './answer.ts';
import { nameOf, type Destination } from './destination.ts';
import { readRejected } from './formats/answer.ts';
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
/** However long the receiver asks for. */
const longestPause = 60 * 60 * 1000;

export interface VerdictOptions extends Pick<FeatureClient, 'report' | 'now'> {
  readonly destination: Pick<Destination, 'endpoint'>;
  readonly answer: Answer;
  readonly ids: readonly string[];
  readonly transport: Transport;
}

export function verdictOf({ answer, ids, transport, report, now, destination: { endpoint } }: VerdictOptions): Verdict {
  if (!answer) return { is: 'taken' };
  if (typeof answer === 'string') return { is: 'later', why: answer };
  const { response: { status, headers }, body } = answer;
  const where = nameOf(endpoint);
  if (isAnothers(answer, where)) return { is: 'later', why: 'answer' };
  const after = pauseOf(headers.get('retry-after'), now());
  const interpret = transport.format()?.interpret ?? readRejected;
  const told = interpreted(() => interpret(status, headers, body, ids), (cause) => report('format_failed', { where, cause }));
  if (told) return { ...(after === undefined ? {} : { after }), ...told, is: 'taken' };
  if (status < 300) {
    // A success all the same.
    if (body.includes('"rejected"')) report('endpoint_answer', { where });
    return { is: 'taken' };
  }
  // A redirection that leads nowhere says nothing about the events.
  if (status < 400) return { is: 'later', why: 'answer' };
  if ([401, 403, 404, 407, 501, 505].includes(status)) return { is: 'later', why: 'missing', after: setupPause };
  if ([408, 425, 429].includes(status)) return { is: 'later', why: 'busy', after };
  if (status < 500) return { is: 'wrong', reason: status === 413 ? 'too_large' : 'refused' };
  return { is: 'later', why: 'failing', after };
}

/** What the format makes of the answer; if its code fails, or says what is no interpretation, the status decides. */
function interpreted(interpret: () => Interpretation | undefined, failed: (cause: unknown) => void): Interpretation | undefined {
  try {
    const told = interpret();
    if (!told) return undefined;
    const { drop = [], retry = [], lost = 0, after = 0 } = told;
    if (Array.isArray(drop) && Array.isArray(retry) && lost >= 0 && after >= 0) return told;
    throw new TypeError('not an interpretation');
  } catch (cause) {
    failed(cause);
    return undefined;
  }
}

/** A captive portal answers for everybody, with a page of its own. Many a server calls its empty answer HTML. */
function isAnothers({ response: { status, redirected, url, headers }, body }: Told, where: string): boolean {
  const isElsewhere = redirected && new URL(url).origin !== new URL(where, location.href).origin;
  return status < 300 && (isElsewhere || (/^text\/html/.test(headers.get('content-type') ?? '') && /^\s*</.test(body)));
}

/**
 * `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3), in milliseconds from now. "At once" is no time: a receiver that
 * goes on saying so would be hammered.
 */
export function pauseOf(retryAfter: string | null, now: number): number | undefined {
  if (!retryAfter) return undefined;
  const pause = /^\s*\d+\s*$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return pause > 0 ? Math.min(pause, longestPause) : undefined;
}
