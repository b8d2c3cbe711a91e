/**
 * Series — what may grow on a site: events tracked in a burst, events that lie stored from before, surveys configured, touchpoints on
 * the page. Each says what the page has, and when its work is done.
 */
const tag = ({ own, endpoint }) => `<script async src="${own}/attune.js" data-endpoint="${endpoint}/c"></script>`;
const stub = '<script>window.attune=function(){(attune.q=attune.q||[]).push(arguments)}</script>';
const config = (value) => `<script type="application/json" data-attune-config>${JSON.stringify(value)}</script>`;

const survey = (_, n) => ({
  id: `survey_${n}`, questions: [{ id: 'score', type: 'nps', ask: 'How likely are you to recommend us?' }], if: { visits: { $gte: 2 } }, wait: '10s', limit: { every: '90d' },
  on: [1, 2, 3].map((step) => ({ did: `event_${n % 200}_${step}`, ...(step > 1 && { within: '14d' }) })),
});

/** `before` runs on an empty page of the origin, `run` on the page itself; done when so many of our events have arrived. */
export const series = [
  // A page may track a thousand a minute; the rest would be lost, and reported.
  { name: 'events in a burst', points: [10, 30, 100, 300, 1000], body: () => '', run: (page, n) => page.evaluate((many) => void window.bench.burst(many, 't'), n), arrives: (n) => n },
  { name: 'events stored before', points: [10, 100, 1000, 3000, 9500], body: () => '', before: (page, n) => page.evaluate(store, n), arrives: (n) => n },
  { name: 'surveys configured', points: [10, 100, 300, 1000], body: (n) => config({ surveys: Array.from({ length: n }, survey) }), arrives: () => 0 },
  { name: 'touchpoints on the page', points: [10, 100, 1000, 3000, 10_000], body: (n) => '<p data-attune-touchpoint="row" style="height:10px;margin:0"></p>'.repeat(n), arrives: () => 0 },
];

/** @param {boolean} isBare - Without the SDK: what the page itself costs. */
export const subjectOf = ({ body }, n, isBare) => ({
  name: 'growth', folder: 'dist', track: (name, data) => window.attune('track', name, data),
  scripts: (places) => `${stub}${isBare ? '' : tag(places)}${body(n)}`,
});

/** As delivery keeps them: fifty to a record, JSON joined by commas, under `<queue>|<first id>|<events>|<bytes>`. Runs in the page. */
function store(many) {
  const id = (n) => {
    const time = (Date.now() - 60_000 + n).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`;
  };
  const event = (n) => JSON.stringify({
    id: id(n), name: 'stored', at: Date.now(), doc: id(0), seq: n + 1, visitor: id(1), session: id(2), page: id(3), url: location.href,
    data: { eid: `EID-t${String(n).padStart(6, '0')}`, text: 'x'.repeat(240) },
  });
  return new Promise((resolve) => {
    const opening = indexedDB.open('attune');
    opening.onupgradeneeded = () => opening.result.createObjectStore('events');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('events', 'readwrite');
      for (let from = 0; from < many; from += 50) {
        const lines = Array.from({ length: Math.min(50, many - from) }, (_, n) => event(from + n));
        writing.objectStore('events').put(lines.join(), `0|${id(from)}|${lines.length}|${lines.join().length}`);
      }
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
