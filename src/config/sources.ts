/**
 * Sources — brings page block, file and code together into one configuration; later ones win field by field.
 * What was faultless when it was last seen is used at once; only what is new or faulty loads what checks it.
 * Promise: never throws or rejects; a file that does not arrive, or is not JSON, leaves the stored copy in use and is reported.
 */
import { fnv } from '../decision/hash.ts';
import type { AttuneConfig, FeatureClient, Memory } from '../types.ts';
import type { Usable } from './usable.ts';

type Report = FeatureClient['report'];

/** Where a configuration can come from, and who hears it. */
export interface ConfigSources {
  /** Reads the texts of the page's `<script type="application/json" data-attune-config>` blocks, in the document's order. */
  readonly blocks: () => readonly string[];
  /** Settles when no more blocks can come; absent if that is so already. */
  readonly parsed?: Promise<unknown> | undefined;
  /** The file to fetch. */
  readonly url?: string | undefined;
  readonly fetch: (url: string) => Promise<Pick<Response, 'ok' | 'status' | 'text'>>;
  /** Keeps the file's last copy, and the mark of what was faultless, under `config`. */
  readonly memory: Memory;
  readonly report: Report;
  /** Hears the configuration as soon as it is known, and again when it has changed. */
  readonly onConfig: (config: AttuneConfig) => void;
  /** Default: the part itself. */
  readonly load?: () => Promise<typeof import('./usable.ts')>;
}

/** As it is kept. A copy is of one address: another page's file must not stand in for this one's. */
interface Kept {
  readonly url?: string;
  readonly file?: unknown;
  /** What was faultless when it was last seen, latest first: pages have blocks of their own. */
  readonly sums?: readonly number[];
}

const loadUsable = (): Promise<typeof import('./usable.ts')> => import('./usable.ts');
const sumsAtMost = 8;
/** In characters: three thousand surveys. To read more would take the page's breath away. */
const longest = 2e6;
const plain = /^(endpoint|locale|debug)$/;

/** What each source says, weakest first. */
type Sayings = readonly (AttuneConfig | undefined)[];

const isObject = (value: unknown): value is AttuneConfig => typeof value === 'object' && !!value && !Array.isArray(value);

/** What needs no check: a script tag that says no more loads nothing. */
const isPlain = (one: AttuneConfig = {}): boolean => Object.entries(one).every(([name, value]) => plain.test(name) && typeof value !== 'object');

/** Later ones win, field by field; what is `undefined` says nothing. */
export function mergeConfigs(...configs: Sayings): AttuneConfig {
  // fromEntries defines properties where assignment would call setters: `__proto__` stays data.
  return Object.fromEntries(configs.flatMap((config) => Object.entries(config ?? {})).filter(([, value]) => value !== undefined));
}

/** The object that a text is, or `undefined`, which is reported. */
function parse(text: string, path: string, report: Report): AttuneConfig | undefined {
  try {
    const value: unknown = text.length > longest ? text.length : JSON.parse(text);
    if (isObject(value)) return value;
    report('config_not_json', { path, found: value });
  } catch (cause) {
    report('config_not_json', { path, cause });
  }
  return undefined;
}

/** What the file says, or `undefined`, which is reported. */
async function fetched(path: string, { fetch, report }: Pick<ConfigSources, 'fetch' | 'report'>): Promise<AttuneConfig | undefined> {
  try {
    const answer = await fetch(path);
    if (answer.ok) return parse(await answer.text(), path, report);
    report('config_unreachable', { path, found: answer.status });
  } catch (cause) {
    report('config_unreachable', { path, cause });
  }
  return undefined;
}

/** If what checks cannot be loaded, what was said is taken at its word for this page; the wall is still there. */
async function check(all: Sayings, { load = loadUsable, report }: Pick<ConfigSources, 'load' | 'report'>): Promise<readonly Usable[]> {
  try {
    const { usable } = await load();
    return await Promise.all(all.map((one = {}) => usable(one, report)));
  } catch (cause) {
    report('internal', { where: 'config', cause });
    return all.map((config = {}) => ({ config, isWhole: false }));
  }
}

/** @returns Reads all sources anew, with what `createAttune` was given or the script tag's attributes say. Never rejects. */
export function createSources(sources: ConfigSources): (code: AttuneConfig) => Promise<void> {
  const { blocks, parsed, url, memory, report, onConfig } = sources;
  let turns = 0;
  let isParsed = !parsed;
  void parsed?.then(() => (isParsed = true));

  return async (code) => {
    const turn = ++turns;
    let told: number | undefined;
    const file = url === undefined ? undefined : fetched(url, sources);
    const stored = memory.read('config');
    const kept = (isObject(stored) ? stored : {}) as Kept;
    const copy = kept.url === url && isObject(kept.file) ? kept.file : undefined;

    /** Tells the configuration with this file, unless that is what was told last. */
    async function use(known: AttuneConfig | undefined): Promise<void> {
      let all: Sayings = [...blocks().map((text) => parse(text, 'data-attune-config', report)), known, code];
      const sum = fnv(JSON.stringify(all));
      const sums = [kept.sums ?? []].flat();
      const isKnown = sums.includes(sum);
      if (sum === told) return;
      // More blocks may come, and say what may be kept; but a page that looks as it did last time is known.
      if (!isParsed && !isKnown) return parsed?.then(() => use(known));
      told = sum;
      let isFaultless = isKnown || all.every(isPlain);
      if (!isFaultless) {
        const checked = await check(all, sources);
        all = checked.map(({ config }) => config);
        isFaultless = checked.every(({ isWhole }) => isWhole);
      }
      if (turn !== turns) return;
      if ((isFaultless && !isKnown) || known !== copy) memory.write('config', { url, file: known, sums: isFaultless ? [sum, ...sums].slice(0, sumsAtMost) : sums });
      onConfig(mergeConfigs(...all));
    }

    try {
      let latest = copy;
      if (copy || !file) await use(copy);
      if (file) await use(latest = await file ?? copy);
      if (!isParsed) {
        await parsed;
        await use(latest);
      }
    } catch (cause) {
      // A file nested a hundred thousand deep can be read, but not written again.
      report('config_invalid', { path: url, cause });
    }
  };
}
