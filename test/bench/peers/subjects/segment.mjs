/**
 * Segment — batching, with that strategy's own settings; its configuration is inlined, so that nothing of it is fetched from its cloud.
 */
export const segment = {
  name: 'segment', packages: ['@segment/analytics-next'], sdk: 'import { AnalyticsBrowser } from "@segment/analytics-next"; window.sdk = { AnalyticsBrowser };',
  settings: "`deliveryStrategy: 'batching'` as it comes (10 events, 5 s, client persistence)",
  start({ endpoint }) {
    const settings = { apiKey: 'key', versionSettings: { version: '4.4.7', componentTypes: ['browser'] }, type: 'browser' };
    window.analytics = window.sdk.AnalyticsBrowser.load(
      { writeKey: 'key', cdnSettings: { integrations: { 'Segment.io': settings }, plan: {}, metrics: { sampleRate: 0 } } },
      { integrations: { 'Segment.io': { apiHost: `${endpoint}/v1`, protocol: 'http', deliveryStrategy: { strategy: 'batching' } } } },
    );
  },
  track: (name, data) => window.analytics.track(name, data),
  answer: () => '{"success":true}',
};
