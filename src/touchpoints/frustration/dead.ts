/**
 * Dead — a click on something that looks clickable and does nothing at all for 2.5 seconds. What leaves the page or opens a tab is not asked,
 * nor are fields, players and drawings, whose answers cannot be seen from outside. Told once for an element in a row.
 */
import { patience } from './answers.ts';
import { isAway, isPlayed, isPressable } from './looks.ts';
import type { Judge, Judging } from './press.ts';

export function createDead({ guard, answers, told }: Judging): Judge {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();

  return {
    hear(press) {
      const { event, origin } = press;
      if (isPlayed(origin) || !isPressable(origin)) return;
      clearTimeout(timers.get(origin));
      timers.set(origin, setTimeout(guard('dead', () => {
        timers.delete(origin);
        // Only now is it known whether the page has prevented what the browser would have done.
        if (!isAway(origin, event) && !answers.since(press.at) && document.visibilityState === 'visible') told('dead_click', press);
      }), patience));
    },
    dispose: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}
