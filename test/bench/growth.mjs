/**
 * Growth — `npm run bench:growth`: what one more event, stored event, survey or touchpoint costs, from ten of them to ten thousand, on a
 * phone (4×). Writes results/growth.json, and docs/images/growth.png from it. Fails if 10 000 stored events drain with a task over 50 ms.
 * `--runs 3` · `--only "events in a burst"` · `--add` (to what was measured before)
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './growth/page.mjs';
import { plot } from './growth/plot.mjs';
import { series } from './growth/series.mjs';
import { launch } from './peers/browser.mjs';
import { filesOf } from './peers/bundle.mjs';
import { machine } from './peers/record.mjs';
import { createServers } from './peers/servers.mjs';
import { median } from './statistics.mjs';

const slowdown = 4;
/** In ms. */
const longest = 50;
const own = new URL('results/growth.json', import.meta.url);
const image = fileURLToPath(new URL('../../docs/images/growth.png', import.meta.url));
const { values: { runs, only, add } } = parseArgs({ options: { runs: { type: 'string', default: '3' }, only: { type: 'string' }, add: { type: 'boolean', default: false } } });

const servers = await createServers();
const browser = await launch();
const files = await filesOf({ folder: 'dist' });
const before = add && existsSync(own) ? JSON.parse(readFileSync(own, 'utf8')).rows : [];
const rows = [];
for (const one of series.filter(({ name }) => !only || only.split(',').includes(name))) for (const n of one.points) rows.push(await middle(one, n));
const all = [...before.filter(({ name }) => !rows.some((row) => row.name === name)), ...rows];
writeFileSync(own, `${JSON.stringify({ of: { when: new Date().toISOString(), browser: `Chromium ${browser.version()}`, ...machine(), slowdown, runs: Number(runs) }, rows: all }, undefined, 1)}\n`);
await plot({ browser, rows: all.sort((a, b) => series.findIndex(({ name }) => name === a.name) - series.findIndex(({ name }) => name === b.name)), file: image });
await browser.close();
servers.close();
console.table(rows);
process.exitCode = rows.some((row) => row.name === 'events stored before' && row.longest > longest) ? 1 : 0;

/** Of fresh pages, with and without the SDK by turns. */
async function middle(one, n) {
  const found = [];
  for (let round = 0; round < Number(runs); round++) {
    const options = { browser, servers, files, one, n, slowdown };
    const bare = await measure({ ...options, isBare: true });
    const page = await measure(options);
    found.push({ ...page, cpu: page.cpu - bare.cpu });
  }
  const of = (field) => Number(median(found.map((page) => page[field])).toPrecision(4));
  return { name: one.name, n, cpu: of('cpu'), longest: of('longest'), requests: of('requests'), arrived: of('arrived') };
}
