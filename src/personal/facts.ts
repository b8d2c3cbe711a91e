/**
 * Facts — what greetings and offers are decided by: this visitor, now, and the word for the hour. Loaded with what asks for them.
 */
import { salutation } from '../decision/salutation.ts';
import type { SlotFacts } from '../decision/slots.ts';
import type { AttuneConfig, FeatureClient } from '../types.ts';
import { localeOf } from './environment.ts';

interface FactsOptions {
  readonly client: Pick<FeatureClient, 'attributes' | 'config' | 'now' | 'visitor'>;
  readonly matches: SlotFacts['matches'];
  /** With the greetings of the page's language. */
  readonly texts: AttuneConfig['texts'];
  /** Of which moment, in milliseconds since the epoch. Default: now. */
  readonly at?: number;
}

export function factsOf({ client, matches, texts, at = client.now() }: FactsOptions): SlotFacts {
  const locale = localeOf(client);
  const hour = new Date(at).getHours();
  const greeting = salutation(hour, locale, texts);
  // The getters themselves, so that no attribute is computed that nobody asks for.
  const attributes = Object.defineProperties({ greeting }, { ...Object.getOwnPropertyDescriptors(client.attributes.value), hour: { value: hour } });
  return { matches, attributes, locale, visitor: client.visitor(), holdout: client.config.value.holdout };
}
