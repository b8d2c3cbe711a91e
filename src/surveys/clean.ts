/**
 * Clean — what a visitor types freely is stripped of what `privacy.redact` names before it is stored, heard or sent. On the screen it
 * stays as it was typed. Loaded with surveys in which something can be typed.
 */
import { redact } from '../decision/redact.ts';
import type { EventData, FeatureClient, Survey } from '../types.ts';
import type { Kept, KeptRun } from './kept.ts';

interface CleanOptions {
  readonly client: FeatureClient;
  readonly runs: Kept;
  readonly survey: Survey;
}

type Words = { readonly [question: string]: unknown };

/** The client and the memory that a run is given: whatever goes through them is clean. */
export function cleaned({ client, runs, survey }: CleanOptions): Pick<CleanOptions, 'client' | 'runs'> {
  const { redact: what } = client.config.value.privacy ?? {};
  // An address that was asked for is no slip.
  const free = new Set(survey.questions.filter((one) => one.type === 'text' && (one.input ?? 'text') === 'text').map(({ id }) => id));
  const strike = (value: unknown): unknown => (typeof value === 'string' ? redact(value, what) : value);
  const strikeAll = (words: Words, isMeant = (_: string): boolean => true): Words =>
    Object.fromEntries(Object.entries(words).map(([question, value]) => [question, isMeant(question) ? strike(value) : value]));
  const isFree = (question: string): boolean => free.has(question);

  function cleanData(data: EventData): EventData {
    const { question, value, text, answers } = data;
    return {
      ...data,
      ...(text !== undefined && { text: strike(text) }),
      ...(isFree(`${question as string}`) && { value: strike(value) }),
      ...(answers !== undefined && { answers: strikeAll(answers as Words, isFree) }),
    };
  }

  return {
    client: { ...client, emit: (name, data, how) => client.emit(name, data && cleanData(data), how) },
    runs: {
      ...runs,
      write: (run) => runs.write(run && { ...run, ...({ answers: strikeAll(run.answers, isFree), texts: strikeAll(run.texts) } as Pick<KeptRun, 'answers' | 'texts'>) }),
    },
  };
}
