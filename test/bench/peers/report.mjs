/**
 * Report — the tables of what was measured, in Markdown, and where they stand: between a comment that names the table and one that ends
 * it. Pure: a test has them made again, and compares.
 */
import { median } from '../statistics.mjs';

const tables = { 'peers-handing': handing, 'peers-start': starting, 'peers-losses': losing, 'peers-settings': settings, 'peers-short': brief };

/** The text with each of its tables as these results have it. @param {string} text */
export const withTables = (text, results) => Object.entries(tables).reduce((all, [name, make]) => all.replace(
  new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- / -->)`), (_, begin, end) => `${begin}${make(results)}\n${end}`,
), text);

const table = ([head, ...rows]) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
/** What was not measured is a dash. */
const told = (write) => (number) => (Number.isNaN(number) ? '–' : write(number));
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ' ');
const whole = told((number) => grouped(Math.round(number)));
const tenth = told((number) => (Math.abs(number) < 10 ? number.toFixed(1) : whole(number)));
/** The browser tells only of tasks over 50 ms. */
const long = told((number) => (number < 50 ? 'under 50' : whole(number)));

/** By subject: what is asked for, as a median, at this slowdown; the control taken off where it has a share in it. */
function reader({ subjects, pages }) {
  const of = (subject, slowdown, field) => pages.filter((page) => page.subject === subject && page.slowdown === slowdown && page[field] !== undefined).map((page) => page[field]);
  const middle = (subject, slowdown, field) => median(of(subject, slowdown, field));
  return {
    names: subjects.map(({ name }) => name).filter((name) => name !== 'control' && of(name, 1, 'cpu').length),
    middle,
    times: (subject, slowdown) => of(subject, slowdown, 'cpu').length,
    own: (subject, slowdown, field) => Math.max(0, middle(subject, slowdown, field) - middle('control', slowdown, field)),
  };
}

function handing(results) {
  const { names, own, middle, times } = reader(results);
  const fast = (name, slowdown) => told((ms) => `${whole(ms)} (${tenth(ms / own('floor', slowdown, 'cpu'))}×)`)(own(name, slowdown, 'cpu'));
  return table([
    ['1 000 events of 307 B in a burst', 'CPU ms (of the floor)', 'at 4×', 'µs a call', 'longest task, ms', 'at 4×', 'requests + asked before', 'kB on the wire', 'of it bodies', 'all of it in one gzip', 'heap after, kB', 'arrived', 'pages, 1× + 4×'],
    ...names.map((name) => [
      name, fast(name, 1), fast(name, 4), tenth(middle(name, 1, 'call')), long(middle(name, 1, 'longest')), long(middle(name, 4, 'longest')),
      `${whole(middle(name, 1, 'requests'))} + ${whole(middle(name, 1, 'preflights'))}`, whole(middle(name, 1, 'wire') / 1000), whole(middle(name, 1, 'body') / 1000), tenth(middle(name, 1, 'whole') / 1000),
      whole(own(name, 1, 'heapAfter') / 1000), whole(middle(name, 1, 'arrived')), `${times(name, 1)} + ${times(name, 4)}`,
    ]),
  ]);
}

function starting(results) {
  const { names, own, middle } = reader(results);
  return table([
    ['to load and start', 'bytes (brotli)', 'script CPU, ms', 'at 4×', 'longest task at 4×, ms', 'heap, kB'],
    ...names.map((name) => [
      name, whole(middle(name, 1, 'bytesAtStart')), tenth(own(name, 1, 'startScript')), tenth(own(name, 4, 'startScript')), long(middle(name, 4, 'startLongest')),
      whole(own(name, 1, 'heapAtStart') / 1000),
    ]),
  ]);
}

/** Of each case: how many of those sent arrived, all runs together, and how many of them twice. */
function losing({ subjects, losses }) {
  const letters = ['a', 'b', 'c', 'd'];
  const cell = (name, letter) => {
    const found = losses.filter((one) => one.subject === name && one.case === letter);
    const sum = (field) => found.reduce((total, one) => total + one[field], 0);
    return found.length ? `${sum('arrived')}/${sum('sent')}${sum('duplicates') ? ` +${sum('duplicates')}d` : ''}` : '–';
  };
  return table([
    ['delivered of sent', '(a) left in the same task', '(b) tab closed', '(c) killed after 1 s, receiver away', '(d) offline over two reloads'],
    ...subjects.filter(({ name }) => losses.some(({ subject }) => subject === name)).map(({ name }) => [name, ...letters.map((letter) => cell(name, letter))]),
  ]);
}

function settings({ of: { when, browser, cpu, cores, memory, node, commit }, subjects }) {
  const rows = subjects.map((one) => [one.name, one.versions.join(', ') || '–', one.settings]);
  return `${table([['measured', 'version', 'set to'], ...rows])}\n\n${when.slice(0, 10)}, ${commit}: ${browser}, Node ${node}, ${cores} cores of ${cpu}, ${memory}.`;
}

/** The few figures of the README. */
function brief(results) {
  const { names, own, middle } = reader(results);
  return table([
    ['1 000 events in a burst', 'loads, brotli', 'starts at 4×, ms of CPU', 'hands all over, ms of CPU', 'requests', 'kB on the wire', 'arrived'],
    ...names.map((name) => [
      name, whole(middle(name, 1, 'bytes')), tenth(own(name, 4, 'startScript')), whole(own(name, 1, 'cpu')), whole(middle(name, 1, 'requests')), whole(middle(name, 1, 'wire') / 1000), whole(middle(name, 1, 'arrived')),
    ]),
  ]);
}
