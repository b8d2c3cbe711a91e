/**
 * Typing — `npm run bench:typing`: how long a key takes until the next frame is drawn, on a busy page: a React list of 400 rows, each a touchpoint,
 * filtered with every key, and an event tracked with each. With Attune and without, turn and turn about, in one browser, at 4×.
 * The 98th percentile of all keys may differ by 2 ms; wall time, so it needs a quiet machine. `--runs 9`
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch, visit } from './peers/browser.mjs';
import { filesOf } from './peers/bundle.mjs';
import { machine } from './peers/record.mjs';
import { createServers } from './peers/servers.mjs';
import { median } from './statistics.mjs';

const slowdown = 4;
/** In ms, of difference. */
const most = 2;
const words = 'the quick brown fox jumps over it';
const { values: { runs } } = parseArgs({ options: { runs: { type: 'string', default: '9' } } });

if (!existsSync(new URL('node_modules', import.meta.url))) execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: new URL('.', import.meta.url), stdio: 'inherit' });
const files = new Map([...await filesOf({ folder: 'dist' }), ['list.js', await list()]]);
const servers = await createServers();
const browser = await launch();
const found = { with: [], without: [] };
for (let round = 0; round < Number(runs); round++) {
  for (const kind of round % 2 ? ['with', 'without'] : ['without', 'with']) found[kind].push(...await type(kind === 'with'));
}
await browser.close();
servers.close();
const share = (times, part) => times.toSorted((a, b) => a - b)[Math.floor(part * times.length)];
const rows = Object.entries(found).map(([kind, times]) => ({ kind, keys: times.length, 'median, ms': Number(median(times).toFixed(1)), '98th percentile, ms': Number(share(times, 0.98).toFixed(1)) }));
console.table(rows);
writeFileSync(new URL('results/typing.json', import.meta.url), `${JSON.stringify({ of: { when: new Date().toISOString(), ...machine(), slowdown }, rows }, undefined, 1)}\n`);
process.exitCode = rows[0]['98th percentile, ms'] - rows[1]['98th percentile, ms'] > most ? 1 : 0;

/** How long each key took, in ms. */
async function type(hasSdk) {
  const run = servers.begin({
    name: 'typing', track: () => undefined,
    scripts: ({ own, endpoint }) => `<script>window.attune=function(){(attune.q=attune.q||[]).push(arguments)}</script>${hasSdk ? `<script async src="${own}/attune.js" data-endpoint="${endpoint}/c"></script>` : ''}
      <div id="list"></div><script src="${own}/list.js"></script>`,
  }, files);
  const context = await visit(browser);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(`${run.own}/page`);
  await page.locator('li').first().waitFor();
  // Whatever loads, has: what is measured is use, not the start.
  await page.waitForTimeout(4000);
  await page.locator('input').focus();
  for (const key of words) await page.keyboard.press(key === ' ' ? 'Space' : key, { delay: 20 });
  await page.waitForFunction((count) => window.times.length >= count, words.length);
  const times = await page.evaluate(() => window.times);
  await context.close();
  servers.end(run);
  return times;
}

/** The page's own application, as a bundle. */
async function list() {
  const { build } = await import('esbuild');
  const contents = `
    import { createElement as h, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    const rows = Array.from({ length: 400 }, (_, n) => 'Row ' + n + ' of the list');
    window.times = [];
    addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => times.push(performance.now() - timeStamp);
      port2.postMessage(0);
    }), true);
    function List() {
      const [text, setText] = useState('');
      const change = ({ target }) => { setText(target.value); window.attune('track', 'typed', { length: target.value.length }); };
      return h('div', null, h('input', { value: text, onChange: change }), h('ul', null, rows.map((row, n) => h('li', { key: n, 'data-attune-touchpoint': 'row' }, h('b', null, row), ' ', text.slice(n % 7)))));
    }
    createRoot(document.querySelector('#list')).render(h(List));`;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: fileURLToPath(new URL('../..', import.meta.url)) }, bundle: true, minify: true, write: false, define: { 'process.env.NODE_ENV': '"production"' } });
  const body = Buffer.from(outputFiles[0].contents);
  return { body, brotli: body.length };
}
