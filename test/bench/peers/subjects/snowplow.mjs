/**
 * Snowplow — with ten events a request, which it must be asked for; its store of 1 000 events in localStorage as it comes.
 */
export const snowplow = {
  name: 'snowplow', packages: ['@snowplow/browser-tracker'],
  sdk: 'import { newTracker, trackSelfDescribingEvent } from "@snowplow/browser-tracker"; window.sdk = { newTracker, trackSelfDescribingEvent };',
  settings: '`bufferSize: 10` (comes as 1), localStorage',
  start: ({ endpoint }) => window.sdk.newTracker('sp', endpoint, { appId: 'a', bufferSize: 10 }),
  track: (name, data) => window.sdk.trackSelfDescribingEvent({ event: { schema: `iglu:com.acme/${name}/jsonschema/1-0-0`, data } }),
  answer: () => 'ok',
};
