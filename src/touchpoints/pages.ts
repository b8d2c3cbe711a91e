/**
 * Pages — `page_viewed` and `page_left`, each exactly once for a page view: a load, a navigation within the document, a return
 * from the back/forward cache; never while prerendering, never for a change of query or fragment alone (`#/` routes are paths), unless somebody else says `turn`.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { VisibleClock } from './clock.ts';
import type { Depth } from './depth.ts';
import { listen } from './listen.ts';

interface PagesOptions {
  readonly client: FeatureClient;
  readonly clock: VisibleClock;
  readonly depth: Depth;
  /** A hidden page may never speak again. Default: on touch where the browser never says `freeze` (iOS kills without a word). */
  readonly mayVanish?: boolean;
}

/** The address as page views are told apart. */
export function pagePath({ pathname, hash }: Pick<Location, 'pathname' | 'hash'> = location): string {
  return pathname + (hash.startsWith('#/') ? hash.split('?')[0] : '');
}

export interface Pages {
  /** Ends the page view and begins another. */
  readonly turn: () => void;
  /** The whole address at which the page view began. */
  readonly origin: () => string;
  readonly dispose: Dispose;
}

export function startPages({ client, clock, depth, mayVanish = !('onfreeze' in document) && matchMedia('(pointer: coarse)').matches }: PagesOptions): Pages {
  let path: string | undefined;
  let referrer = document.referrer;
  let began = 0;
  let isOpen = false;
  let isHidden = false;

  function begin(): void {
    path = pagePath();
    began = clock.now();
    isOpen = true;
    isHidden = !client.page.isVisible();
    depth.reset();
    const from = bare(referrer);
    client.emit('page_viewed', { path, ...(from && { referrer: from }) });
    referrer = location.href;
  }

  function end(): void {
    if (!isOpen) return;
    isOpen = false;
    client.emit('page_left', { dwell: Math.round(clock.now() - began), scroll: depth.read() });
  }

  function turn(): void {
    if (path === undefined) return;
    end();
    client.turnPage();
    begin();
  }

  // A page in sight that leaves goes for good (`pagehide` comes before `visibilitychange`); so does a hidden one that leaves again.
  // A page that is merely hidden may come back, unless it may vanish instead.
  function leave(): void {
    if (isHidden || client.page.isVisible() || mayVanish) end();
    isHidden = true;
  }

  const undo = [
    client.page.whenActive(begin),
    // https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-interface; older browsers get the event from `history`.
    listen((window as { navigation?: EventTarget }).navigation ?? window, 'currententrychange', client.guard('navigation', () => path !== pagePath() && turn())),
    client.page.on('leaving', leave),
    client.page.on('visible', () => void (isHidden = false)),
    client.page.on('restored', () => {
      // Where the visitor has been in between, nobody tells.
      referrer = '';
      turn();
    }),
    listen(document, 'freeze', client.guard('freeze', end)),
  ];
  return { turn, origin: () => referrer, dispose: () => undo.forEach((run) => run()) };
}

/** An address without query and fragment, which are nobody's business. */
export function bare(url: string): string | undefined {
  return /^https?:\/\/[^?#]*/.exec(url)?.[0];
}
