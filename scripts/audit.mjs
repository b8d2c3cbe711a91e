/**
 * Audit — writes `docs/accessibility.md` from what the tests of access and keys have seen in both browsers. `npm run audit` runs them first.
 * A card that one of them has not passed is not in the table.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'docs/accessibility.md';

/** All tests of a report, with the browser that ran them. */
const testsIn = (suite) => [...(suite.specs ?? []).flatMap(({ tests }) => tests), ...(suite.suites ?? []).flatMap(testsIn)];

const report = JSON.parse(readFileSync('.tmp/browser.json', 'utf8'));
const attachments = testsIn(report).filter(({ status }) => status === 'expected').flatMap(({ projectName, results }) =>
  results.flatMap((result) => result.attachments.filter(({ body }) => body)
    .map(({ name, body }) => ({ name, browser: projectName, content: JSON.parse(Buffer.from(body, 'base64').toString()) }))));

const audits = attachments.filter(({ name }) => name === 'access').map(({ browser, content }) => ({ browser, ...content }));
const settings = [...new Set(audits.map(({ name }) => name))];
const cards = [...new Set(audits.flatMap(({ table }) => table.map(({ id }) => id)))];
const browsers = [...new Set(audits.map(({ browser }) => browser))];

const found = (id, setting) => audits.filter(({ name }) => name === setting).flatMap(({ table }) => table.filter((row) => row.id === id));
const sum = (rows) => rows.reduce((all, { violations }) => all + violations, 0);
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const access = table(['card', ...settings, 'rules that apply', 'smallest target, px', 'with a finger'], cards.map((id) => [
  id, ...settings.map((setting) => sum(found(id, setting))),
  Math.max(...found(id, 'desktop').map(({ rules }) => rules)),
  Math.min(...found(id, 'desktop').map(({ smallest }) => smallest)),
  Math.min(...settings.filter((name) => name.includes('finger')).flatMap((setting) => found(id, setting).map(({ smallest }) => smallest))),
]));

const walks = attachments.filter(({ name, browser }) => name === 'keys' && browser === browsers[0]).flatMap(({ content }) => content);
const keys = table(['type', 'keys, from the page to the answer', 'answer'], walks.map(({ id, keys: pressed, value }) => [id, pressed.map((key) => `<kbd>${key}</kbd>`).join(' '), `\`${JSON.stringify(value)}\``]));

writeFileSync(file, `# Accessibility, as the tests found it

Written by \`npm run audit\` from \`test/browser/access.spec.ts\` and \`keys.spec.ts\`, in ${browsers.join(' and ')}. The cards stand in
\`test/browser/cards.ts\`: one for each type, each state and each place. What assistive technology is given of each stands in
\`test/browser/heard.spec.ts-snapshots\`; a walk through one survey in [walk.md](walk.md).

## Violations found by axe, both browsers together

In the same run nothing is out of the screen, cut off, or smaller than 24 px (44 px with a finger). For zoom, themes and dark only those rules
run that may come out otherwise there.

${access}

## Keys

Focus stays where it was until <kbd>F6</kbd>; arrows only browse; after <kbd>Escape</kbd> it is back.

${keys}
`);
console.log(`${cards.length} cards, ${settings.length} settings, ${walks.length} walks: ${file}`);
