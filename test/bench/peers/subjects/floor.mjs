/**
 * Floor — what thirty lines by hand do: an array, batches of 100, `keepalive` within the browser's budget, a beacon at the end.
 * No retry, no store, no identity. And the control: a page with none of it, whose cost is taken off everybody's.
 */
const program = `
let queue = [], timer = 0, flying = 0, url;
const post = (events) => {
  const body = JSON.stringify(events), size = body.length, keepalive = flying + size < 60000;
  if (keepalive) flying += size;
  fetch(url, { method: 'POST', keepalive, credentials: 'omit', headers: { 'content-type': 'text/plain' }, body })
    .catch(() => {}).finally(() => { if (keepalive) flying -= size; });
};
const flush = () => {
  clearTimeout(timer);
  timer = 0;
  while (queue.length) post(queue.splice(0, 100));
};
const last = () => {
  while (queue.length) {
    const events = queue.splice(0, 100);
    if (!navigator.sendBeacon(url, JSON.stringify(events))) return queue.unshift(...events);
  }
};
window.sdk = {
  start(to) {
    url = to;
    addEventListener('pagehide', last);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && last());
  },
  track(name, data) {
    queue.push({ name, data, at: Date.now() });
    if (queue.length >= 100) flush();
    else timer ||= setTimeout(flush, 1000);
  },
};`;

export const control = { name: 'control', program: ';', start() {}, track() {}, settings: 'a page without any of it' };

export const floor = {
  name: 'floor', program, settings: 'batches of 100, 1 s; no retry, nothing stored',
  start: ({ endpoint }) => window.sdk.start(`${endpoint}/c`),
  track: (name, data) => window.sdk.track(name, data),
};
