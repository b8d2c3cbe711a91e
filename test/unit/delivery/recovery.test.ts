import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStorage } from '../../../src/core/storage.ts';
import { cut, type Chunk } from '../../../src/delivery/chunk.ts';
import { recover } from '../../../src/delivery/recovery.ts';
import { spill } from '../../../src/delivery/spill.ts';
import type { BaseStore } from '../../../src/delivery/store.ts';
import { createArea } from '../area.ts';

beforeEach(() => void vi.stubGlobal('localStorage', createArea()));
afterEach(() => vi.unstubAllGlobals());

const memory = createStorage({ now: Date.now, report: () => undefined, isAllowed: () => true, lifeOf: () => 1 });
const chunks = cut('q', ['{"id":"01a3185c-5000-7000-8000-000000000000","name":"a"}'], 50);

function createKept(isDurable = true) {
  const added: Chunk[] = [];
  const store = {
    async change(_, more) {
      added.push(...more);
      return isDurable;
    },
  } as Partial<BaseStore> as BaseStore;
  return { added, store };
}

test('what one page spilled the next one stores, and it is gone', async () => {
  spill(memory, 'one', chunks);
  const { added, store } = createKept();
  await recover({ memory, doc: 'two', store });
  expect(added).toEqual(chunks);
  expect(Object.keys(localStorage)).toEqual([]);
});

test('a page leaves its own spill alone, and takes it back when all is stored', async () => {
  spill(memory, 'one', chunks);
  const { added, store } = createKept();
  await recover({ memory, doc: 'one', store });
  expect(added).toEqual([]);
  spill(memory, 'one', []);
  expect(Object.keys(localStorage)).toEqual([]);
});

test('what cannot be stored stays', async () => {
  spill(memory, 'one', chunks);
  await recover({ memory, doc: 'two', store: createKept(false).store });
  expect(Object.keys(localStorage)).toEqual(['attune:spill:one']);
});

test.each(['', '{', 'null', '[["x","y"]]', `[["${chunks[0]![0]}","{"]]`])('what others wrote there (%j) is nothing', async (text) => {
  localStorage.setItem('attune:spill:other', text);
  const { added, store } = createKept();
  await recover({ memory, doc: 'me', store });
  expect(added).toEqual([]);
  expect(Object.keys(localStorage)).toEqual([]);
});
