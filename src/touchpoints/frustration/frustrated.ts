/**
 * Frustrated — what a visitor does when something does not work: clicks in rage, clicks on what does nothing, clicks that fail,
 * goes back at once. Loaded only where a rule, a listener or `report` wants `frustrated`. Each is told with its kind and where it was.
 */
import type { Dispose } from '../../types.ts';
import { listen } from '../listen.ts';
import { originOf, selectorOf } from '../target.ts';
import type { Producing } from '../signals/producing.ts';
import { createAnswers } from './answers.ts';
import { startQuickBack } from './back.ts';
import { createDead } from './dead.ts';
import { startErrors } from './errors.ts';
import type { Press } from './press.ts';
import { createRage } from './rage.ts';

export function startFrustrated({ client, tell }: Producing): Dispose {
  const { guard } = client;
  const answers = createAnswers({ guard });
  let downAt: number | undefined;

  function told(kind: string, { origin }: Press): void {
    const selector = selectorOf(origin);
    if (selector) tell({ kind, selector });
  }
  const options = { guard, answers, told };
  const hearers = [createRage(options), createDead(options), startErrors(options), startQuickBack({ client, tell: () => tell({ kind: 'quick_back' }) })];

  // Menus open when the button goes down, so what happens from then on answers the click.
  const down = guard('frustrated', (event: Event) => {
    downAt = performance.now();
    answers.listen(event.composedPath());
  });
  const click = guard('frustrated', (event: Event) => {
    const origin = originOf(event);
    // What a script clicks is nobody's frustration.
    if (!origin || !event.isTrusted) return;
    const press = { event: event as MouseEvent, origin, at: downAt ?? performance.now() };
    downAt = undefined;
    answers.listen(event.composedPath());
    for (const { hear } of hearers) hear(press);
  });
  const undo = [listen(document, 'pointerdown', down), listen(document, 'click', click), answers.dispose, ...hearers.map(({ dispose }) => dispose)];
  return () => undo.forEach((run) => run());
}
