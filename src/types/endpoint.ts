/**
 * Endpoint — where events go, and in which words.
 */
import type { AttuneEvent } from './event.ts';

/** A built-in format by name. */
export type FormatName =
  | 'json' | 'ndjson' | 'clickhouse' | 'cloudevents' | 'otlp' | 'segment' | 'posthog' | 'snowplow' | 'kafka';

/** What a format is told besides the events. */
export interface FormatMeta {
  /** When this try was made, in milliseconds since the epoch. */
  readonly sentAt: number;
  /** `attune/<version>`. */
  readonly sdk: string;
  /** The endpoint's `options`: keys, topics, table names. */
  readonly options: { readonly [name: string]: string };
}

/** What a receiver's answer means, by event id. Ids in none of the lists count as sent. */
export interface Interpretation {
  readonly sent?: readonly string[];
  readonly retry?: readonly string[];
  readonly drop?: readonly { readonly id: string; readonly reason: string }[];
  /** Events lost that the receiver counted but did not name. */
  readonly lost?: number;
  /** When to try again, in milliseconds from now. */
  readonly after?: number;
}

/** How events become a request, and how the answer is read. Pure. */
export interface Format {
  readonly encode: (events: readonly AttuneEvent[], meta: FormatMeta) => {
    readonly body: string;
    readonly headers?: { readonly [name: string]: string };
    /** Appended to the endpoint's URL: path, query or both. */
    readonly path?: string;
  };
  /** `undefined` leaves the answer to its status. `ids` are those of the batch, in its order. */
  readonly interpret?: (
    status: number,
    headers: { readonly get: (name: string) => string | null },
    body: string,
    ids: readonly string[],
  ) => Interpretation | undefined;
  /** At most so many events in a request. */
  readonly maxEvents?: number;
  /** At most so many bytes an event. */
  readonly maxEventBytes?: number;
  /** The body may be posted as `text/plain`, so that no CORS preflight is needed. */
  readonly simple?: boolean;
}

/** Where events go. Only `url` is needed. */
export interface Endpoint {
  /** Absolute, or relative to the page. @example "/collect" */
  readonly url: string;
  /** Names this endpoint's queue in the store; no other may have the same. Default: its place in the list, from 0. @example "warehouse" */
  readonly name?: string;
  /** The receiver's wire format. Default `json`. In code it may also be a `Format`. @example "ndjson" */
  readonly format?: FormatName | Format;
  /** What the format needs to know: keys, topics, table names. @example { "table": "events" } */
  readonly options?: { readonly [name: string]: string };
  /** Extra request headers. In code it may also be a function, for tokens. @example { "x-source": "shop" } */
  readonly headers?: { readonly [name: string]: string } | (() => { readonly [name: string]: string } | Promise<{ readonly [name: string]: string }>);
  /** Cookies of the endpoint's origin. Default `same-origin`. */
  readonly credentials?: 'omit' | 'same-origin' | 'include';
  /** `gzip` compresses bodies over 1 KiB when the page is not being left. Default `none`. */
  readonly compress?: 'none' | 'gzip';
  /** The body's type. `text/plain` avoids a CORS preflight. Default: the format's. @example "text/plain" */
  readonly contentType?: string;
  /** Events in a request, at most. Default 50. @integer @minimum 1 @example 50 */
  readonly maxBatch?: number;
  /** Bytes in a request, at most, before format and compression; a page being left sends up to 56 KiB. Default 256 KiB. @integer @minimum 1 @example 262144 */
  readonly maxBytes?: number;
  /** How long an event waits for others. Default `5s`. @pattern duration @example "5s" */
  readonly maxWait?: string;
  /** How long an event is kept for an endpoint that does not take it. Default `14d`. @pattern duration @example "14d" */
  readonly retain?: string;
  /** Forwarding to somebody else: needs the `share` consent and honours Global Privacy Control. Default `false`. */
  readonly thirdParty?: boolean;
  /** Only events of these names. Default: all. @pattern name @example ["order_placed"] */
  readonly only?: readonly string[];
  /** All but events of these names. Default: none. @pattern name @example ["page_viewed"] */
  readonly except?: readonly string[];
}

/** What an endpoint function says of the events it was given. */
export type Receipt = 'sent' | 'retry' | 'drop' | { readonly rejected: readonly { readonly id: string; readonly reason: string }[] };

/** An endpoint of the site's own making. `leaving` is true when the page is going away and nothing may be awaited. */
export type EndpointFunction = (events: readonly AttuneEvent[], moment: { readonly leaving: boolean }) => Promise<Receipt>;
