/**
 * Vigil — watches over one run's answers: where they can neither be kept nor sent, the last word says so and offers the visitor's
 * own words to copy. Loaded with the first answer, for there may be no network when it is needed.
 */
import { words } from '../decision/words.ts';
import type { AttuneEvent, FeatureClient, Text } from '../types.ts';
import type { Flow } from './flow.ts';
import { copyWords, offerCopy } from './ui/copy.ts';

interface VigilOptions {
  readonly client: FeatureClient;
  readonly response: string;
  /** Where the run stands. */
  readonly flow: () => Flow;
  /** The widget's panel, in its shadow root. */
  readonly panel: HTMLElement;
}

/** Whether the device keeps nothing at all. Asking for `localStorage` alone may throw. */
function isHomeless(): boolean {
  try {
    localStorage.setItem('attune:probe', '');
    localStorage.removeItem('attune:probe');
    return false;
  } catch {
    return true;
  }
}

/** What the visitor has said, question by question, in words that can be pasted anywhere. */
export function wordsOf({ survey, answers, texts }: Flow, say: (text: Text) => string): string {
  return survey.questions.filter(({ id }) => answers[id] !== undefined).map(({ id, ask }) => {
    const value = answers[id];
    return [say(ask), typeof value === 'object' ? JSON.stringify(value) : String(value), texts[id]].filter(Boolean).join('\n');
  }).join('\n\n');
}

/** Watches until the run is over. */
export function keepVigil({ client, response, flow, panel }: VigilOptions): void {
  const { delivery, config, attributes, guard } = client;
  const locale = `${attributes.value['locale'] as string}`;
  const own = config.value.texts?.[locale] ?? config.value.texts?.[locale.split('-')[0] ?? ''];
  const isUnkept = (): boolean => [...delivery?.store.own.values() ?? []].some(({ isStored }) => isStored === false);
  const look = guard('vigil', async () => {
    const { kept } = await client.flush();
    if (!kept || !isUnkept() || !isHomeless() || !panel.isConnected) return;
    const say = (text: Text): string => words(text, locale, { ...attributes.value, answers: flow().answers }) ?? '';
    offerCopy({ panel, said: wordsOf(flow(), say), words: { ...copyWords, ...own }, guard });
  });
  if (!flow().at) return void look();
  const stop = client.on('survey_completed', ({ data }: AttuneEvent) => {
    if (data?.['response'] !== response) return;
    stop();
    void look();
  });
}
