/**
 * Idle — no input for 5, 15, 30, 60 and 120 seconds while the page could be seen, each told once until there is input again.
 * Time away in another tab is not idling. Hearing input costs one look at the clock.
 */
import type { Dispose } from '../../types.ts';
import { createVisibleClock } from '../clock.ts';
import { listen } from '../listen.ts';
import type { Producing } from './producing.ts';

const second = 1000;
const lengths = [5, 15, 30, 60, 120].map((count) => count * second);
const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'];

export function startIdle({ client, tell }: Producing): Dispose {
  const { guard, page } = client;
  const clock = createVisibleClock({ page });
  let last = clock.now();
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const heard = (): void => {
    last = clock.now();
    // After the longest there is no timer any more.
    if (told === lengths.length) timer = setTimeout(look, lengths[0]);
    told = 0;
  };
  const look = guard('idle', () => {
    const idle = clock.now() - last;
    for (const length of lengths.slice(told)) if (idle >= length) tell({ for: lengths[told++] });
    const next = lengths[told];
    clearTimeout(timer);
    if (next !== undefined && page.isVisible()) timer = setTimeout(look, Math.max(1, next - idle));
  });
  look();
  const undo = [...inputs.map((type) => listen(document, type, heard)), page.on('visible', look), page.whenActive(look), clock.dispose];

  return () => {
    clearTimeout(timer);
    undo.forEach((run) => run());
  };
}
