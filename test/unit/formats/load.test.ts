/**
 * Load — every format can be had by its name, on demand.
 */
import { expect, test } from 'vitest';
import * as entry from '../../../src/delivery/formats/index.ts';
import { loadFormat } from '../../../src/delivery/formats/load.ts';
import type { FormatName } from '../../../src/types.ts';

const NAMES: readonly FormatName[] = ['json', 'ndjson', 'clickhouse', 'cloudevents', 'otlp', 'segment', 'posthog', 'snowplow', 'kafka'];

test.each(NAMES)('%s is loaded by its name', async (name) => {
  expect(await loadFormat(name)).toBe(entry[name]);
});

test('an unknown name rejects instead of throwing', async () => {
  await expect(loadFormat('smoke_signals' as FormatName)).rejects.toThrow();
});
