/**
 * Scrolled — how far down a page view has been scrolled, told at each tenth of the page's height, each once. What is on
 * screen without scrolling counts from the first scroll. Looked at in pauses, so that scrolling never waits for us.
 */
import type { Dispose } from '../../types.ts';
import { createDepth } from '../depth.ts';
import { listen } from '../listen.ts';
import type { Producing } from './producing.ts';

/** In milliseconds. */
const pause = 100;

export function startScrolled({ client, tell }: Producing): Dispose {
  const depth = createDepth(client);
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = client.guard('scrolled', () => {
    timer = undefined;
    // In whole tenths, because 0.1 + 0.2 is not 0.3.
    for (const reached = Math.floor(depth.read() * 10); told < reached;) tell({ depth: ++told / 10 });
  });
  const undo = [
    listen(document, 'scroll', () => {
      timer ??= setTimeout(look, pause);
    }),
    // A page that ends while it is still being scrolled was seen so far.
    client.on('page_left', () => timer !== undefined && look()),
    client.on('page_viewed', () => {
      clearTimeout(timer);
      timer = undefined;
      told = 0;
      depth.reset();
    }),
    depth.dispose,
  ];
  return () => {
    clearTimeout(timer);
    undo.forEach((run) => run());
  };
}
