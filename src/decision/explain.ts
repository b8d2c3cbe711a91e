/**
 * Explain — why something shows or does not, as one complete sentence and the gates in words.
 * The decisive gate speaks first: one that time and the visitor's doing will not open, else the first that is shut.
 * Loaded only when somebody asks.
 */
import type { Explainable, Explanation, Gate, Outcome } from '../types.ts';
import { nearest } from './nearest.ts';
import { REASONS, stepsOf } from './reasons.ts';
import type { Subject } from './reasons.ts';
import { sayDay, sayDuration, sayEvents, sayStep, sayTime } from './spoken.ts';

/** Whether a shut gate stays shut, whatever comes. */
function isFinal({ gate, from }: Gate): boolean {
  return ['config', 'consent', 'holdout', 'sample', 'done'].includes(gate) || (['dates', 'limit'].includes(gate) && from === undefined);
}

function outcomeOf({ gate }: Gate): Outcome {
  if (gate === 'done') return 'done';
  if (gate === 'holdout') return 'withheld';
  return ['on', 'wait', 'busy', 'priority'].includes(gate) ? 'waiting' : 'blocked';
}

/** What else holds it back, once its journey is complete. */
function afterJourney(shut: readonly Gate[], { wait }: Subject): string[] {
  const earliest = Math.max(...shut.map(({ from }) => from ?? 0), 0);
  return [...(earliest ? [`not before ${sayTime(earliest)}`] : []), ...(wait ? [`then ${sayDuration(wait)}`] : [])];
}

function clauses(decisive: Gate, shut: readonly Gate[], subject: Subject): string[] {
  const first = REASONS[decisive.gate](decisive, subject);
  const others = shut.filter((gate) => gate !== decisive);
  if (decisive.gate === 'on') return [first, ...afterJourney(others.filter(({ gate }) => gate !== 'wait'), subject)];
  // A final reason stands with its like; what would otherwise still open or shut is then beside the point.
  const alike = others.filter((gate) => gate.gate !== 'wait' && gate.gate !== 'on' && isFinal(gate) === isFinal(decisive));
  return [first, ...alike.map((gate) => REASONS[gate.gate](gate, subject))];
}

function inWords(gate: Gate, subject: Subject): Gate {
  const steps = stepsOf(subject);
  const { step = 0, found } = gate;
  if (gate.gate !== 'on') return gate;
  const wanted = steps[Math.min(step, steps.length - 1)]!;
  const before = steps[step - 1];
  const { since } = found as { since?: number };
  return {
    ...gate,
    wanted: sayStep(wanted),
    found: since === undefined ? 'nothing yet' : `${sayEvents(gate.pass || !before ? wanted : before)} ${sayDay(since)}`,
  };
}

/** The sentence and the outcome for gates as they stand. */
export function explain({ id, kind, gates, definition = {}, open }: Explainable): Explanation {
  const shut = gates.filter(({ pass }) => !pass);
  const decisive = shut.find(({ gate }) => gate === 'done') ?? shut.find(isFinal) ?? shut[0];
  const subject: Subject = { ...definition, kind };
  const worded = gates.map((gate) => inWords(gate, subject));
  const say = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  if (open) {
    const because = open === 'asked' ? 'It is shown because it was asked for; limits do not apply.' : 'It is shown now, because every gate was open.';
    return { id, kind, outcome: 'shown', because, gates: worded };
  }
  if (!decisive) return { id, kind, outcome: 'shown', because: 'Every gate is open, so it is shown.', gates: worded };
  return { id, kind, outcome: outcomeOf(decisive), because: say(clauses(decisive, shut, subject).join('; ')), gates: worded };
}

/** The answer for an id that nobody has heard of. */
export function unknown(id: string, known: readonly string[]): Explanation {
  const near = nearest(id, known);
  return {
    id, kind: 'unknown', outcome: 'unknown', gates: [],
    because: `Nothing here is called ${id}${near === undefined ? '' : `; the nearest is ${near}`}.`,
    ...(near === undefined ? {} : { nearest: near }),
  };
}

/** Of what features can explain, all or one of it. */
export function answer(explainables: readonly (readonly Explainable[])[], id: string | undefined): Explanation | Explanation[] {
  const all = explainables.flat();
  if (id === undefined) return all.map(explain);
  const found = all.find((one) => one.id === id);
  return found ? explain(found) : unknown(id, all.map((one) => one.id));
}
