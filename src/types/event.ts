/**
 * Event — one thing that happened, as it stands from `track` to the wire.
 */

/** Any value that survives `JSON.stringify`. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The facts of an event, by name. At most 16 KiB as JSON. */
export type EventData = { readonly [key: string]: unknown };

/** The envelope of chapter 7. Absent things are absent, never null. */
export interface AttuneEvent {
  /** UUIDv7 (RFC 9562), the idempotency key: the same event always has the same id. */
  readonly id: string;
  /** `snake_case`, at most 64 characters. */
  readonly name: string;
  /** When it happened, in milliseconds since the epoch by the visitor's clock, never running backward within a document. */
  readonly at: number;
  /** The document's life: one load in one tab. */
  readonly doc?: string;
  /** The document's events, numbered from 1. A receiver that has 1…n of a document has them all. */
  readonly seq?: number;
  /** On a document's first event: the tab's document before, and its last number, so that a lost tail shows. */
  readonly after?: { readonly doc: string; readonly seq: number };
  /** The anonymous visitor, kept 13 months. */
  readonly visitor?: string;
  /** The visit: ends after 30 minutes without activity. */
  readonly session?: string;
  /** The page view within the document. */
  readonly page?: string;
  /** The site's own user id, after `identify`. */
  readonly user?: string;
  /** Where it happened, without query and fragment. */
  readonly url?: string;
  /** Names of the audiences the visitor belonged to. */
  readonly audiences?: readonly string[];
  /** `true` under automation and for known crawlers. */
  readonly bot?: true;
  readonly data?: EventData;
}
