/**
 * Sources — brings page block, file and code together into one configuration; later ones win field by field.
 * Promise: never throws or rejects; a file that does not arrive, or is not JSON, leaves the stored copy in use and is reported.
 */
import { circular } from '../decision/audiences.ts';
import type { AttuneConfig, FeatureClient, Memory } from '../types.ts';
import { isObject } from './leaves.ts';
import { validate, type ValidateOptions } from './validate.ts';

type Report = FeatureClient['report'];

/** Where a configuration can come from, and what is needed to read it. */
export interface ConfigSources extends ValidateOptions {
  /** The texts of the page's `<script type="application/json" data-attune-config>` blocks, in the document's order. */
  readonly blocks?: readonly string[];
  /** The file to fetch. */
  readonly url?: string | undefined;
  /** What `createAttune` was given, or the script tag's attributes say. Wins over the others. */
  readonly code?: AttuneConfig | undefined;
  readonly fetch: (url: string) => Promise<Pick<Response, 'ok' | 'status' | 'text'>>;
  /** Keeps the file's last copy, under `config`. */
  readonly memory: Memory;
  readonly report: Report;
}

/** The configuration at once, and once more when the file has been fetched. */
export interface LoadedConfig {
  /** From page block, stored copy and code. */
  readonly config: AttuneConfig;
  /** Resolves to the configuration with the fresh file, or to `undefined` if that is the same. Never rejects. */
  readonly fresh: Promise<AttuneConfig | undefined>;
}

/** Later ones win, field by field; what is `undefined` says nothing. */
export function mergeConfigs(...configs: readonly (AttuneConfig | undefined)[]): AttuneConfig {
  // fromEntries defines properties where assignment would call setters: `__proto__` stays data.
  return Object.fromEntries(configs.flatMap((config) => Object.entries(config ?? {})).filter(([, value]) => value !== undefined));
}

/** What can be used of a value; the rest is reported. */
function usable(value: unknown, { report, ...options }: ValidateOptions & Pick<ConfigSources, 'report'>): AttuneConfig {
  const { config, problems } = validate(value, options);
  for (const { code, path, wanted, found } of problems) report(code, { path, found: { wanted, found } });
  for (const name of circular(config.audiences ?? {})) report('config_invalid', { path: `audiences.${name}`, found: { wanted: 'no circle', found: name } });
  return config;
}

/** The object that a text is, or `undefined`, which is reported. */
function parsed(text: string, path: string, report: Report): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
    report('config_not_json', { path, found: value });
  } catch (cause) {
    report('config_not_json', { path, cause });
  }
  return undefined;
}

/** The file's text, or `undefined`, which is reported. */
async function fetched(url: string, { fetch, report }: Pick<ConfigSources, 'fetch' | 'report'>): Promise<string | undefined> {
  try {
    const answer = await fetch(url);
    if (answer.ok) return await answer.text();
    report('config_unreachable', { path: url, found: answer.status });
  } catch (cause) {
    report('config_unreachable', { path: url, cause });
  }
  return undefined;
}

/** Reads all sources. Everything wrong in them is reported, and the rest is used. */
export function loadConfig({ blocks = [], url, code = {}, fetch, memory, report, shapes, suggest }: ConfigSources): LoadedConfig {
  const ears = { report, shapes, suggest };
  const page = blocks.map((text) => usable(parsed(text, 'data-attune-config', report) ?? {}, ears));
  const own = usable(code, ears);
  const join = (file: unknown) => mergeConfigs(...page, usable(file ?? {}, ears), own);
  const kept = memory.read('config');
  // A copy is of one address: another page's file must not stand in for this one's.
  const copy = isObject(kept) && kept.url === url ? kept.file : undefined;

  const refresh = async () => {
    const text = url === undefined ? undefined : await fetched(url, { fetch, report });
    const file = text === undefined ? undefined : parsed(text, url ?? '', report);
    if (file === undefined || JSON.stringify(file) === JSON.stringify(copy)) return undefined;
    memory.write('config', { url, file });
    return join(file);
  };
  return {
    config: join(copy),
    // A file nested a hundred thousand deep can be read, but not written again.
    fresh: refresh().catch((cause: unknown) => report('config_invalid', { path: url, cause }) as undefined),
  };
}
