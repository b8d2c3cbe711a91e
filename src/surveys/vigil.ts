/**
 * Vigil — watches over answers: where they can neither be kept nor sent, the last word says so and offers the visitor's own words to
 * copy; and remembers them where the survey promises to follow up on them. Loaded with the first answer, for there may be no network when it is needed.
 */
import { textsIn } from '../locales/load.ts';
import type { AttuneEvent, Dispose, FeatureClient, Survey, Text } from '../types.ts';
import { noteAnswer } from './promised.ts';
import { offerCopy } from './ui/copy.ts';
import { copyWords } from './ui/words.copy.en.ts';

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

/** The last answer to each question and the words beside it, by survey and question. */
type Said = ReadonlyMap<string, readonly unknown[]>;

/** What the visitor has said, question by question, in words that can be pasted anywhere. */
export function wordsOf({ id: survey, questions }: Pick<Survey, 'id' | 'questions'>, said: Said, say: (text: Text) => string): string {
  const written = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return questions.flatMap(({ id, ask }) => {
    const answer = said.get(`${survey} ${id}`);
    return answer ? [[say(ask), ...answer.filter((one) => one !== undefined).map(written)].join('\n')] : [];
  }).join('\n\n');
}

/** The panel with the last word. */
const lastPanel = (): Element | undefined =>
  [...document.querySelectorAll('attune-survey')].flatMap((host) => host.shadowRoot?.querySelector('.panel:has(.thanks)') ?? []).at(0);

/** After so long the last word is there, and the endpoint has been tried. In ms. */
const settled = 1000;

/** Watches until it is undone. @param first - The answer with which it begins. */
export function keepVigil(client: FeatureClient, first: AttuneEvent): Dispose {
  const { delivery, config, attributes, guard } = client;
  const said = new Map<string, readonly unknown[]>();
  const hear = (event: AttuneEvent): void => {
    const { data = {} } = event;
    said.set(`${data['survey'] as string} ${data['question'] as string}`, [data['value'], data['text']]);
    noteAnswer(client, event);
  };
  const isUnkept = (): boolean => [...delivery?.store.own.values() ?? []].some(({ isStored }) => isStored === false);

  const look = guard('vigil', async (id: unknown) => {
    const { kept } = await client.flush();
    const survey = config.value.surveys?.find((one) => one.id === id);
    const panel = lastPanel();
    if (!kept || !survey || !panel || panel.querySelector('.unkept') || !isUnkept() || !isHomeless()) return;
    const locale = `${attributes.value['locale'] as string}`;
    // Both were loaded with the survey.
    const [{ words }, texts] = await Promise.all([import('./showing.ts'), textsIn(locale, config.value.texts)]);
    const own = texts[locale] ?? texts[locale.split('-')[0] ?? ''];
    offerCopy({ panel, said: wordsOf(survey, said, (text) => words(text, locale, attributes.value) ?? ''), words: { ...copyWords, ...own }, guard });
  });
  // A run of one question is over by now.
  const lookLater = ({ data }: AttuneEvent): void => void setTimeout(() => look(data?.['survey']), settled);
  hear(first);
  lookLater(first);
  const undo = [client.on('survey_answered', hear), client.on('survey_completed', lookLater)];
  return () => undo.forEach((stop) => stop());
}
