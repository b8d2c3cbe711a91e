/**
 * Touchpoints — notices where visitors are: pages, elements that are really seen, marked clicks, links from elsewhere.
 * It makes facts and decides nothing; everything it notices is an event.
 */
import type { Client, Feature, FeatureClient } from '../types.ts';
import { startClicks } from './clicks.ts';
import { createVisibleClock } from './clock.ts';
import { createDepth } from './depth.ts';
import { bare, pagePath, startPages } from './pages.ts';

/** A link that says where it came from; only then is what reads it loaded. */
const offpage = /[?&]attune_touchpoint=/;

/** Records page views, touchpoints, marked clicks and links from off the page. Adds `touchpoint` to the client. */
export const touchpoints: Feature = (client) => {
  const { guard, page } = client;
  const touchpoint = reportTouchpoint(client);
  const clock = createVisibleClock({ page });
  const depth = createDepth({ guard });
  const attribute = client.provide('page', () => readPage(client));
  client.add({ touchpoint });
  const undo = [
    client.on('page_viewed', attribute.touch),
    startPages({ client, clock, depth }),
    page.whenActive(() => offpage.test(location.search) && void guard('offpage', async () => (await import('./offpage.ts')).readOffpage({ touchpoint }))()),
    startClicks(client),
    attribute, depth.dispose, clock.dispose,
  ];
  return () => undo.forEach((run) => run());
};

function reportTouchpoint({ emit, report }: FeatureClient): Client['touchpoint'] {
  return (name, { stage, channel, data } = {}) => {
    if (typeof name === 'string' && name && name.length <= 64) {
      emit('touchpoint_reported', { ...data, touchpoint: name, ...(stage && { stage }), ...(channel && { channel }) });
    } else report('touchpoint_invalid', { path: 'name', found: name });
  };
}

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
