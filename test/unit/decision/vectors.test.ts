import { describe, expect, test } from 'vitest';
import { duration } from '../../../src/decision/durations.ts';
import { onPage } from '../../../src/decision/pages.ts';
import { words } from '../../../src/decision/words.ts';
import type { Attributes, Text } from '../../../src/types.ts';
import durations from '../../vectors/durations.json' with { type: 'json' };
import pages from '../../vectors/pages.json' with { type: 'json' };
import sentences from '../../vectors/words.json' with { type: 'json' };

describe('durations', () => {
  for (const [text, ms] of durations.cases as [unknown, number | null][]) {
    test(`${JSON.stringify(text)} is ${ms === null ? 'none' : `${ms} ms`}`, () => expect(duration(text) ?? null).toBe(ms));
  }
});

describe('pages', () => {
  for (const [patterns, path, route, wanted] of pages.cases as [string[], string, string, boolean][]) {
    test(`${patterns.join(' ')} ${wanted ? 'matches' : 'does not match'} ${path}${route}`, () => expect(onPage(patterns, path, route)).toBe(wanted));
  }
  test('no list matches everywhere', () => expect(onPage(undefined, '/x')).toBe(true));
});

describe('words', () => {
  for (const [text, locale, attributes, wanted] of sentences.cases as [Text, string, Attributes, string | null][]) {
    test(`${JSON.stringify(text)} in ${locale} is ${wanted ?? 'not used'}`, () => expect(words(text, locale, attributes) ?? null).toBe(wanted));
  }
});
