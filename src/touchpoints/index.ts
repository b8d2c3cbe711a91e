/**
 * Touchpoints — notices where visitors are: pages, elements that are really seen, marked clicks, links from elsewhere.
 * It makes facts and decides nothing; everything it notices is an event.
 */
import type { Feature, FeatureClient } from '../types.ts';
import { startClicks } from './clicks.ts';
import { createVisibleClock } from './clock.ts';
import { createDepth } from './depth.ts';
import { bare, pagePath, startPages } from './pages.ts';
import { reportTouchpoint } from './report.ts';
import { startWanted } from './wanted.ts';

/** Records page views, touchpoints, marked clicks and links from off the page. Adds `touchpoint` to the client. */
export const touchpoints: Feature = (client) => {
  const { guard, page } = client;
  const clock = createVisibleClock({ page });
  const depth = createDepth({ guard });
  const attribute = client.provide('page', () => readPage(client));
  client.add({ touchpoint: reportTouchpoint(client) });
  const undo = [client.on('page_viewed', attribute.touch)];
  const pages = startPages({ client, clock, depth });
  undo.push(pages.dispose, startClicks(client), startWanted(client, pages), attribute, depth.dispose, clock.dispose);
  return () => undo.forEach((run) => run());
};

/** What conditions can ask about the page. Of its query only what `privacy.query` names. */
function readPage({ config }: FeatureClient): unknown {
  const query = new URLSearchParams(location.search);
  const allowed = config.value.privacy?.query ?? [];
  return {
    path: pagePath(),
    title: document.title,
    referrer: bare(document.referrer),
    query: Object.fromEntries(allowed.map((name) => [name, query.get(name) ?? undefined])),
  };
}
