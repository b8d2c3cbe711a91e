/**
 * Plot — the series as one picture: both axes logarithmic, so that what is linear is a straight line of slope one, and what is flat is level.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const script = (name, path) => readFileSync(join(dirname(require.resolve(name)), path), 'utf8');

/** @param {{ browser: import('@playwright/test').Browser, rows: { name: string, n: number, cpu: number }[], file: string }} options */
export async function plot({ browser, rows, file }) {
  const page = await browser.newPage({ viewport: { width: 1040, height: 400 }, deviceScaleFactor: 2 });
  await page.setContent('<!doctype html><style>body{margin:16px;font:14px system-ui,sans-serif;background:#fff;color:#222}h1{font-size:16px;margin:0 0 8px}</style><h1>Main-thread CPU at 4× slowdown, ms: with Attune less without</h1><div id="plot"></div>');
  await page.addScriptTag({ content: script('d3', '../dist/d3.min.js') });
  await page.addScriptTag({ content: script('@observablehq/plot', '../dist/plot.umd.min.js') });
  await page.evaluate((all) => {
    const { Plot } = window;
    const names = [...new Set(all.map(({ name }) => name))];
    const grouped = (number) => number.toLocaleString('en').replaceAll(',', ' ');
    document.querySelector('#plot').append(Plot.plot({
      width: 1008, height: 320, marginLeft: 52, marginRight: 8, marginBottom: 40, fx: { label: null, domain: names, padding: 0.06 }, style: { fontSize: '13px' },
      x: { type: 'log', domain: [5, 22_000], label: 'how many', ticks: [10, 100, 1000, 10_000], tickFormat: grouped },
      y: { type: 'log', domain: [50, 10_000], label: 'ms', grid: true, ticks: [50, 100, 200, 500, 1000, 2000, 5000, 10_000], tickFormat: grouped },
      marks: [
        Plot.line(all, { fx: 'name', x: 'n', y: 'cpu', stroke: '#0a6' }), Plot.dot(all, { fx: 'name', x: 'n', y: 'cpu', fill: '#0a6' }),
        Plot.text(all, { fx: 'name', x: 'n', y: 'cpu', text: ({ cpu }) => grouped(Math.round(cpu)), dy: -11 }), Plot.frame({ stroke: '#ccc' }),
      ],
    }));
  }, rows);
  await page.screenshot({ path: file });
  await page.close();
}
