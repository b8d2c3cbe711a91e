/**
 * Stored — reads what is kept under a key as the object that it ought to be. What others wrote there is nothing, and is reported:
 * a site that finds its limits forgotten wants to know who did it.
 */
import type { FeatureClient, MemoryKey } from '../types.ts';

/** @param isOurs - Whether its parts are as they should be. Default: any object will do, and who reads it looks closer. */
export function stored<T extends object>(
  { memory, report }: Pick<FeatureClient, 'memory' | 'report'>, key: MemoryKey, isOurs: (found: Partial<T>) => boolean = () => true,
): Partial<T> {
  const found = memory.read(key);
  if (typeof found === 'object' && found && !Array.isArray(found) && isOurs(found)) return found;
  if (found !== undefined) report('storage_invalid', { path: key });
  return {};
}
