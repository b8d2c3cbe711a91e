/**
 * Test — everything that has to hold, one stage after the other, and one last line that says how much of it does.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const folder = '.tmp';
mkdirSync(folder, { recursive: true });

/** A stage is a command, and the report from which its tests are counted; without one it counts as a single test. */
const stages = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'layers', command: ['node', 'scripts/layers.mjs'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'], isNeeded: true },
  { name: 'unit', command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${folder}/unit.json`], report: 'unit.json', count: countVitest },
  { name: 'sizes', command: ['size-limit'] },
  { name: 'package', command: ['publint', '--strict'] },
  { name: 'browser', command: ['playwright', 'test'], report: 'browser.json', count: countPlaywright },
];

let passed = 0;
let failed = 0;
for (const { name, command: [program, ...args], report, count, isNeeded } of stages) {
  console.log(`\n== ${name}`);
  if (report) rmSync(`${folder}/${report}`, { force: true });
  const began = Date.now();
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}` } });
  const found = count?.(read(`${folder}/${report}`)) ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  passed += found.passed;
  // A stage that ends badly although no test of it failed has failed itself.
  failed += found.failed || (status === 0 ? 0 : 1);
  console.log(`== ${name}: ${status === 0 ? 'good' : 'NOT GOOD'}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (isNeeded && status !== 0) break;
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function countVitest(report) {
  return report && { passed: report.numPassedTests, failed: report.numFailedTests };
}

function countPlaywright(report) {
  return report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
}
