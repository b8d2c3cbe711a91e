/**
 * Crowd — `attune simulate CONFIG --events FILE`: how many recorded visitors each survey would have asked, and how often anyone.
 */
import type { AttuneConfig } from '../types.ts';
import type { Console, ExitCode } from './console.ts';
import { conditionsOf } from './lint/walk.ts';
import { subjectOf } from './lint/subject.ts';
import { TOLD } from './memory.ts';
import { readRecording, type Recording } from './recorded.ts';
import { replay } from './replay.ts';
import { readConfig } from './simulate.ts';

/** What a replay comes to. */
export interface Crowd {
  readonly visitors: number;
  readonly surveys: readonly { readonly id: string; readonly visitors: number; readonly showings: number }[];
  /** How many visitors would have been asked how often: from never upward. */
  readonly asked: readonly number[];
  /** Attributes that conditions name and a recording does not hold; they counted as missing. */
  readonly untold: readonly string[];
}

function untold(config: AttuneConfig): readonly string[] {
  const named = conditionsOf(subjectOf(config, 0)).filter(({ answered, ofEvent }) => !answered && !ofEvent)
    .flatMap(({ condition }) => [...JSON.stringify(condition).matchAll(/"([a-z][\w.]*)":/gi)].map(([, path = '']) => path));
  const isTold = (path: string) => TOLD.some((told) => (told.endsWith('.') ? path.startsWith(told) : path === told));
  return [...new Set(named.filter((path) => !isTold(path)))].sort();
}

/** Replays every visitor. @param config - A valid one. */
export function crowdOf(config: AttuneConfig, { visitors }: Pick<Recording, 'visitors'>): Crowd {
  const shown = [...visitors].map(([visitor, events]) => replay(config, visitor, events));
  const surveys = (config.surveys ?? []).map(({ id }) => {
    const counts = shown.map((showings) => showings.filter(({ survey }) => survey === id).length);
    return { id, visitors: counts.filter((count) => count > 0).length, showings: counts.reduce((sum, count) => sum + count, 0) };
  });
  const most = shown.reduce((high, { length }) => Math.max(high, length), 0);
  const asked = Array.from({ length: most + 1 }, (_, times) => shown.filter(({ length }) => length === times).length);
  return { visitors: visitors.size, surveys, asked, untold: untold(config) };
}

const often = (times: number): string => ['never', 'once', 'twice'][times] ?? `${times} times`;
const count = (amount: number, word: string): string => `${amount.toLocaleString('en-GB')} ${word}${amount === 1 ? '' : 's'}`;

function inWords({ visitors, surveys, asked, untold: missing }: Crowd, { events, unreadable, nobody }: Recording): string {
  const width = Math.max(0, ...surveys.map(({ id }) => id.length));
  const shares = asked.flatMap((many, times) => (many > 0 ? [`${many.toLocaleString('en-GB')} ${often(times)}`] : []));
  return [
    `${count(visitors, 'visitor')}, ${count(events, 'event')}`,
    ...surveys.map(({ id, visitors: whom, showings }) =>
      `  ${id.padEnd(width)}  would have asked ${count(whom, 'visitor')}, ${count(showings, 'time')} in all`),
    `${asked.length === 1 ? 'Nobody would have been asked' : `Anyone would have been asked at most ${often(asked.length - 1)}`}: ${shares.join(', ')}.`,
    ...(missing.length > 0 ? [`Not in a recording, so taken as missing: ${missing.join(', ')}.`] : []),
    ...(unreadable > 0 ? [`${count(unreadable, 'line')} could not be read as events.`] : []),
    ...(nobody > 0 ? [`${count(nobody, 'event')} without a visitor, or of crawlers, left out.`] : []),
  ].join('\n');
}

/** @param options - `json`: for machines, one object. */
export async function crowd(
  world: Console,
  [configPath, eventsPath]: readonly [string, string],
  { json = false }: { readonly json?: boolean },
): Promise<ExitCode> {
  const config = await readConfig(world, configPath);
  const text = await world.read(eventsPath).catch((cause: unknown) => {
    throw new Error(`${eventsPath} cannot be read: ${(cause as Error).message}`, { cause });
  });
  const recording = readRecording(text);
  const found = crowdOf(config, recording);
  const { events, unreadable, nobody } = recording;
  world.say(json ? JSON.stringify({ ...found, events, unreadable, nobody }, undefined, 2) : inWords(found, recording));
  return 0;
}
