/**
 * Personal — remembers what visitors tell the site and how they come and go, and provides what conditions can ask about them.
 * What it knows stays on the device; what it shows leaves an event. Slots are filled by a part that is loaded where there are any.
 */
import type { Feature } from '../types.ts';
import { environment } from './environment.ts';
import { createPreferences } from './preferences.ts';
import { createVisits } from './visits.ts';

/** Adds `remember` and `preferences` to the client, and says why greetings and offers show or do not. */
export { memory } from './memory.ts';
export const personal: Feature = (client) => {
  const { remember, preferences, dispose } = createPreferences({ client, onChange: () => told.touch() });
  const visits = createVisits({ client, onVisit: () => attributes.forEach((attribute) => attribute.touch()) });
  const told = client.provide('preferences', () => preferences.value);
  const attributes = Object.entries({ ...visits.read, ...environment(client) }).map(([name, read]) => client.provide(name, read));
  client.add({ remember, preferences });
  const explains = client.explains(async () => (await import('./explained.ts')).explained(client));
  return () => [explains, visits.dispose, dispose, told, ...attributes].forEach((run) => run());
};
