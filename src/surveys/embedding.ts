/**
 * Embedding — `<attune-survey id="feedback">` shows that survey where it stands, for frameworks that prefer elements. Each asks once;
 * of several on one page the next follows when the one before it is over.
 */
import type { Client, Dispose, FeatureClient } from '../types.ts';

interface EmbedOptions {
  readonly client: FeatureClient & Partial<Pick<Client, 'show'>>;
  /** A live collection. */
  readonly all: HTMLCollectionOf<Element>;
}

/** How long the last word of one stands before the next may follow, in ms. */
const lastWord = 10 * 1000;

export function embed({ client, all }: EmbedOptions): Dispose {
  const seen = new WeakSet<Element>();
  let isOpen = false;
  let after: ReturnType<typeof setTimeout> | undefined;

  const look = client.guard('embeds', () => {
    const next = [...all].find((one) => one.id && !seen.has(one));
    if (!next || isOpen) return;
    seen.add(next);
    client.show?.(next.id, { at: next, as: 'inline' });
  });
  const turn = (opens: boolean) => (): void => {
    isOpen = opens;
    look();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  const undo = [
    client.on('survey_shown', turn(true)),
    ...['survey_dismissed', 'survey_snoozed'].map((name) => client.on(name, turn(false))),
    client.on('survey_completed', () => {
      after = setTimeout(turn(false), lastWord);
    }),
  ];
  look();
  return () => {
    observer.disconnect();
    clearTimeout(after);
    undo.forEach((run) => run());
  };
}
