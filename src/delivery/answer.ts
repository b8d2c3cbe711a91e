/**
 * Answer — what came of a request. Success and silence are told apart at once; whatever else a receiver may say is sorted out
 * by `sorting`, which loads when it is first needed.
 */

/**
 * Why nothing is sent for a while. `missing`: the endpoint is not there, or does not let us in. `answer`: it is not the endpoint's own.
 * `busy`: it asked for it, or our own side is not ready. All others are reported as `endpoint_<why>`.
 */
export type Why = 'unreachable' | 'busy' | 'failing' | 'answer' | 'missing';

/** An answer other than plain success, as it came. */
export interface Told {
  readonly response: Pick<Response, 'status' | 'redirected' | 'url' | 'headers'>;
  readonly body: string;
}

/** `undefined`: taken. A reason: try the same again later. */
export type Answer = undefined | Why | Told;

/** Makes one request. Never rejects. */
export type Post = (url: string, init: Message, isTheLast?: boolean) => Promise<Told | 'unreachable'>;

/** What is posted. */
export interface Message {
  /** Default, by the standard, `same-origin`. */
  readonly credentials: RequestCredentials | undefined;
  readonly body: string | ArrayBuffer;
  readonly headers: Record<string, string>;
}

/** Remembered, so that a reload does not ask a tired receiver again. With its begin, so that a clock set back ends it. */
export interface Pause {
  readonly from: number;
  /** In milliseconds. */
  readonly wait: number;
  readonly tries: number;
  readonly why: Why;
}
