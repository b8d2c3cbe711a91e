import { expect, test } from 'vitest';
import { salutation } from '../../../src/decision/salutation.ts';

test.each([
  [0, 'en', 'Good evening'], [4, 'en', 'Good evening'], [5, 'en', 'Good morning'], [11, 'en', 'Good morning'], [12, 'en', 'Good afternoon'],
  [17, 'en', 'Good afternoon'], [18, 'en', 'Good evening'], [23, 'en', 'Good evening'],
  [9, 'de-AT', 'Guten Morgen'], [14, 'DE', 'Guten Tag'], [19, 'es', 'Buenas tardes'], [20, 'es-MX', 'Buenas noches'],
  [9, 'fr', 'Bonjour'], [14, 'it', 'Buon pomeriggio'], [20, 'nl', 'Goedenavond'], [18, 'pt-BR', 'Boa tarde'],
])('at %i in %s it is %j', (hour, locale, expected) => {
  expect(salutation(hour, locale)).toBe(expected);
});

test.each(['ja', '', 'constructor', '__proto__'])('has no words for %j', (locale) => {
  expect(salutation(9, locale)).toBeUndefined();
});
