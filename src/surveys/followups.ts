/**
 * Follow-ups — "you said, we did": on a later visit, in a slot, for those who answered. It is said throughout one visit, and not again.
 * Writes text only and puts the page's own words back.
 */
import { matches } from '../decision/condition.ts';
import { duration } from '../decision/durations.ts';
import type { Dispose, FeatureClient, Survey } from '../types.ts';
import { readPromised, writePromised, type Promised } from './promised.ts';
import { visitOf } from './visit.ts';

type FollowUp = NonNullable<Survey['followUp']>;

/** Whether it is time, and true of what was answered. */
export function isDue({ after, if: wanted }: FollowUp, { at, visit, said, answers }: Promised, { now, visit: current, attributes }: {
  readonly now: number; readonly visit: number; readonly attributes: object;
}): boolean {
  return visit !== current && (said ?? current) === current && now >= at + (duration(after) ?? 0) && (!wanted || matches(wanted, { ...attributes, answers }));
}

/** Says what is due, on this page and those that follow. */
export async function startFollowUps(client: FeatureClient): Promise<Dispose> {
  const { config, attributes, guard, on } = client;
  const { words } = await import('./showing.ts');
  const written = new Map<Element, { readonly before: string; readonly text: string }>();

  function say({ id, followUp }: Survey, promised: Promised): void {
    const visit = visitOf(client);
    if (!followUp || !isDue(followUp, promised, { now: client.now(), visit, attributes: attributes.value })) return;
    const text = words(followUp.text, `${attributes.value['locale'] as string}`, { ...attributes.value, answers: promised.answers });
    const slots = document.querySelectorAll(`[data-attune-slot="${CSS.escape(followUp.slot)}"]`);
    if (text === undefined || !slots.length) return;
    if (promised.said === undefined) {
      writePromised(client, id, { ...promised, said: visit });
      client.emit('slot_shown', { slot: followUp.slot, variant: 'follow_up', because: id });
    }
    for (const slot of slots) {
      if (slot.textContent === text) continue;
      written.set(slot, { before: written.get(slot)?.before ?? slot.textContent ?? '', text });
      slot.textContent = text;
    }
  }
  const look = guard('followups', () => {
    const promised = readPromised(client);
    for (const survey of config.value.surveys ?? []) {
      const mine = promised[survey.id];
      if (mine) say(survey, mine);
    }
  });
  // A greeting for the same slot is decided first, and gives way.
  const undo = [config.subscribe(() => setTimeout(look)), on('page_viewed', () => setTimeout(look))];
  return () => {
    undo.forEach((stop) => stop());
    for (const [slot, { before, text }] of written) if (slot.textContent === text) slot.textContent = before;
  };
}
