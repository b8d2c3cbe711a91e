/**
 * Clicks — `data-attune-track="name"` records that event on a click, or on the submission if it stands on a form, with the JSON of
 * `data-attune-data`. Two listeners for the whole page, before the page's own can stop the event.
 */
import type { Dispose, EventData, FeatureClient } from '../types.ts';
import { listen } from './listen.ts';

type ClicksOptions = Pick<FeatureClient, 'guard' | 'report' | 'track'>;

export function startClicks({ guard, report, track }: ClicksOptions): Dispose {
  const hear = guard('clicks', (event: Event) => {
    // The event's path begins within open shadow roots, its target does not.
    const [origin] = event.composedPath();
    const element = origin instanceof Element ? origin.closest('[data-attune-track]') : undefined;
    if (!element || (event.type === 'submit') !== element.matches('form') || element.closest('[data-attune-private]')) return;
    track(element.getAttribute('data-attune-track') ?? '', dataOf(element));
  });

  function dataOf(element: Element): EventData | undefined {
    const found = element.getAttribute('data-attune-data');
    try {
      return found ? (JSON.parse(found) as EventData) : undefined;
    } catch (cause) {
      report('bad_data', { path: 'data-attune-data', found, cause });
      return undefined;
    }
  }

  const undo = [listen(document, 'click', hear), listen(document, 'submit', hear)];
  return () => undo.forEach((run) => run());
}
