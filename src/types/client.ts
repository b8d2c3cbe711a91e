/**
 * Client — what a site holds in its hand, and the larger handle that features are given.
 */
import type { Attributes } from './condition.ts';
import type { AttuneConfig, ConsentChoice, ConsentClass } from './config.ts';
import type { Explainable, Explanation, Scenario } from './decision.ts';
import type { Endpoint, EndpointFunction } from './endpoint.ts';
import type { AttuneEvent, EventData, Json } from './event.ts';
import type { Show } from './survey.ts';

/** Undoes what the call that returned it did. Calling it twice is harmless. */
export type Dispose = () => void;

/** What went wrong, as data: `code` names it, `message` is a sentence, `path` leads to the offending value. */
export interface AttuneError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly found?: unknown;
}

/** A value that can be read now and heard when it changes. The shape of a Preact signal. */
export interface Readable<T> {
  readonly value: T;
  /** Calls the listener now and at every change. */
  subscribe(listener: (value: T) => void): Dispose;
}

/** What the visitor told the site. */
export type Preferences = { readonly [name: string]: Json };

/** What may be kept and sent, and who said so. */
export type ConsentState = { readonly [C in ConsentClass]: boolean } & {
  /** Global Privacy Control asks not to share. */
  readonly gpc: boolean;
  readonly source: 'default' | 'stored' | 'code' | 'google' | 'tcf' | 'gpp';
  /** When it was chosen, in milliseconds since the epoch. */
  readonly at?: number;
};

/** How a survey is opened by hand. */
export interface ShowOptions {
  /** Answers already known, by question id. */
  readonly answers?: { readonly [question: string]: unknown };
  /** Where to mount it. Default: as configured; inside an open modal dialog of the page, if there is one. */
  readonly at?: Element | undefined;
  /** How it appears. Default: as configured. */
  readonly as?: Show['as'];
}

/** The part of the client that `attune/core` has: record, hear, deliver. */
export interface CoreClient {
  /**
   * Records an event. It is durable within the task that follows, and is delivered at least once.
   * @param name - `snake_case`, at most 64 characters.
   * @param data - JSON, at most 16 KiB. Kept as it is now; later changes to the object do not matter.
   */
  track(name: string, data?: EventData): void;
  /** Hears events of one name, or all with `*`. Returns the undo function. */
  on(name: string, listener: (event: AttuneEvent) => void): Dispose;
  /** Resolves when all that is queued is delivered or kept for retry; a configuration that is on its way is waited for. Counts are of events. */
  flush(): Promise<{ sent: number; kept: number }>;
  /** Installs a feature. Returns the undo function. */
  use(feature: Feature): Dispose;
  /** Stops everything, restores the page, keeps what is queued. */
  dispose(): void;
}

/** The whole client. No method throws or rejects because of the page, the network or storage. */
export interface Client extends CoreClient {
  /** Ties this visitor to the site's own user. */
  identify(userId: string, traits?: { readonly [name: string]: Json }): void;
  /** Starts a new anonymous visitor. What is queued is still delivered. */
  reset(): void;
  /** Reports a touchpoint that no observer can see: a call, a visit to a shop. */
  touchpoint(name: string, options?: { stage?: string; channel?: string; data?: EventData }): void;
  /** Stores what the visitor told the site; `null` removes a key. */
  remember(preferences: { readonly [name: string]: Json }): void;
  /** What the visitor told the site. */
  readonly preferences: Readable<Preferences>;
  /** Everything that conditions can ask about. */
  readonly attributes: Readable<Attributes>;
  /** Opens a survey now; limits do not apply. */
  show(surveyId: string, options?: ShowOptions): void;
  /** Closes whatever surface is open. */
  close(): void;
  /** Why a survey, greeting or offer shows or does not; without an id, all of them. */
  explain(): Promise<Explanation[]>;
  explain(id: string): Promise<Explanation>;
  /** The decisions for an imagined visitor, clock and journey, without touching storage. */
  simulate(scenario: Scenario): Promise<Explanation[]>;
  /** Reads consent, or changes the classes named and reads the result. */
  consent(update?: ConsentChoice): ConsentState;
  /** Everything remembered, as one JSON object. */
  snapshot(): { readonly [key: string]: Json };
  /** Erases everything remembered, or the classes named. Resolves to a receipt. */
  forget(classes?: readonly ConsentClass[]): Promise<{ readonly at: number; readonly erased: readonly string[] }>;
  /** Replaces the declarative part of the configuration; journeys that did not change keep their progress. */
  update(config: AttuneConfig): void;
}

/**
 * A moment in the page's life, in the order in which they come:
 * `leaving` – the page may go for good; features give their last events now, synchronously.
 * `left` – delivery sends the last words. `visible` – it is seen again. `restored` – it came back from the back/forward cache.
 */
export type Moment = 'leaving' | 'left' | 'visible' | 'restored';

/** The page's life, told once for all parts. */
export interface PageLife {
  /** Hears a moment. Returns the undo function. */
  on(moment: Moment, listener: () => void): Dispose;
  /** Whether the page can be seen now. Never while prerendering. */
  isVisible(): boolean;
  /** Runs now, or when a prerendered page is activated. */
  whenActive(run: () => void): Dispose;
  dispose(): void;
}

/** What the SDK keeps on the device: localStorage where it may, memory where it may not. Never throws. */
export interface Memory {
  /** The value as it was written, or `undefined`: absent, outlived, unreadable or not yet allowed. */
  read(key: MemoryKey): unknown;
  /** `undefined` removes. Kept in memory until the key's consent class is allowed. */
  write(key: MemoryKey, value: unknown): void;
}

/** Every key, as `attune:<key>`. Its class, purpose and life stand in `core/keys`. */
export type MemoryKey =
  | 'consent' | 'receipt' | 'unsent' | 'visitor' | 'session' | 'pauses' | 'tab' | 'trail' | 'user' | 'preferences' | 'visits' | 'heard' | 'journeys' | 'history' | 'runs' | 'followups' | 'counters'
  | 'config' | 'decisions';

/** One thing that is remembered, as it is shown to the visitor and exported. Times are in milliseconds since the epoch. */
export interface Remembered {
  readonly key: MemoryKey;
  readonly class: ConsentClass;
  /** What it is for, in English. */
  readonly purpose: string;
  /** How long it is kept after it was written, in days. */
  readonly life: number;
  /** When it was written, and when it goes; absent while it is in memory alone, and lasts as long as the page. */
  readonly at?: number;
  readonly until?: number;
  readonly value: Json;
}

/** What features are given: the client, and the parts they build on. Features add their own methods to it. */
export interface FeatureClient extends CoreClient {
  /** The configuration in force, validated and with its sources merged. */
  readonly config: Readable<AttuneOptions>;
  /** Everything that conditions can ask about. Each value is computed when it is read. */
  readonly attributes: Readable<Attributes>;
  /** Adds a top-level attribute. Call `touch` on the result when its value has changed. */
  provide(name: string, read: () => unknown): Dispose & { touch(): void };
  /** Adds fields to every event's envelope; read for each event, so it should be cheap. */
  stamp(read: () => Partial<AttuneEvent>): Dispose;
  /** Begins a new visitor and a new session. */
  renew(): void;
  /** Says where events go. Until it does, events wait in memory; what no endpoint wants is dropped. */
  deliverTo(endpoint: AttuneOptions['endpoint']): void;
  /**
   * Drops what is queued, and counts it: its consent was withdrawn.
   * @param shared - Where events go: what of it is for third parties is dropped. Default: everything is.
   */
  drop(shared?: AttuneOptions['endpoint']): void;
  /**
   * Says which consent classes are allowed now: what memory held of an allowed one is stored, what was stored of a withdrawn one goes.
   * `undefined` is not known yet: what is stored stays and is read, what is new waits in memory. So it is of all until a feature says more.
   */
  permit(isAllowed: (name: ConsentClass) => boolean | undefined): void;
  /** Reads consent, or changes the classes named, in the name of whoever says so. Default: code. */
  consent(update?: ConsentChoice, by?: ConsentState['source']): ConsentState;
  readonly page: PageLife;
  readonly memory: Memory;
  /** Milliseconds since the epoch; never runs backward within a document. */
  now(): number;
  /** A fresh UUIDv7. */
  id(): string;
  /** The visitor's id, for sample, holdout and variants. */
  visitor(): string;
  /** The session's id. */
  session(): string;
  /** Adds what `explain` is answered from; asked only when somebody asks. */
  explains(read: () => readonly Explainable[] | Promise<readonly Explainable[]>): Dispose;
  /** Records an event of the SDK's own. `local` ones stay on the device unless the configuration's `report` lists them. */
  emit(name: string, data?: EventData, options?: { readonly local?: boolean }): void;
  /** Begins a new page view: events from now on carry a new `page` id. */
  turnPage(): void;
  /** Wraps what the page or the browser calls, so that nothing thrown inside leaves the SDK. */
  guard<A extends unknown[], R>(where: string, run: (...args: A) => R): (...args: A) => R | undefined;
  /** Tells `onError`. The sentence stands in `core/errors`. */
  report(code: string, details?: { readonly path?: string | undefined; readonly found?: unknown; readonly cause?: unknown; readonly where?: string }): void;
  /** What this document has recorded and no endpoint has yet; `isStored` is whether the device keeps it, once that is known. */
  readonly delivery?: { readonly store: { readonly own: ReadonlyMap<string, { readonly isStored?: boolean }> } };
  /** Settles when what conditions ask about can be answered, and events carry all they should; wait for it before deciding or sending. Absent where nothing has to load. */
  settled?(): Promise<unknown> | undefined;
  /** Everything remembered, with what it is for and until when it is kept. */
  remembered(): Promise<readonly Remembered[]>;
  /** Adds methods to the client. */
  add(methods: Partial<Client & Pick<FeatureClient, 'remembered' | 'settled'>>): void;
}

/** A part that can be installed: gets the client, may return its undo function. */
export type Feature = (client: FeatureClient) => Dispose | void;

/** What `createAttune` takes: the configuration, and what only code can say. */
export interface AttuneOptions extends Omit<AttuneConfig, 'endpoint'> {
  readonly endpoint?: string | Endpoint | EndpointFunction | readonly (string | Endpoint | EndpointFunction)[];
  /** Hears what went wrong. Default: warns once per code on the console on localhost or with `debug`; silent otherwise. */
  readonly onError?: (error: AttuneError, where: string) => void;
  /** Features to install at start. */
  readonly plugins?: readonly Feature[];
  /** A configuration file to fetch. A stored copy is used at once and refreshed. */
  readonly configUrl?: string;
}
