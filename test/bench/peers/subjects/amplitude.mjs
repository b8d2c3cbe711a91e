/**
 * Amplitude — 30 events a request and 1 s, as it comes, with the handler for leaving that its documentation has, and no autocapture.
 */
export const amplitude = {
  name: 'amplitude', packages: ['@amplitude/analytics-browser'], sdk: 'import * as amplitude from "@amplitude/analytics-browser"; window.sdk = amplitude;',
  settings: 'autocapture off; 30 events, 1 s as it comes; the documented `pagehide` handler added',
  start({ endpoint }) {
    window.sdk.init('a'.repeat(32), undefined, { serverUrl: `${endpoint}/2/httpapi`, autocapture: false, fetchRemoteConfig: false, logLevel: 0 });
    addEventListener('pagehide', () => {
      window.sdk.setTransport('beacon');
      window.sdk.flush();
    });
  },
  track: (name, data) => window.sdk.track(name, data),
  answer: ({ body }) => JSON.stringify({ code: 200, events_ingested: body.toString().split('"event_type"').length - 1, payload_size_bytes: body.length, server_upload_time: Date.now() }),
};
