/**
 * Audiences — named conditions: attributes that other conditions may ask about, and a field of every event. What decides them is
 * loaded where the configuration has some: events before that carry none, and what decides by them waits (`settled`).
 */
import type { AttuneOptions, Client, Feature } from '../types.ts';

type Decide = typeof import('../decision/audiences.ts').members;

export const audiences: Feature = (client) => {
  let decide: Decide | undefined;
  let loading: Promise<void> | undefined;
  let defined: NonNullable<AttuneOptions['audiences']> = {};
  let member: { readonly [name: string]: boolean } = {};
  let names: readonly string[] | undefined;
  const forget = (): void => void (names = undefined);
  const attribute = client.provide('audience', () => member);

  function define(): void {
    member = decide?.(defined, () => client.attributes.value) ?? {};
    forget();
  }
  function load(): void {
    if (decide || !Object.keys(defined)[0]) return;
    // Where it cannot be had nobody belongs, and the next page view tries again.
    loading ??= import('../decision/audiences.ts').then(({ members }) => {
      decide = members;
      define();
      attribute.touch();
    }).catch((cause: unknown) => {
      loading = undefined;
      client.report('internal', { where: 'audiences', cause });
    });
  }

  client.add({ settled: () => loading } as Partial<Client>);
  const undo = [
    client.config.subscribe(({ audiences: next = {} }) => {
      defined = next;
      define();
      load();
    }),
    // Decided anew when something that they may ask about has changed.
    client.attributes.subscribe(forget),
    client.on('page_viewed', () => {
      forget();
      load();
    }),
    client.stamp(() => {
      names ??= Object.keys(member).filter((name) => member[name]);
      return names.length ? { audiences: names } : {};
    }),
    attribute,
  ];
  return () => undo.forEach((run) => run());
};
