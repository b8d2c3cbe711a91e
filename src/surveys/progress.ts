/**
 * Progress — how far every survey's journey is, on the device, under the rule's content: editing a rule resets that rule alone.
 * Shared by the tabs of a browser, and so read anew each time; however many journeys an event concerns, with one look and one word.
 */
import type { Journey } from '../decision/journey.ts';
import type { FeatureClient, Progress, Survey } from '../types.ts';
import { stored } from './stored.ts';

/** A survey and its journey. */
export interface Rule {
  readonly survey: Survey;
  readonly journey: Journey;
}

export interface ProgressStore {
  of(rule: Rule): Progress;
  /** Those of whose journeys something is kept. */
  begun(surveys: readonly Survey[]): readonly Survey[];
  /** Takes journeys on, each from where it stands. */
  update(rules: readonly Rule[], step: (rule: Rule, progress: Progress) => Progress): void;
}

/** By survey id: the rule's key, and its progress. */
interface Kept {
  [id: string]: { readonly key: string; readonly progress: Progress } | undefined;
}

function progressIn(all: Kept, { survey: { id }, journey }: Rule): Progress {
  const found = Object.hasOwn(all, id) ? all[id] : undefined;
  return found?.key === journey.key && Array.isArray(found.progress) ? found.progress : journey.start();
}

export function createProgress(client: Pick<FeatureClient, 'memory' | 'report'>): ProgressStore {
  const kept = (): Kept => stored<Kept>(client, 'journeys') as Kept;

  return {
    of: (rule) => progressIn(kept(), rule),
    begun(surveys) {
      const all = kept();
      return surveys.filter(({ id }) => Object.hasOwn(all, id));
    },
    update(rules, step) {
      const all = kept();
      const fresh: [id: string, entry: Kept[string]][] = [];
      let isChanged = false;
      for (const rule of rules) {
        const { id } = rule.survey;
        const before = progressIn(all, rule);
        const progress = step(rule, before);
        if (progress === before) continue;
        isChanged = true;
        const entry = progress.length ? { key: rule.journey.key, progress } : undefined;
        // Only what is its own already may be assigned: a survey may be called `__proto__`.
        if (Object.hasOwn(all, id)) all[id] = entry;
        else fresh.push([id, entry]);
      }
      if (isChanged) client.memory.write('journeys', fresh.length ? { ...all, ...Object.fromEntries(fresh) } : all);
    },
  };
}
