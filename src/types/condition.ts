/**
 * Condition — GrowthBook's condition language (spec 0.8), and the small values that configurations are written in.
 * Source: https://docs.growthbook.io/lib/build-your-own#evaluating-targeting-conditions
 */

/**
 * An object whose entries all hold: a dotted attribute path to a value or operators, or `$or`, `$nor`, `$and`, `$not`.
 * @example { "visits": { "$gte": 2 } }
 */
export type Condition = { readonly [pathOrOperator: string]: unknown };

/** Values by dotted path. Nested objects and flat dotted keys both work. */
export type Attributes = { readonly [name: string]: unknown };

/**
 * An integer and a unit: `500ms`, `10s`, `5m`, `2h`, `14d`, `1w`. A day is exactly 86 400 s. At most 400 days.
 * @pattern duration @example "14d"
 */
export type Duration = string;

/**
 * One text, or texts by BCP 47 language tag. `{path}` inserts an attribute, `{path|fallback}` has words for when it is missing.
 * @minProperties 1 @example { "en": "How was your delivery?", "de": "Wie war Ihre Lieferung?" }
 */
export type Text = string | { readonly [languageTag: string]: string };

/** Names of events: `snake_case`, at most 64 characters. @pattern name @minItems 1 @example "order_placed" */
export type Names = string | readonly string[];

/** A step of a journey: something that happened, how often, how soon, and what must not have happened in between. */
export interface Did {
  /** The event, or any one of several. @example "order_delivered" */
  readonly did: Names;
  /** A condition on the event's own data. @example { "total": { "$gte": 100 } } */
  readonly where?: Condition;
  /** How many events fill the step: 1 (default) to 10. @integer @minimum 1 @maximum 10 @example 3 */
  readonly times?: number;
  /**
   * At most this long after the step before; on the first step, with `times`, the span of its occurrences. Inclusive.
   * @example "14d"
   */
  readonly within?: Duration;
  /** None of these between the step before and this one, nor between this one's repeats. @example "support_opened" */
  readonly without?: Names;
}

/** The last step of a journey: nothing of these names for this long after the step before. */
export interface DidNot {
  /** The events that must not happen. @example "order_placed" */
  readonly didNot: Names;
  /** For how long. An event at exactly that time counts as having happened. @example "1h" */
  readonly within: Duration;
}

/**
 * An event's name alone is `{ did: name }`.
 * @pattern name @example { "did": "order_delivered", "within": "14d", "without": "support_opened" }
 */
export type Step = string | Did | DidNot;

/** A journey: an ordered, time-bounded pattern of one to five steps over events. */
export interface JourneyRule {
  /**
   * One step or a list of one to five. Default: `page_viewed`.
   * @minItems 1 @maxItems 5 @example ["order_placed", { "did": "order_delivered", "within": "14d" }]
   */
  readonly on?: Step | readonly Step[];
  /** Bounds the whole journey, first event to last. Inclusive. @example "30d" */
  readonly within?: Duration;
}
