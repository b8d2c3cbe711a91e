/**
 * Attune — as a page has it that bundles `attune/core`, and as the script tag brings it with all features; with the settings that
 * come with it, and once more with the compression that an endpoint may ask for.
 */
const core = (more = {}) => ({
  folder: '.sizes',
  scripts: ({ own, endpoint }) => `<script type="module">import { createAttune } from '${own}/core.js'; window.sdk = createAttune(${JSON.stringify({ endpoint: { url: `${endpoint}/c`, ...more } })});</script>`,
  track: (name, data) => window.sdk.track(name, data),
});

export const attune = [
  { ...core(), name: 'attune/core', settings: 'as it comes: batches of 50, stored before they are sent' },
  { ...core({ compress: 'gzip' }), name: 'attune/core gzip', settings: '`compress: "gzip"`' },
  {
    name: 'attune script tag', folder: 'dist', settings: 'all features, as it comes',
    scripts: ({ own, endpoint }) => `<script>window.attune=function(){(attune.q=attune.q||[]).push(arguments)}</script><script async src="${own}/attune.js" data-endpoint="${endpoint}/c"></script>`,
    track: (name, data) => window.attune('track', name, data),
  },
];
