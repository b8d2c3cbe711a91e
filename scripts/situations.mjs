/**
 * Situations — writes docs/noticing.md: the page views that the server received in each situation and browser, and what is left behind,
 * as the browser tests have just counted them. `npm run situations`; what the file says under "By hand" is kept as it is.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const report = '.tmp/situations.json';
mkdirSync('.tmp', { recursive: true });
const specs = ['situations', 'routers', 'signals'].map((name) => `test/browser/${name}.spec.ts`);
execFileSync('npx', ['playwright', 'test', '--workers=1', '--reporter=json', ...specs], { env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }, stdio: ['ignore', 'ignore', 'inherit'] });

const specsOf = ({ suites = [], specs: own = [] }) => [...own, ...suites.flatMap(specsOf)];
const all = specsOf(JSON.parse(readFileSync(report, 'utf8')));
const browsers = ['chromium', 'firefox'];

/** Rows by title: what a test noted, in each browser. */
function tableOf(type) {
  const rows = new Map();
  for (const { title, tests } of all) for (const { projectName, annotations, status } of tests) {
    const found = annotations.filter((one) => one.type === type).map(({ description }) => description).at(-1);
    const cell = found ?? (status === 'skipped' && rows.has(title) ? '–' : undefined);
    if (cell) rows.set(title, { ...rows.get(title), [projectName]: cell });
  }
  const lines = [...rows].map(([title, row]) => `| ${title} | ${browsers.map((browser) => row[browser] ?? '–').join(' | ')} |`);
  return ['| | Chromium | Firefox |', '| --- | --- | --- |', ...lines].join('\n');
}

const [, byHand = ''] = readFileSync('docs/noticing.md', 'utf8').split('\n## By hand\n');

writeFileSync('docs/noticing.md', `# Page views, as the server received them

Written by \`npm run situations\` from the browser tests \`situations\`, \`routers\` and \`signals\`. Each page view has an id of its own, is viewed
once and left once; a view that is not left was still open when it was counted. – is a situation that the browser does not have.

${tableOf('views')}

## What is left behind

${tableOf('figure')}

## By hand
${byHand}`);
