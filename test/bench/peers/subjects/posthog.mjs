/**
 * PostHog — batching as it comes (3 s, gzip by its remote configuration), everything but events off. Its limit of events a second
 * is raised: with its own, most of a burst of 1 000 is dropped.
 */
const configuration = JSON.stringify({
  token: 'phc_test', supportedCompression: ['gzip', 'gzip-js'], hasFeatureFlags: false, captureDeadClicks: false, capturePerformance: false,
  autocapture_opt_out: true, surveys: false, sessionRecording: false, heatmaps: false, defaultIdentifiedOnly: true, analytics: { endpoint: '/i/v0/e/' }, siteApps: [],
});

export const posthog = {
  name: 'posthog', packages: ['posthog-js'], sdk: 'import posthog from "posthog-js"; window.sdk = posthog;',
  settings: 'request batching, gzip; autocapture, replay, surveys off; its limit of events a second raised',
  start: ({ endpoint }) => window.sdk.init('phc_test', {
    api_host: endpoint, autocapture: false, capture_pageview: false, capture_pageleave: false, disable_session_recording: true, disable_surveys: true,
    capture_performance: false, capture_dead_clicks: false, capture_exceptions: false, capture_heatmaps: false, disable_product_tours: true,
    disable_conversations: true, disable_web_experiments: true, rate_limiting: { events_per_second: 10_000, events_burst_limit: 100_000 }, opt_out_useragent_filter: true,
  }),
  track: (name, data) => window.sdk.capture(name, data),
  answer({ path }) {
    if (/^\/array\/.*\/config$/.test(path)) return configuration;
    if (/^\/array\/.*\/config\.js$/.test(path)) return `(window._POSTHOG_REMOTE_CONFIG ||= {})['phc_test'] = { config: ${configuration}, siteApps: [] };`;
    return path.startsWith('/flags') ? '{"flags":{},"errorsWhileComputingFlags":false}' : '{"status":1}';
  },
};
