/**
 * Seed — fills the demo with a month of a plausible shop's traffic, so that its pictures are never empty.
 * The same seed gives the same month; run twice, it adds nothing twice. `npm run seed -- --help` says what can be chosen.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openStore } from '../demo/collector/store/open.mjs';
import { month } from './seed/month.mjs';

const HELP = `npm run seed -- [--visits 12000] [--seed 1] [--until 2026-11-22] [--data .data] [--store clickhouse:…] [--to http://localhost:4180]

Writes into the demo's data while the demo is not running; with --to, sends to a collector that is.`;
const BATCH = 500;

const { values } = parseArgs({ options: {
  visits: { type: 'string', default: '12000' }, seed: { type: 'string', default: '1' }, until: { type: 'string' },
  data: { type: 'string' }, store: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' },
} });

/** @returns {Promise<{ insert: (events: object[]) => Promise<unknown>, close: () => void, place: string }>} */
async function openTarget() {
  if (values.to) {
    const url = `${values.to.replace(/\/$/, '')}/collect`;
    const insert = async (events) => {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify({ events }), headers: { 'content-type': 'application/json' } });
      if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    };
    return { insert, close() {}, place: url };
  }
  const { store, place } = await openStore({ name: values.store, folder: values.data ?? '.data', standard: '.data' });
  const insert = async (events) => store.insert({ events: events.map((event) => ({ event, received: event.at + 500 })), rejected: [] });
  return { insert, close: store.close, place };
}

async function main() {
  if (values.help) return console.log(HELP);
  const config = JSON.parse(await readFile(new URL('seed/attune.json', import.meta.url), 'utf8'));
  // By the day, so that a second run on the same day makes the same events.
  const until = values.until ? Date.parse(values.until) : Math.floor(Date.now() / 86_400_000) * 86_400_000;
  const target = await openTarget();
  let batch = [];
  let count = 0;
  for (const event of month({ config, visits: Number(values.visits), until, seed: Number(values.seed) })) {
    batch.push(event);
    count++;
    if (batch.length >= BATCH) await target.insert(batch.splice(0));
  }
  if (batch.length) await target.insert(batch);
  target.close();
  console.log(`${count.toLocaleString('en')} events of ${Number(values.visits).toLocaleString('en')} visits in ${target.place}`);
}

main().catch((error) => {
  console.error(error.code === 'DATA_IN_USE' ? `${error.message}. Stop the demo first, or send to it: npm run seed -- --to http://localhost:4180` : error.message);
  process.exitCode = 1;
});
