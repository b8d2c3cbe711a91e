/**
 * Audiences — named conditions: attributes that other conditions may ask about, and a field of every event.
 */
import { audiences as decide } from '../decision/audiences.ts';
import { circular } from '../decision/audiences.ts';
import type { Feature } from '../types.ts';

export const audiences: Feature = (client) => {
  let member: { readonly [name: string]: boolean } = {};
  let names: readonly string[] | undefined;
  const attribute = client.provide('audience', () => member);
  const undo = [
    client.config.subscribe(({ audiences: defined = {} }) => {
      for (const name of circular(defined)) client.report('config_invalid', { path: `audiences.${name}`, found: 'a circle' });
      member = decide(defined, () => client.attributes.value);
      names = undefined;
    }),
    // Decided anew when something that they may ask about has changed.
    client.attributes.subscribe(() => (names = undefined)),
    client.on('page_viewed', () => (names = undefined)),
    client.stamp(() => {
      names ??= Object.keys(member).filter((name) => member[name]);
      return names.length ? { audiences: names } : {};
    }),
    attribute,
  ];
  return () => undo.forEach((run) => run());
};
