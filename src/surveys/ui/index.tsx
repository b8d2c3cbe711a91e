/**
 * Survey widget — opens one survey on the page. Loaded when the first survey is due; the only place with Preact.
 * Promise: an answer is told before anything moves; focus comes and goes only with the visitor; nothing is left behind.
 */
import { render } from 'preact';
import type { Flow } from '../flow.ts';
import type { HowDismissed, OpenSurface } from '../surface.ts';
import { attend, complain } from './attend.ts';
import { Card } from './card.tsx';
import { createHost } from './host.ts';
import type { Wrap } from './host.ts';
import { keepClear } from './place.ts';
import { createReach } from './reach.ts';
import { createRun } from './run.ts';
import type { State } from './run.ts';
import { dress } from './theme.ts';
import { createVoice } from './voice.ts';

/** How long a tapped answer is seen before the next question comes, in ms. */
const linger = 180;

/** Where to mount: inside a modal dialog of the page, for everything else is inert then. */
const mountAt = (): Element => [...document.querySelectorAll('dialog[open]')].find((dialog) => dialog.matches(':modal')) ?? document.body;

/** Opens a survey. Whatever the visitor does is told through the options' callbacks. */
export const open: OpenSurface = (options) => {
  const { as, at: place = 'bottom-end', autoAdvance = true } = options.survey.show ?? {};
  const kind = as === 'modal' || as === 'bar' ? as : 'popover';
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const before = document.activeElement;
  const seed = String(Math.random());
  const timers: ReturnType<typeof setTimeout>[] = [];
  const wrap: Wrap = (run) => options.guard('surveys/ui', run);
  const later = (act: () => void, ms: number): void => void timers.push(setTimeout(wrap(act), ms));
  let isOpen = true;

  const end = wrap((tell: (flow: Flow) => void) => {
    if (!isOpen) return;
    isOpen = false;
    if (run.flow().at !== undefined) tell(run.flow());
    timers.forEach(clearTimeout);
    unwatch();
    reach.leave();
    render(undefined, host.room);
    options.closed();
  });
  const close = (how: HowDismissed): void => end((flow) => options.dismissed(flow, how));
  const draw = (state: State, isTurn: boolean): void => {
    const wasInside = reach.isInside();
    render(<Card {...{ state, voice, seed, autoAdvance, acts: run, close: () => close('close'), snooze: () => end(options.snoozed) }} />, host.room);
    if (isTurn) attend({ isModal: kind === 'modal', host, reach, voice, later, state, wasInside, close });
    else if (state.problem) complain({ host, reach, later }, voice.wrong(state.problem));
  };

  const voice = createVoice(options, () => run.flow().answers);
  const run = createRun({ ...options, autoAdvance, linger: isCalm ? 0 : linger, now: () => performance.now(), wrap, later, draw });
  const host = createHost({ kind, place, at: options.at ?? mountAt(), voice, wrap, onRemoved: () => close('removed') });
  const reach = createReach({ host, wrap, before, close });
  dress(host.style, options.theme);
  const unwatch = keepClear(host, wrap);
  run.begin();
  return { close: (how = 'api') => close(how) };
};
