/**
 * Bench — what a thousand surveys cost, in Node, with the sources that the page runs: to start with them, an event that none of them
 * names (beside the same page without surveys), and one that all of them name. Storage is JSON text, as in the browser.
 * The best of several rounds, for whatever else the machine does only adds; the start in fresh processes, as a page's is. `npm run bench:parts`
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rollup } from 'rollup';
import ts from 'typescript';

const self = fileURLToPath(import.meta.url);
const [, , bundled] = process.argv;
const many = 1000;
const promised = { start: 20, all: 2, none: 1.5 };

/** Journeys of five steps, as a site would write them: windows, repeats, what must not happen in between. */
const survey = (n, on) => ({
  id: `survey_${n}`, on, if: { visits: { $gte: 2 }, 'audience.returning': true }, pages: ['/account/**'], wait: '10s', limit: { every: '90d', until: 'completed' },
  questions: [{ id: 'score', type: 'nps', ask: { en: 'How likely are you to recommend us?', de: 'Würden Sie uns empfehlen?' } }, { id: 'why', type: 'text', ask: 'Why?', optional: true }],
});
const steps = (n) => [1, 2, 3, 4, 5].map((step) => ({ did: `event_${n % 200}_${step}`, ...(step > 1 && { within: '14d', without: `stop_${n % 50}` }) }));
/** Each begins with the event that all of them name, which so begins a thousand journeys; and may be filled by it further on. */
const shared = (n) => ['everybody', ...steps(n).slice(1, 4), { did: ['everybody', `last_${n}`], within: '1d' }];
const surveysOf = (on) => Array.from({ length: many }, (_, n) => survey(n, on(n)));

if (bundled) console.log(JSON.stringify(await started(await import(pathToFileURL(bundled)))));
else await bench();

async function bench() {
  mkdirSync('.tmp', { recursive: true });
  const folder = mkdtempSync('.tmp/bench-');
  const file = join(folder, 'decisions.mjs');
  await bundle(file);
  const parts = await import(pathToFileURL(file));
  const starts = Array.from({ length: 9 }, () => JSON.parse(execFileSync(process.execPath, [self, file], { encoding: 'utf8' })));
  rmSync(folder, { recursive: true });
  const start = Object.fromEntries(Object.keys(starts[0]).map((name) => [name, Math.min(...starts.map((one) => one[name]))]));
  const without = named(parts, [], 'nobody', 20_000);
  const none = named(parts, surveysOf(steps), 'nobody', 20_000);
  const all = named(parts, surveysOf(shared), 'everybody', 1);
  const pure = journeys(parts);
  console.table([
    { 'with 1 000 surveys': 'start: read the configuration', ms: ms(start.read) },
    { 'with 1 000 surveys': 'once for each configuration: check it', ms: ms(start.check) },
    { 'with 1 000 surveys': 'start: follow their journeys', ms: ms(start.follow) },
    { 'with 1 000 surveys': 'an event that none names', ms: ms(none) },
    { 'with 1 000 surveys': 'the same without surveys', ms: ms(without) },
    { 'with 1 000 surveys': 'an event that all name: the journeys', ms: ms(pure) },
    { 'with 1 000 surveys': 'an event that all name: with reading and writing their progress', ms: ms(all) },
  ]);
  const whole = start.read + start.follow;
  const results = [
    [`start ${whole.toFixed(1)} ms`, whole, promised.start],
    [`an event that none names costs ${(none / without).toFixed(2)} times what it costs without surveys`, none / without, promised.none],
    [`an event that all name ${pure.toFixed(2)} ms, ${all.toFixed(2)} ms with storage`, pure, promised.all],
  ];
  for (const [words, found, most] of results) console.log(`${words} (promised: at most ${most})${found > most ? ' TOO MUCH' : ''}`);
}

function ms(value) {
  return Number(value.toPrecision(3));
}

/** What a page does with a configuration of a thousand surveys, once and cold. */
async function started(parts) {
  const text = JSON.stringify({ audiences: { returning: { visits: { $gte: 2 } } }, surveys: surveysOf(steps) });
  const times = [performance.now()];
  const value = JSON.parse(text);
  times.push(performance.now());
  const { config, problems } = parts.validate(value);
  if (problems.length) throw new Error(problems[0].path);
  times.push(performance.now());
  page(parts, config.surveys);
  times.push(performance.now());
  const [read, check, follow] = times.slice(1).map((time, i) => time - times[i]);
  return { read, check, follow };
}

/** Ms for one event of a name. */
function named(parts, surveys, name, times) {
  const { emit } = page(parts, surveys);
  const rounds = Array.from({ length: 60 }, () => {
    const began = performance.now();
    for (let n = 0; n < times; n++) emit(name);
    return (performance.now() - began) / times;
  });
  return Math.min(...rounds);
}

/** Ms for an event that a thousand journeys name, progress in and progress out. */
function journeys({ journey }) {
  const rules = surveysOf(shared).map((one) => journey(one));
  const progress = rules.map((rule) => rule.start());
  return Math.min(...Array.from({ length: 60 }, () => {
    const event = { name: 'everybody', t: Date.now() };
    const began = performance.now();
    for (let n = 0; n < many; n++) progress[n] = rules[n].event(progress[n], event).progress;
    return performance.now() - began;
  }));
}

/** As much of a page as follows journeys. */
function page({ createBus, createRules, createStorage }, surveys) {
  const area = new Map();
  globalThis.localStorage = { getItem: (name) => area.get(name) ?? null, setItem: (name, text) => void area.set(name, text), removeItem: (name) => void area.delete(name) };
  const guard = (_, run) => run;
  const { on, emit } = createBus(guard);
  const report = () => undefined;
  const memory = createStorage({ now: Date.now, report, isAllowed: () => true, lifeOf: () => 90 });
  const config = { value: { surveys }, subscribe: (listener) => (listener({ surveys }), () => undefined) };
  createRules({ client: { memory, guard, report, config, on, now: Date.now }, onDue: () => undefined });
  return { emit: (name) => emit({ id: '', name, at: Date.now() }) };
}

/** The sources as one module that Node can read. */
async function bundle(file) {
  const of = (names, path) => `export { ${names} } from ${JSON.stringify(fileURLToPath(new URL(`../../src/${path}`, import.meta.url)))};`;
  const entry = [of('createBus', 'core/bus.ts'), of('createStorage', 'core/storage.ts'), of('createRules', 'surveys/rules.ts'), of('validate', 'config/validate.ts'), of('journey', 'decision/journey.ts')].join('\n');
  const strip = {
    name: 'strip-types',
    resolveId: (id) => (id === 'entry' ? id : null),
    load: (id) => (id === 'entry' ? entry : null),
    transform: (code, id) => (id.endsWith('.ts') ? { code: ts.transpileModule(code, { compilerOptions: { target: 'ES2022', module: 'ESNext' } }).outputText, map: null } : null),
  };
  const built = await rollup({ input: 'entry', plugins: [strip] });
  await built.write({ file, format: 'es' });
}
