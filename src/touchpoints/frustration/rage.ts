/**
 * Rage — three clicks within a second and 30 px that nothing answers. What answers is working, however fast it is pressed: a stepper,
 * a carousel, a game. A burst is told once.
 */
import { isAway, isPlayed, isPressable } from './looks.ts';
import type { Judge, Judging, Press } from './press.ts';

const clicks = 3;
/** Within this many milliseconds and pixels. */
const within = 1000;
const around = 30;
/** An answer may take so long, in milliseconds, while the visitor goes on clicking. */
const patience = 300;

export function createRage({ guard, answers, told }: Judging): Judge {
  let burst: Press[] = [];
  let toldAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const judge = guard('rage', () => {
    const open = burst.filter(({ at }) => !answers.since(at));
    const last = open.at(-1);
    if (open.length < clicks || !last) return;
    burst = [];
    // Three clicks on text select it, and a link that opens a tab has done so three times.
    if (isAway(last.origin, last.event)) return;
    if (!isPressable(last.origin) && getSelection()?.isCollapsed === false) return;
    if (last.at - toldAt > within) told('rage_click', last);
    toldAt = last.at;
  });

  return {
    hear(press) {
      const { event, origin, at } = press;
      // The keyboard's clicks are nowhere.
      if (!event.detail || isPlayed(origin)) return;
      const isNear = (one: Press): boolean => at - one.at <= within && Math.hypot(one.event.clientX - event.clientX, one.event.clientY - event.clientY) <= around;
      burst = [...burst.filter(isNear), press];
      if (burst.length < clicks) return;
      clearTimeout(timer);
      timer = setTimeout(judge, patience);
    },
    dispose: () => clearTimeout(timer),
  };
}
