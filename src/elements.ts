/**
 * Elements — the parts that look after elements of the page: which touchpoints are really seen, what slots
 * hold, and where a survey stands.
 * One file of the script tag's build, because pages that have one mostly have the other.
 */
import { matches } from './decision/condition.ts';
import { textsIn } from './locales/load.ts';
import { localeOf } from './personal/environment.ts';
import { startSlots } from './personal/slots.ts';
import { awaitEmbeds } from './surveys/embeds.ts';
import { startSeen } from './touchpoints/seen.ts';
import type { Dispose, FeatureClient } from './types.ts';

/** What the snippets for `<head>` leave: only where there is one is anything kept for it. */
const mark = 'data-attune';

interface ElementsOptions {
  readonly client: FeatureClient;
}

/** Slots are filled once the words of `{greeting}` are there, where one is said at all; and anew when the page changes its language. */
function startSpeaking(client: FeatureClient, early: Early): Dispose {
  let spoken: string | undefined;
  let stop: Dispose | undefined;
  const speak = async (): Promise<void> => {
    const { texts: own, greetings } = client.config.value;
    const locale = JSON.stringify(greetings ?? 0).includes('{greeting') ? localeOf(client) : 'en';
    const wanted = JSON.stringify([locale, own]);
    if (wanted === spoken) return;
    spoken = wanted;
    const texts = await textsIn(locale, own);
    if (wanted !== spoken) return;
    stop?.();
    stop = startSlots({ client, matches, texts, early });
  };
  const undo = [client.config.subscribe(client.guard('slots', speak)), client.on('page_viewed', speak)];
  return () => {
    spoken = '';
    undo.forEach((run) => run());
    stop?.();
  };
}

type Early = typeof import('./personal/early.ts') | undefined;

export async function startElements({ client }: ElementsOptions): Promise<Dispose> {
  const early: Early = document.documentElement.hasAttribute(mark) ? await import('./personal/early.ts').catch(() => undefined) : undefined;
  const undo = [startSeen({ client }), startSpeaking(client, early), awaitEmbeds(client)];
  return () => {
    undo.forEach((run) => run());
    early?.leaveEarly();
  };
}
