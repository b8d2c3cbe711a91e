// @vitest-environment node
/**
 * Data — which folder a demo keeps its data in.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { afterwards, folder } from './harness.ts';

type Open = (options: { folder?: string; standard: string }) => { folder: string; store: { close: () => void } };
const { openData } = (await import(new URL('../../../demo/server/data.mjs', import.meta.url).href)) as { openData: Open };

function open(options: { folder?: string; standard: string }): ReturnType<Open> {
  const data = openData(options);
  afterwards(data.store.close);
  return data;
}

test('gives a second demo of the same place a folder of its own, and the first one back once it is free', () => {
  const standard = folder();
  const first = open({ standard });
  expect(first.folder).toBe(standard);
  expect(open({ standard }).folder).toBe(join(standard, '2'));
  first.store.close();
  expect(open({ standard }).folder).toBe(standard);
});

test('never exchanges a folder that was named for another', () => {
  const named = folder();
  open({ folder: named, standard: named });
  expect(() => open({ folder: named, standard: named })).toThrow(/in use by process/);
});
