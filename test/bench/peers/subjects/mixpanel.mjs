/**
 * Mixpanel — the loader without its recorder; batches of 50 and 5 s in localStorage, as it comes.
 */
export const mixpanel = {
  name: 'mixpanel', packages: ['mixpanel-browser'], sdk: 'import mixpanel from "mixpanel-browser/src/loaders/loader-module-core"; window.sdk = mixpanel;',
  settings: 'without its recorder; 50 events, 5 s, localStorage as it comes',
  start: ({ endpoint }) => window.sdk.init('a'.repeat(32), {
    api_host: endpoint, persistence: 'localStorage', autocapture: false, track_pageview: false, ignore_dnt: true, record_sessions_percent: 0, api_payload_format: 'json',
  }),
  track: (name, data) => window.sdk.track(name, data),
  answer: ({ path }) => (path.startsWith('/track') ? '{"error":null,"status":1}' : '{"sdk_config":{"config":{}}}'),
};
