/**
 * Links — `?attune_survey=nps&attune_answer=9` in a link opens a survey, its first question answered. Both are taken out of the address
 * bar at once, so that a reload or a shared link does not answer again.
 */
import type { Dispose, FeatureClient, Question, ShowOptions, Survey } from '../types.ts';

interface LinksOptions {
  readonly client: FeatureClient;
  readonly find: (survey: string) => Survey | undefined;
  readonly show: (survey: string, options: ShowOptions) => void;
}

const own = /^attune_(survey|answer)=/;

/** A link's survey may be in a file that is still on its way, for so long, in ms. */
const patience = 10 * 1000;

/** What the words of a link say to a question of this type; a list is written with commas. Whether it fits is the flow's matter. */
export function answerOf(question: Question, words: string): unknown {
  const { type } = question;
  if (/^(nps|csat|ces|rating|thumbs)$/.test(type)) return /^\d+$/.test(words) ? Number(words) : words;
  if (/^(choices|rank)$/.test(type) || (type === 'picture' && question.several)) return words.split(',');
  return type === 'consent' ? words === 'true' : words;
}

/** Takes what is ours out of the address bar; what is not stays letter by letter as it was. */
function clean(): void {
  const { pathname, search, hash } = location;
  const rest = search.slice(1).split('&').filter((part) => !own.test(part)).join('&');
  history.replaceState(history.state, '', pathname + (rest && `?${rest}`) + hash);
}

/** Reads the address bar, once the page is really there. @returns Gives up what it still waits for. */
export function readLink({ client, find, show }: LinksOptions): Dispose {
  const { config, report, page, guard, on } = client;
  let giveUp: Dispose = () => undefined;

  function open(id: string, words: string | undefined): void {
    const first = find(id)?.questions[0];
    // Of a survey that is not there, `show` says so.
    if (!first || words === undefined) return show(id, {});
    let isTaken = false;
    const undo = [
      on('survey_answered', () => (isTaken = true)),
      // What fits is recorded in the same task.
      on('survey_shown', () => queueMicrotask(() => {
        undo.forEach((stop) => stop());
        if (!isTaken) report('bad_argument', { path: 'attune_answer', found: words });
      })),
    ];
    show(id, { answers: { [first.id]: answerOf(first, words) } });
  }

  const ignore = page.whenActive(guard('link', () => {
    const query = new URLSearchParams(location.search);
    const id = query.get('attune_survey') ?? '';
    const words = query.get('attune_answer') ?? undefined;
    clean();
    if (find(id)) return open(id, words);
    const given = setTimeout(guard('link', () => arrive()), patience);
    const stop = config.subscribe(() => find(id) && queueMicrotask(guard('link', arrive)));
    giveUp = () => {
      clearTimeout(given);
      stop();
    };
    function arrive(): void {
      giveUp();
      open(id, words);
    }
  }));
  return () => {
    ignore();
    giveUp();
  };
}
