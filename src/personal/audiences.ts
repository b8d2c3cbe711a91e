/**
 * Audiences — named conditions: attributes that other conditions may ask about, and a field of every event.
 */
import { members } from '../decision/audiences.ts';
import type { Feature } from '../types.ts';

export const audiences: Feature = (client) => {
  let member: { readonly [name: string]: boolean } = {};
  let names: readonly string[] | undefined;
  const forget = (): void => void (names = undefined);
  const attribute = client.provide('audience', () => member);
  const undo = [
    client.config.subscribe(({ audiences: defined = {} }) => {
      member = members(defined, () => client.attributes.value);
      forget();
    }),
    // Decided anew when something that they may ask about has changed.
    client.attributes.subscribe(forget),
    client.on('page_viewed', forget),
    client.stamp(() => {
      names ??= Object.keys(member).filter((name) => member[name]);
      return names.length ? { audiences: names } : {};
    }),
    attribute,
  ];
  return () => undo.forEach((run) => run());
};
