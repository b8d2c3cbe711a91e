/**
 * Queries — page views told apart by parameters of the query, where the configuration's `pages.query` names some: with another value of one
 * of them than it began with a page view is over, also if that came before this was loaded. What they hold is compared on the page and goes nowhere.
 */
import type { Dispose, FeatureClient } from '../../types.ts';
import { listen } from '../listen.ts';
import type { Pages } from '../pages.ts';

export interface Turning extends FeatureClient {
  readonly pages: Pages;
}

export function startQueries({ config, guard, pages }: Pick<Turning, 'config' | 'guard' | 'pages'>): Dispose {
  const read = (url: string): string => {
    const query = new URLSearchParams(/\?[^#]*/.exec(url)?.[0]);
    return JSON.stringify(config.value.pages?.query?.map((name) => query.getAll(name)));
  };
  const changed = guard('navigation', () => read(pages.origin()) !== read(location.href) && pages.turn());

  const undo = [
    config.subscribe(changed),
    listen((window as { navigation?: EventTarget }).navigation ?? window, 'currententrychange', changed),
  ];
  return () => undo.forEach((run) => run());
}
