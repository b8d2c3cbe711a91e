/**
 * Facts — what the gates ask about a survey, as it is on this page at this moment.
 */
import { attribute } from '../decision/attribute.ts';
import { gates } from '../decision/gates.ts';
import type { FeatureClient, Gate, Survey } from '../types.ts';
import type { SurveyHistory } from './history.ts';
import type { Kept, KeptRun } from './kept.ts';
import { hostModal, slotOf } from './mount.ts';
import type { Rule, Rules } from './rules.ts';
import type { Wait } from './wait.ts';

/** A complete journey that has not led to a showing yet, or a run to be resumed. */
export interface Pending {
  readonly completedAt: number;
  readonly wait: Wait;
  readonly kept: KeptRun | undefined;
}

interface FactsOptions {
  readonly client: FeatureClient;
  readonly rules: Rules;
  readonly history: SurveyHistory;
  readonly runs: Kept;
  readonly pending: ReadonlyMap<string, Pending>;
  /** Why its widget could not be loaded, by survey. */
  readonly unready: ReadonlyMap<string, string>;
  /** The survey that is open in this tab. */
  readonly open: () => string | undefined;
}

/** Asks all gates of a survey. */
export function createGates({ client, rules, history, runs, pending, unready, open }: FactsOptions): (rule: Rule) => readonly Gate[] {
  /** What has the surface. */
  function busy({ show }: Survey): string | undefined {
    const elsewhere = runs.held();
    return open() ?? (elsewhere ? `${elsewhere.survey} in another tab` : hostModal() ? 'a dialog of the page' : show?.as === 'inline' && !slotOf(show) ? 'no slot' : undefined);
  }

  return ({ survey, journey }) => {
    const { limits, holdout } = client.config.value;
    const { id, group } = survey;
    const all = rules.surveys();
    const attributes = client.attributes.value;
    // Limits that may not be kept cannot be held.
    const given = attribute(attributes, 'consent.personalization') !== false;
    const waiting = pending.get(id);
    // Of those whose wait is over the highest priority goes first, then the first in the file.
    const [best] = all.filter((one) => (pending.get(one.id)?.wait.left() ?? 1) <= 0).sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
    return gates(survey, {
      now: client.now(), visitor: client.visitor(), attributes, limits, holdout, consent: { needs: 'personalization', given },
      journey: { ...rules.standing({ survey, journey }), completedAt: waiting?.completedAt },
      path: location.pathname, route: location.hash.startsWith('#/') ? location.hash : undefined,
      history: history.of(id),
      all: history.shared(all),
      group: history.shared(all.filter((other) => group !== undefined && other.group === group)),
      waited: waiting?.wait.elapsed(),
      busy: busy(survey), yields: waiting && best && best !== survey ? best.id : undefined, unready: unready.get(id),
    });
  };
}
