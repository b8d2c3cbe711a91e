/**
 * Forget — erases what is remembered about this visitor, and gives a receipt. Loaded when somebody asks for it.
 */
import type { ConsentClass, FeatureClient, MemoryKey } from './types.ts';

interface ForgetOptions {
  readonly client: Pick<FeatureClient, 'drop' | 'memory' | 'now' | 'renew'>;
  /** All that is remembered. */
  readonly known: readonly (readonly [MemoryKey, ConsentClass, ...unknown[]])[];
  /** Default: all. */
  readonly classes?: readonly ConsentClass[] | undefined;
  /** Told when it is done, so that who has read it before reads it again. */
  readonly changed: () => void;
}

/** @returns When it was done, and the keys that are gone. */
export function forget({ client, known, classes, changed }: ForgetOptions): { readonly at: number; readonly erased: readonly MemoryKey[] } {
  const isMeant = (of: ConsentClass): boolean => classes?.includes(of) ?? true;
  const erased = known.filter(([, of]) => isMeant(of)).map(([key]) => key);
  for (const key of erased) client.memory.write(key, undefined);
  if (isMeant('measurement')) {
    client.drop();
    client.renew();
  }
  changed();
  return { at: client.now(), erased };
}
