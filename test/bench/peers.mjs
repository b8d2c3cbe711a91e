/**
 * Peers — `npm run bench:peers`: Attune, a hand-written floor and eight peers, each on fresh pages of one browser, turn and turn about, doing the
 * same work. Writes results/peers.json after every page, and the tables of docs/performance.md and README.md from it.
 * `--runs 9` · `--only floor,posthog` · `--slowdown 1,4` · `--losses` (measures those instead) · `--add` (to what was measured before)
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launch } from './peers/browser.mjs';
import { filesOf, versionsOf } from './peers/bundle.mjs';
import { handOver } from './peers/handing.mjs';
import { lose } from './peers/losing.mjs';
import { createRecord } from './peers/record.mjs';
import { createServers } from './peers/servers.mjs';
import { subjects } from './peers/subjects/index.mjs';

const own = new URL('.', import.meta.url);
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '9' }, only: { type: 'string' }, slowdown: { type: 'string', default: '1,4' }, events: { type: 'string', default: '1000' },
    losses: { type: 'boolean', default: false }, add: { type: 'boolean', default: false },
  },
});
const slowdowns = values.slowdown.split(',').map(Number);
const wanted = values.only?.split(',');
const chosen = subjects.filter(({ name }) => !wanted || wanted.includes(name) || (name === 'control' && !values.losses));

// The peers are no part of the project's own dependencies.
if (!existsSync(new URL('node_modules', own))) execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: own, stdio: 'inherit' });
const files = new Map();
for (const subject of chosen) files.set(subject.name, await filesOf(subject));
const servers = await createServers();
const browser = await launch();
const record = createRecord({ isAdding: values.add, browser: browser.version(), subjects: chosen.map(({ name, packages, settings }) => ({ name, settings, versions: versionsOf(packages) })) });
for (let round = 0; round < Number(values.runs); round++) {
  // There and back, so that nobody always comes after the same.
  for (const subject of round % 2 ? chosen.toReversed() : chosen) await (values.losses ? losses(subject) : speeds(subject));
  console.log(`round ${round + 1} of ${values.runs}`);
}
await browser.close();
servers.close();
record.save();

async function speeds(subject) {
  for (const slowdown of slowdowns) {
    const found = await handOver({ browser, servers, subject, files: files.get(subject.name), events: Number(values.events), slowdown });
    record.page(found);
    console.log(`${subject.name} ${slowdown}×: ${found.cpu.toFixed(0)} ms until ${found.arrived} were handed over${found.errors.length ? ` ${found.errors}` : ''}`);
  }
}

async function losses(subject) {
  for (const found of await lose({ browser, servers, subject, files: files.get(subject.name) })) {
    record.loss(found);
    console.log(`${subject.name} (${found.case}): ${found.arrived} of ${found.sent}, ${found.duplicates} twice`);
  }
}
