/**
 * Sending — the part of delivery that loads right after the start, as the rest of it sees it.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { Page } from '../core/page.ts';
import type { Answer, Why } from './answer.ts';
import type { Courier } from './courier.ts';
import type { Destination } from './destination.ts';
import type { Lose } from './losses.ts';
import type { Send } from './plain.ts';
import type { RecoveryOptions } from './recovery.ts';
import type { BaseStore } from './store.ts';

export interface Sending {
  createSender(options: SenderOptions): Sender;
  /** Puts into the store what pages before this one could only spill. */
  recover(options: RecoveryOptions): Promise<void>;
  flush(queues: readonly Loading[]): Promise<Flushed>;
}

/** Something that has a sender, if that can be had. */
export interface Loading {
  load(): Promise<Sender | undefined>;
}

export interface Flushed {
  readonly sent: number;
  readonly kept: number;
}

export interface SenderOptions extends Courier, Pick<FeatureClient, 'guard' | 'report' | 'now' | 'memory'> {
  readonly destination: Destination;
  readonly page: Page;
  readonly doc: string;
  readonly store: BaseStore;
  readonly lose: Lose;
  /** How long an event waits for others, in milliseconds. Default: 5 s. */
  readonly maxWait?: number | undefined;
  /** How long an event is kept, in milliseconds. Default: 14 days. */
  readonly retain?: number | undefined;
  /** Keys of what is on its way and would outlive the page. */
  readonly flying: ReadonlySet<string>;
  /** Makes a request and hears its answer. */
  readonly ship: (keys: readonly string[], text: string) => Promise<void>;
  /** The default way to send, where the endpoint asks for no other. */
  readonly plain: Send | undefined;
  /** Settles when the last words have been answered. */
  readonly spoken: () => Promise<unknown> | undefined;
}

export interface Sender {
  /** So many events have been handed to the store. */
  expect(events: number): void;
  /** Sends now, unless a pause is due. @param over - Pauses for that reason are over. */
  wake(over?: Why): void;
  /** It has asked to be left alone, or is unable to take anything. */
  isShut(): boolean;
  /** So many events go into a request. */
  size(): number;
  readonly send: Send;
  /** Hears what came of a request. */
  settle(keys: readonly string[], answer: Answer, isTheLast?: boolean): Promise<void>;
  flush(): Promise<Flushed>;
  readonly dispose: Dispose;
}
