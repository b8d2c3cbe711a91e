/**
 * Attributes — everything that conditions can ask about, gathered from the features that know it.
 * Each value is computed when it is read, so that what no condition names costs nothing.
 */
import type { Attributes, Dispose, FeatureClient, Readable } from '../types.ts';
import { createReadable } from './readable.ts';

export interface AttributeSet {
  readonly attributes: Readable<Attributes>;
  readonly provide: FeatureClient['provide'];
}

export function createAttributes({ guard }: Pick<FeatureClient, 'guard'>): AttributeSet {
  const providers = new Map<string, () => unknown>();

  function gather(): Attributes {
    const gathered = {};
    for (const [name, read] of providers) Object.defineProperty(gathered, name, { get: read, enumerable: true, configurable: true });
    return gathered;
  }

  const attributes = createReadable<Attributes>(gather, (run) => guard('attributes', run));
  const touch = attributes.tell;

  return {
    attributes,
    provide(name, read) {
      const own = guard(`attribute ${name}`, read);
      providers.set(name, own);
      touch();
      const undo: Dispose = () => void (providers.get(name) === own && providers.delete(name));
      return Object.assign(undo, { touch });
    },
  };
}
