/**
 * Queries — page views told apart by parameters of the query, where the configuration's `pages.query` names some: a change of one of them
 * alone begins another page view. What they hold is compared on the page and goes nowhere.
 */
import type { Dispose, FeatureClient } from '../../types.ts';
import { listen } from '../listen.ts';

export interface Turning extends FeatureClient {
  /** Ends the page view and begins another. */
  turn(): void;
}

export function startQueries({ config, guard, on, turn }: Pick<Turning, 'config' | 'guard' | 'on' | 'turn'>): Dispose {
  let seen: string;
  const read = (): string => {
    const query = new URLSearchParams(location.search);
    return JSON.stringify(config.value.pages?.query?.map((name) => query.getAll(name)) ?? []);
  };
  const note = (): void => void (seen = read());
  note();

  const undo = [
    // Which ones count has changed, or the path has, and that was told already.
    config.subscribe(note), on('page_viewed', note),
    listen((window as { navigation?: EventTarget }).navigation ?? window, 'currententrychange', guard('navigation', () => read() !== seen && turn())),
  ];
  return () => undo.forEach((run) => run());
}
