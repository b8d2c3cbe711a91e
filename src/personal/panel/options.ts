/**
 * Options — what the "your data" panel is given, and what it gives. Types only, so that whoever opens it does not load it.
 */
import type { Client, ConsentChoice, ConsentState, Dispose, FeatureClient, Remembered, Theme } from '../../types.ts';

export interface PanelOptions extends Pick<Client, 'remember' | 'forget' | 'preferences'> {
  /** Within it. Default: as a dialog over the page. */
  readonly at?: Element | undefined;
  /** BCP 47. */
  readonly locale: string;
  readonly theme: Theme;
  /** Words that the site has replaced, by language tag and key; the panel's begin with `memory_`. */
  readonly texts: { readonly [languageTag: string]: { readonly [key: string]: string } };
  readonly remembered: () => Promise<readonly Remembered[]>;
  readonly consent: (update?: ConsentChoice) => ConsentState;
  readonly now: () => number;
  readonly guard: FeatureClient['guard'];
  /** Hears that something it shows may have changed. */
  readonly onChange: (listener: () => void) => Dispose;
  /** The panel is gone, for whatever reason. */
  readonly onClosed: () => void;
}

/** An open panel. */
export interface Panel {
  /** Removes it and gives the focus back. Idempotent. */
  close(): void;
}

/** What is on the panel. */
export interface PanelState {
  readonly rows: readonly Remembered[];
  readonly consent: ConsentState;
  /** Whether one is asked if all shall really go. */
  readonly isSure?: boolean;
  /** What was erased last, on this panel. */
  readonly receipt?: { readonly at: number; readonly erased: readonly string[] };
}

/** What the visitor can do. */
export interface PanelActs {
  allow(update: ConsentChoice): void;
  /** `undefined` deletes. */
  change(name: string, value: string | undefined): void;
  save(): void;
  ask(): void;
  keep(): void;
  erase(): void;
  close(): void;
}
