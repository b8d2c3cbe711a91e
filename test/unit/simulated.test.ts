/**
 * Simulated — an imagined visitor is greeted in their own language.
 */
import { expect, test } from 'vitest';
import { simulated } from '../../src/simulated.ts';
import type { AttuneConfig } from '../../src/types.ts';

const config: AttuneConfig = { greetings: [{ slot: 'hero', say: [{ if: { greeting: 'Dobry wieczór' }, text: '{greeting}' }] }] };

test.each([['pl', 'shown'], ['pl-PL', 'shown'], ['en', 'blocked'], ['xx', 'blocked']])('in %s it is %s', async (locale, outcome) => {
  const [decision] = await simulated(config, { attributes: { hour: 20, locale } });
  expect(decision?.outcome).toBe(outcome);
});

test('takes the configuration’s language where the scenario names none', async () => {
  expect((await simulated({ ...config, locale: 'pl' }, { attributes: { hour: 20 } }))[0]?.outcome).toBe('shown');
});
