/**
 * Plausible — a request an event, nothing stored, nothing tried again.
 */
export const plausible = {
  name: 'plausible', packages: ['@plausible-analytics/tracker'], sdk: 'import * as plausible from "@plausible-analytics/tracker"; window.sdk = plausible;',
  settings: 'one request an event; no retry, nothing stored',
  start: ({ endpoint }) => window.sdk.init({ domain: 'd', endpoint: `${endpoint}/api/event`, autoCapturePageviews: false, captureOnLocalhost: true, logging: false }),
  track: (name, props) => window.sdk.track(name, { props }),
  answer: () => 'ok',
};
