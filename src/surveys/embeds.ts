/**
 * Embeds — waits for `<attune-survey id="…">`, also for one that comes later; only then is what shows a survey in it loaded.
 */
import type { Dispose, FeatureClient } from '../types.ts';

export function awaitEmbeds(client: FeatureClient): Dispose {
  // A live collection: where there is none, a look costs nothing.
  const all = document.getElementsByTagName('attune-survey');
  let end: Dispose | undefined;
  let isOver = false;
  const look = client.guard('embeds', () => {
    if (![...all].some(({ id }) => id)) return;
    observer.disconnect();
    import('./embedding.ts').then(({ embed }) => {
      if (!isOver) end = embed({ client, all });
    }, (cause: unknown) => client.report('survey_not_ready', { cause }));
  });
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  look();
  return () => {
    isOver = true;
    observer.disconnect();
    end?.();
  };
}
