/**
 * Forget — erases what is remembered about this visitor, and gives a receipt, which is kept: so that it can be shown that it was done.
 * Loaded when somebody asks for it.
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
  // That an answer is still to be sent says nothing of who gave it.
  const erased = known.filter(([key, of]) => isMeant(of) && key !== 'receipt' && key !== 'unsent').map(([key]) => key);
  for (const key of erased) client.memory.write(key, undefined);
  if (isMeant('measurement')) {
    client.drop();
    client.renew();
  }
  const receipt = { at: client.now(), erased };
  client.memory.write('receipt', receipt);
  changed();
  return receipt;
}
