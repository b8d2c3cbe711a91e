/**
 * Surface — what `surveys/index` and the lazily loaded widget say to each other. Types only, so that neither loads the other.
 */
import type { Attributes, Survey, Text, Theme } from '../types.ts';
import type { Flow } from './flow.ts';
import type { Parts } from './ui/part.ts';

/** How a visitor ended a run without completing it. `later` is "Not now". */
export type HowDismissed = 'later' | 'close' | 'escape' | 'api' | 'outside' | 'removed';

/** What the widget needs to run one survey. */
export interface SurfaceOptions {
  readonly survey: Survey;
  /** Where the run stands: fresh, prefilled or resumed. */
  readonly flow: Flow;
  /** What it is made of. */
  readonly parts: Parts;
  /** For conditions and `{path|fallback}` in texts. */
  readonly attributes: () => Attributes;
  /** A text in the visitor's language, its `{path|fallback}` filled in; `undefined` where a fact that it names is missing. */
  readonly fill: (text: Text, values: Attributes) => string | undefined;
  /** BCP 47. */
  readonly locale: string;
  readonly theme: Theme;
  /** The widget's own words that the site has replaced, by language tag and key. */
  readonly texts: { readonly [languageTag: string]: { readonly [key: string]: string } };
  /** Where to mount. Default: the end of `<body>`. */
  readonly at?: Element | undefined;
  /** Wraps every callback that the browser may call. */
  readonly guard: <A extends unknown[]>(where: string, run: (...args: A) => void) => (...args: A) => void;
  /** An answer was given or changed: keep and record it now. `took` in ms of this question. */
  readonly answered: (flow: Flow, question: string, took: number) => void;
  /** The run moved to another question without an answer (back, skip). */
  readonly moved: (flow: Flow) => void;
  readonly completed: (flow: Flow) => void;
  readonly dismissed: (flow: Flow, how: HowDismissed) => void;
  /** The surface has left the page, for whatever reason; the last call. */
  readonly closed: () => void;
}

/** An open surface. */
export interface Surface {
  /** Removes it and gives focus back. Counts as dismissed by `how` unless completed. Idempotent. */
  close(how: HowDismissed): void;
}

/** The widget's one export. */
export type OpenSurface = (options: SurfaceOptions) => Surface;
