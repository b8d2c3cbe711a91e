/**
 * Preferences — what the visitor told the site: kept as JSON on the device, heard in every tab, and never in an event;
 * events say which names changed, not to what.
 */
import type { Client, Dispose, FeatureClient, Json, Preferences, Readable } from '../types.ts';

export interface PreferenceStore {
  readonly remember: Client['remember'];
  readonly preferences: Readable<Preferences>;
  dispose: Dispose;
}

interface PreferencesOptions {
  readonly client: Pick<FeatureClient, 'emit' | 'guard' | 'memory' | 'on' | 'report'>;
  /** Called when they have changed, before anybody else hears it. */
  readonly onChange: () => void;
}

/** All of them together, in characters of JSON. */
const room = 8 * 1024;
const unusable = /^(__proto__|constructor|prototype|.{65,}|)$/s;

export function createPreferences({ client, onChange }: PreferencesOptions): PreferenceStore {
  const { memory, guard, report } = client;
  const listeners = new Set<(value: Preferences) => void>();
  let value = stored();

  function stored(): Preferences {
    const found = memory.read('preferences');
    return isObject(found) ? (found as Preferences) : {};
  }

  function tell(next: Preferences): void {
    value = next;
    onChange();
    for (const listener of [...listeners]) listener(value);
  }

  function remember(given: { readonly [name: string]: Json }): void {
    if (!isObject(given)) return report('preference_invalid', { path: 'preferences', found: given });
    let all = stored();
    const keys: string[] = [];
    for (const [name, wanted] of Object.entries(given)) {
      const { [name]: kept = null, ...others } = all;
      const text = json(wanted === null ? others : { ...others, [name]: wanted }) ?? '';
      if (unusable.test(name) || json(wanted) === undefined || text.length > room) report('preference_invalid', { path: `preferences.${name}`, found: wanted });
      else if (json(kept) !== json(wanted)) {
        keys.push(name);
        all = JSON.parse(text) as Preferences;
      }
    }
    if (!keys.length) return;
    memory.write('preferences', Object.keys(all).length ? all : undefined);
    tell(all);
    client.emit('preferences_changed', { keys });
  }

  // Another tab wrote, or what was kept is gone with its consent, or on the visitor's word.
  const readAgain = (): void => {
    const next = stored();
    if (json(next) !== json(value)) tell(next);
  };
  const undo = [client.on('memory_changed', readAgain), client.on('consent_changed', readAgain)];

  return {
    remember,
    preferences: {
      get value() {
        return value;
      },
      subscribe(listener) {
        const own = guard('preferences', listener);
        listeners.add(own);
        own(value);
        return () => void listeners.delete(own);
      },
    },
    dispose: () => undo.forEach((run) => run()),
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `undefined` for what is not JSON: functions, circles, big integers, numbers that are none. */
function json(value: unknown): string | undefined {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === 'null' && value !== null ? undefined : text;
  } catch {
    return undefined;
  }
}
