/**
 * Recall — what conditions and texts can ask about the visitor's past: `seen.<event>`, `last.<event>`, `answers.<survey>.<question>`;
 * and which variants this visitor is given, `variant.<experiment>`.
 * Promise: only what the configuration names is kept, and of an event nothing but on which days it happened, and how often. The
 * tabs of a browser share it, and nothing is lost that happened before this part has loaded, on this page or on one left before.
 */
import { count, daysSince, seen, type Counts } from '../decision/counts.ts';
import { namedIn, type Named } from '../decision/named.ts';
import { variants } from '../decision/variants.ts';
import type { AttuneConfig, AttuneEvent, Dispose, FeatureClient } from '../types.ts';

interface RecallOptions {
  readonly client: FeatureClient;
  /** What has happened so far, oldest first. */
  readonly early: readonly AttuneEvent[];
}

/** As it is kept. */
interface Kept {
  /** By event. */
  readonly seen: ReadonlyMap<string, Counts>;
  /** By `<survey>.<question>`, those given last at the end. */
  readonly answers: ReadonlyMap<string, unknown>;
}

/** Of an answer in words so many characters are kept; of others nothing, if they are longer as JSON. */
const longest = 256;
/** So many answers, and so many events that this page's configuration does not name, but another's may. */
const mostOthers = 100;

/** The map as it was before, with this entry at its end. */
function latest<T>(map: ReadonlyMap<string, T>, name: string, value: T): Map<string, T> {
  return new Map([...[...map].filter(([one]) => one !== name).slice(-mostOthers), [name, value]]);
}

function brief(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, longest);
  return JSON.stringify(value).length > longest ? undefined : value;
}

/** Which question an event has answered, if that is asked about. */
function answered({ name, data }: AttuneEvent, { answers }: Named): string | undefined {
  const path = `${data?.['survey'] as string}.${data?.['question'] as string}`;
  return name === 'survey_answered' && answers.has(path) ? path : undefined;
}

/** What is kept once an event has happened. */
function after({ seen: counts, answers }: Kept, event: AttuneEvent, named: Named): Kept {
  const { name, at, data } = event;
  const path = answered(event, named);
  return {
    seen: named.events.has(name) ? latest(counts, name, count(Object(counts.get(name)) as Counts, at)) : counts,
    answers: path === undefined ? answers : latest(answers, path, brief(data?.['value'])),
  };
}

export function startRecall({ client, early }: RecallOptions): Dispose {
  const { memory, now, guard } = client;
  const fresh: AttuneEvent[] = [];
  let named = namedIn({});

  const stored = () => Object(memory.read('counters')) as { readonly seen?: unknown; readonly answers?: unknown; readonly early?: unknown };

  /** What others wrote under our key is nothing. */
  function kept(): Kept {
    const { seen: counts, answers } = stored();
    return { seen: new Map(Object.entries(Object(counts))) as Map<string, Counts>, answers: new Map(Object.entries(Object(answers))) };
  }
  /** A burst is written once. */
  function settle(): Kept {
    const events = fresh.splice(0);
    const known = events.reduce((so, event) => after(so, event, named), kept());
    if (events.length) {
      memory.write('counters', { seen: Object.fromEntries(known.seen), answers: Object.fromEntries(known.answers) });
      touch();
    }
    return known;
  }
  function hear(event: AttuneEvent): void {
    const isAskedFor = named.events.has(event.name) || answered(event, named) !== undefined;
    if (isAskedFor && fresh.push(event) === 1) queueMicrotask(guard('recall', settle));
  }
  const ofEvents = (read: (counts: Counts, now: number) => number | undefined) => (): unknown => {
    const { seen: counts } = settle();
    return Object.fromEntries([...named.events].map((name) => [name, read(Object(counts.get(name)) as Counts, now())]));
  };

  const attributes = Object.entries({
    seen: ofEvents(seen),
    last: ofEvents(daysSince),
    variant: () => variants(client.config.value as AttuneConfig, client.visitor()),
  }).map(([name, read]) => client.provide(name, read));
  // One touch is heard by all who have asked for any of them.
  const touch = (): void => attributes[0]!.touch();
  let answers: readonly Dispose[] = [];
  const undo = [
    client.config.subscribe((config) => {
      named = namedIn(config as AttuneConfig);
      for (const stop of answers) stop();
      // Each under its whole path: a running survey's own answers stand beside them, as `answers`.
      answers = [...named.answers].map((path) => client.provide(`answers.${path}`, () => settle().answers.get(path)));
      touch();
    }),
    () => answers.forEach((stop) => stop()),
    client.on('*', hear),
    ...['memory_changed', 'consent_changed'].map((name) => client.on(name, touch)),
    ...attributes,
  ];
  const left = [stored().early ?? []].flat() as AttuneEvent[];
  [...left.filter((one) => Object(one).at > 0), ...early].forEach(hear);
  return () => undo.forEach((run) => run());
}
