// @vitest-environment node
/**
 * Equality — the same events give the same results from both stores, field by field.
 * Against real ClickHouse servers, two shards on loopback.
 */
import { expect, test } from 'vitest';
import { anonymousAnswer, catalogue } from '../../fixtures/formats/catalogue.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';
import { clickhousePath, startShards } from '../../fixtures/collector/shards.mjs';
import { afterwards, event, post, serve } from './harness.ts';

const VIEWS = ['overview', 'surveys', 'words', 'journey', 'frustration', 'outcomes', 'visitor', 'completeness'];
const path = clickhousePath();
const why = path ? '' : ' (skipped: no clickhouse-server here; CLICKHOUSE_SERVER names one)';

/** A crowd with answers that change their mind, holes in the numbering, and words that would like to be SQL and HTML. */
function crowd(): object[] {
  const evil = `'); DROP TABLE events; -- <img src=x onerror=alert(1)> \\' " \u0000 ${'\ud83d'}`;
  return Array.from({ length: 600 }, (_, n) => {
    const visitor = `v${n % 37}`;
    const base = { visitor, session: `s${n % 53}`, doc: `d${n % 41}`, seq: Math.floor(n / 41) * (n % 5 ? 1 : 2) + 1, url: `https://shop.example/p${n % 4}?q='`, at: 1_763_000_000_000 + n * 3_600_000 };
    const response = `r${n % 97}`;
    const kinds = [
      { name: 'survey_answered', data: { survey: 'nps', response, question: 'score', type: 'nps', value: n % 11, text: n % 3 ? evil : undefined } },
      { name: 'survey_shown', data: { survey: evil, response } },
      { name: 'touchpoint_viewed', data: { touchpoint: n % 2 ? 'shelf' : evil, stage: 'awareness', channel: 'web' } },
      { name: 'touchpoint_left', data: { touchpoint: 'shelf', dwell: n * 1.5 } },
      { name: 'frustrated', data: { kind: 'rage_click', selector: evil } },
      { name: 'page_viewed', data: {} }, { name: 'order_placed', data: { total: n } },
      { name: 'survey_withheld', data: { survey: 'nps' } }, { name: 'slot_shown', data: { slot: 'hero', variant: 'a' } },
      { name: 'events_lost', data: { reason: 'too_large', count: n } },
    ];
    return event(10_000 + n, { ...base, ...(n % 7 ? {} : { after: { doc: `d${n % 43}x`, seq: n } }), audiences: n % 2 ? ['returning'] : [], ...kinds[n % kinds.length] });
  });
}

test.skipIf(!path)(`gives the same results from SQLite and from two shards of ClickHouse${why}`, async () => {
  const cluster = await startShards({ path: path!, count: 2 });
  afterwards(cluster.stop);
  const [embedded, distributed] = [await serve(), await serve({ store: cluster.address })];
  const all = [...catalogue, anonymousAnswer, ...hostile, ...crowd(), ...crowd().slice(0, 50), { id: 'bad' }, 7, { ...event(1), name: 'Bad' }];
  for (let start = 0; start < all.length; start += 40) {
    const body = JSON.stringify({ sentAt: 1_763_000_000_000, events: all.slice(start, start + 40) });
    const [one, two] = [await post(embedded.url, body), await post(distributed.url, body)];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.answer).toEqual(one.answer);
    await post(distributed.url, body);
  }
  for (const query of ['bots=1', '', 'since=2025-11-20&until=2025-12-01', 'audience=returning', 'page=%2Fp1&score=low', 'goal=page_viewed', `visitor=${encodeURIComponent("v1' OR 1=1 --")}`]) {
    for (const view of VIEWS) {
      const [one, two] = await Promise.all([embedded, distributed].map(async ({ url }) => readable(await (await fetch(`${url}/results/view/${view}.json?${query}`)).json())));
      expect(two, `${view}?${query}`).toEqual(one);
    }
  }
  const lines = await Promise.all([embedded, distributed].map(async ({ url }) => (await (await fetch(`${url}/results/events.ndjson`)).text()).split('\n').sort()));
  expect(lines[1]).toEqual(lines[0]);
  const local = await Promise.all(cluster.shards.map(async ({ query }) => Number(await query('SELECT count() FROM events_local'))));
  expect(Math.min(...local), 'both shards have a part').toBeGreaterThan(0);
}, 120_000);

/** When the two received them differs by the clock; everything else must not. */
const readable = (view: unknown): unknown => JSON.parse(JSON.stringify(view, (key, value: unknown) => (key === 'received' && typeof value === 'number' && value > 1e12 ? 'then' : value)));
