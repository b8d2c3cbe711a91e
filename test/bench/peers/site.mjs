/**
 * Site — the page that each subject is measured on. All are the same but for the subject's own script.
 */

/** As JSON, name and data are 307 bytes: the event that all are measured with. */
export const event = {
  name: 'touchpoint_viewed',
  data: {
    page: '/pricing/enterprise', section: 'hero-banner', touchpoint: 'tp_4f8a21', variant: 'B', position: 3, dwell_ms: 1840, visible: 0.82,
    campaign: 'autumn-launch-2026', locale: 'en-GB', viewport: '390x844', referrer: 'newsletter', first: true,
  },
};

/** A method's source is no expression; an arrow function's or a property's is. */
const sourceOf = (run) => (/^(async )?[\w$]+\s*\([^]*?\)\s*\{/.test(String(run)) && !/^function/.test(String(run)) ? `function ${run}` : String(run));

/** @param {{ subject: object, own: string, endpoint: string }} options - `own`: where its files are. */
export function pageOf({ subject, own, endpoint }) {
  const setting = JSON.stringify({ own, endpoint });
  const scripts = subject.scripts?.({ own, endpoint }) ?? `<script src="${own}/sdk.js"></script><script>(${sourceOf(subject.start)})(${setting})</script>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Pricing</title><link rel="icon" href="data:,">
<script>
window.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]))).observe({ type: 'longtask', buffered: true });
window.bench = {
  track: ${sourceOf(subject.track)},
  burst(count, tag, from = 0) {
    const all = Array.from({ length: count }, (_, n) => ({ eid: 'EID-' + tag + String(from + n).padStart(6, '0'), ...${JSON.stringify(event.data)} }));
    const began = performance.now();
    for (const data of all) this.track(${JSON.stringify(event.name)}, data);
    return { began, took: performance.now() - began };
  },
};
</script>${scripts}<h1>Pricing</h1><p>Some text.</p></html>`;
}
