/**
 * Listed — everything remembered, each with its class, its purpose, and until when it is kept: for the visitor's eyes and for
 * the export. Loaded when somebody asks.
 */
import { table } from './core/table.ts';
import type { DeviceStorage } from './core/storage.ts';
import type { FeatureClient, Json, Remembered } from './types.ts';

const day = 24 * 60 * 60 * 1000;

export function listed({ memory }: Pick<FeatureClient, 'memory'>): Remembered[] {
  const { use } = memory as DeviceStorage;
  return table.flatMap(({ key, class: of, purpose, life }) => {
    const value = memory.read(key) as Json | undefined;
    if (value === undefined) return [];
    const written = use(key, (area, name) => /^\{"t":(\d+)/.exec(area.getItem(name) ?? '')?.[1]);
    const times = written === undefined ? {} : { at: Number(written), until: Number(written) + life * day };
    return [{ key, class: of, purpose, life, ...times, value }];
  });
}
