/**
 * Personal — remembers what visitors tell the site and how they come and go, greets them, and offers what fits.
 * What it knows stays on the device; what it shows leaves an event.
 */
import type { Feature } from '../types.ts';
import { environment } from './environment.ts';
import { createPreferences } from './preferences.ts';
import { startSlots } from './slots.ts';
import { createVisits } from './visits.ts';

/** Fills slots with greetings and offers, and provides what conditions can ask about the visitor. Adds `remember` and `preferences` to the client. */
export const personal: Feature = (client) => {
  const { remember, preferences, dispose } = createPreferences({ client, onChange });
  const visits = createVisits({ client, onVisit: () => attributes.forEach((attribute) => attribute.touch()) });
  const told = client.provide('preferences', () => preferences.value);
  const attributes = Object.entries({ ...visits.read, ...environment(client) }).map(([name, read]) => client.provide(name, read));
  client.add({ remember, preferences });
  const slots = startSlots({ client });

  function onChange(): void {
    told.touch();
    slots.greet();
  }
  return () => [slots.dispose, visits.dispose, dispose, told, ...attributes].forEach((run) => run());
};
