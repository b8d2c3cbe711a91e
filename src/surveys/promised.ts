/**
 * Promised — what was answered to surveys that have something to say about it on a later visit. Kept on the device, for no others.
 */
import type { AttuneEvent, FeatureClient, Json } from '../types.ts';
import { visitOf } from './visit.ts';

/** The answers of one survey, when and in which visit they were given, and in which they were followed up. */
export interface Promised {
  readonly at: number;
  readonly visit: number;
  readonly answers: { readonly [question: string]: Json };
  readonly said?: number;
}

type All = { readonly [survey: string]: Promised | undefined };

/** By survey. What others wrote there is nothing. */
export function readPromised({ memory }: Pick<FeatureClient, 'memory'>): All {
  const all = Object(memory.read('followups')) as All;
  return Object.fromEntries(Object.entries(all).filter(([, one]) => typeof one?.at === 'number' && typeof one.answers === 'object'));
}

export function writePromised({ memory }: Pick<FeatureClient, 'memory'>, survey: string, promised: Promised): void {
  memory.write('followups', { ...readPromised({ memory }), [survey]: promised });
}

/** Remembers one answer, if its survey follows up. A later run takes the place of an earlier one. */
export function noteAnswer(client: Pick<FeatureClient, 'memory' | 'config' | 'now' | 'attributes' | 'session'>, { data = {} }: AttuneEvent): void {
  const { survey, question, value } = data as { survey: string; question: string; value: Json };
  if (!client.config.value.surveys?.find(({ id }) => id === survey)?.followUp) return;
  const visit = visitOf(client);
  const before = readPromised(client)[survey];
  const answers = before && before.visit === visit ? before.answers : {};
  writePromised(client, survey, { at: client.now(), visit, answers: { ...answers, [question]: value } });
}
