/**
 * Audiences — named conditions: attributes that other conditions may ask about, and a field of every event.
 * Loaded where the configuration has some: events before that carry none.
 */
import { members } from '../decision/audiences.ts';
import type { Dispose, FeatureClient } from '../types.ts';

export function startAudiences(client: FeatureClient): Dispose {
  let member: { readonly [name: string]: boolean } = {};
  let names: readonly string[] | undefined;
  const forget = (): void => void (names = undefined);
  const attribute = client.provide('audience', () => member);
  const undo = [
    client.config.subscribe(({ audiences = {} }) => {
      member = members(audiences, () => client.attributes.value);
      attribute.touch();
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
}
