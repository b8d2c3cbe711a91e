/**
 * Survey widget — opens one survey on the page. Loaded when the first survey is due; the only place with Preact.
 * Promise: an answer is told before anything moves; focus comes and goes only with the visitor; nothing is left behind.
 */
import type { HowDismissed, OpenSurface } from '../surface.ts';
import { attend } from './attend.ts';
import { Card } from './card.tsx';
import { createHost, type Wrap } from './host.tsx';
import type { State } from './part.ts';
import { keepClear } from './place.ts';
import { createReach } from './reach.ts';
import { createRun } from './run.ts';
import { createVoice } from './voice.ts';

/** How long a tapped answer is seen before the next question comes, in ms. */
const linger = 180;

/** Opens a survey. Whatever the visitor does is told through the options' callbacks. */
export const open: OpenSurface = (options) => {
  const { parts, survey, at = document.body, theme, guard } = options;
  const { at: place = 'bottom-end', autoAdvance = true } = survey.show ?? {};
  const { frame, modal, dress } = parts;
  const before = document.activeElement;
  const over = new AbortController();
  const wrap: Wrap = (run) => guard('surveys/ui', run);
  const later = (act: () => void, ms: number): void => void setTimeout(wrap(() => over.signal.aborted || act()), ms);

  const close = wrap((how: HowDismissed) => {
    if (over.signal.aborted) return;
    over.abort();
    if (run.flow().at) options.dismissed(run.flow(), how);
    reach.leave();
    options.closed();
  });
  let notice: () => void;
  const draw = (state: State, isTurn?: boolean): void => {
    const wasInside = reach.isInside();
    host.draw(<Card {...{ ...options, state, voice, autoAdvance, acts: run, close }} />);
    notice = () => attend({ isModal: !!modal, host, reach, voice, later, state, wasInside, close });
    if (host.panel.isConnected && (isTurn || state.problem)) notice();
  };
  const mount = (): void => {
    // Its place may have left the page while this was drawn.
    if (!at.isConnected) return close('removed');
    host.mount();
    keepClear(host, wrap, over);
    notice();
  };

  const voice = createVoice(options, () => run.flow().answers);
  const run = createRun({ ...options, autoAdvance, linger, wrap, later, draw });
  const host = createHost({ frame, place, at, voice, css: parts.sheet, wrap, onRemoved: () => close('removed') });
  const reach = createReach({ host, wrap, before, close, until: over });
  modal?.(host.panel, (name, hear) => host.panel.addEventListener(name, wrap(hear)), close);
  dress?.(host.style, theme);
  // All was answered beforehand.
  if (!options.flow.at) options.completed(options.flow);
  // Prepared, drawn and put into the page in tasks of their own: none is long on a slow phone.
  later(() => {
    run.begin();
    later(mount, 0);
  }, 0);
  return { close };
};
