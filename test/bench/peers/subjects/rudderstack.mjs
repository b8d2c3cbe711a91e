/**
 * RudderStack — the bundled build, with its batching on and its queue raised: as it comes it sends each event by itself, and of a burst
 * of 1 000 keeps 100.
 */
const source = JSON.stringify({
  source: {
    id: 's', name: 's', writeKey: 'w', enabled: true, workspaceId: 'w', createdBy: 'c', updatedAt: '2026-01-01', destinations: [], dataplanes: {}, liveEventsConfig: {}, connections: [], secretConfig: {},
    config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
  },
  updatedAt: '2026-01-01', createdAt: '2026-01-01', consentManagementMetadata: {}, mappings: {},
});

export const rudderstack = {
  name: 'rudderstack', packages: ['@rudderstack/analytics-js'], sdk: 'import { RudderAnalytics } from "@rudderstack/analytics-js/bundled"; window.sdk = { RudderAnalytics };',
  settings: 'batching on (100 events, 512 KB, 5 s instead of 60 s), `maxItems` 2 000 instead of 100',
  start({ endpoint }) {
    window.analytics = new window.sdk.RudderAnalytics();
    window.analytics.load('1abcdefghijklmnopqrstuvwxyzA', endpoint, {
      configUrl: endpoint, loadIntegration: false, logLevel: 'NONE', queueOptions: { maxItems: 2000, batch: { enabled: true, flushInterval: 5000 } },
    });
  },
  track: (name, data) => window.analytics.track(name, data),
  answer: ({ path }) => (path.startsWith('/sourceConfig') ? source : '"OK"'),
};
