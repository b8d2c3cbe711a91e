import { expect, test } from 'vitest';
import { salutation } from '../../../src/decision/salutation.ts';

test.each([
  [0, 'en', 'Good evening'], [4, 'en', 'Good evening'], [5, 'en', 'Good morning'], [11, 'en-GB', 'Good morning'], [12, 'EN', 'Good afternoon'],
  [17, 'en', 'Good afternoon'], [18, 'en', 'Good evening'], [23, 'en', 'Good evening'],
])('at %i in %s it is %j', (hour, locale, expected) => {
  expect(salutation(hour, locale)).toBe(expected);
});

test.each(['ja', 'de', '', 'constructor', '__proto__'])('has no words for %j unless it is given some', (locale) => {
  expect(salutation(9, locale)).toBeUndefined();
});

test('takes the words of the tag, else of its language, and the site’s own before English', () => {
  const texts = { 'de': { greetings: '5 Guten Morgen|11 Guten Tag|18 Guten Abend' }, 'de-CH': { greetings: 'Grüezi' }, 'en': { greetings: '6 Morning|12 Hi' } };
  expect([salutation(9, 'de-AT', texts), salutation(9, 'DE', texts), salutation(9, 'de-CH', texts), salutation(9, 'en', texts)]).toEqual(['Guten Morgen', 'Guten Morgen', 'Grüezi', 'Morning']);
  expect(salutation(9, 'en', { en: { send: 'Off it goes' } })).toBe('Good morning');
});
