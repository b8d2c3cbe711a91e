/**
 * Part — what every component of a question is given.
 */
import type { Question } from '../../types.ts';
import type { Acts, State } from './run.ts';
import type { Voice } from './voice.ts';

/** The question, where the run stands, what can be done, and how it is said. */
export interface Part<Q extends Question = Question> {
  readonly question: Q;
  readonly state: State;
  readonly acts: Acts;
  readonly voice: Voice;
  /** Decides the order of mixed choices. */
  readonly seed: string;
}
