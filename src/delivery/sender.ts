/**
 * Sender — empties one endpoint's queue, oldest first, whenever it holds the lock. An event leaves the store only after its success or
 * its reported loss. Loaded right after the start. What seldom happens (a refusal, a full store) is loaded when it does;
 * while it cannot be, all is kept and tried again.
 */
import type { Endpoint } from '../types.ts';
import { countOf, isOf, sumOf } from './chunk.ts';
import { contentsOf } from './contents.ts';
import { createPauses } from './pauses.ts';
import { createRounds } from './rounds.ts';
import type { Sender, SenderOptions } from './sending.ts';
import { createTransport } from './transport.ts';

export function createSender(options: SenderOptions): Sender {
  const { destination: { queue, maxBatch, endpoint }, post, plain, guard, report, spoken } = options;
  const store = contentsOf(options.store);
  const transport = createTransport({ endpoint, post, report, plain });
  const pauses = createPauses(options);
  const { pause, setPause, paused, rest } = pauses;
  const course = { sent: 0, fits: maxBatch, strikes: new Map<string, number>() };
  const size = (): number => Math.min(course.fits, transport.format()?.maxEvents ?? Infinity);
  const { expect, schedule, run, dispose } = createRounds({ ...options, ...pauses, store, size });
  const { url } = endpoint as Partial<Endpoint>;
  let isToldApart = false;
  const tellBlocked = guard('blocked', async (where: string) => (await import('./blocked.ts')).tellBlocked({ url: where, report }));
  // There may be something of pages before this one.
  schedule(0);

  return {
    expect, size, dispose,
    send: transport.send,
    isShut: () => paused() > 0 && /busy|missing/.test(pause().why!),
    wake(over) {
      if (over && pause().why === over) setPause();
      schedule(0);
    },
    async settle(keys, answer, isTheLast) {
      if (!answer) {
        course.sent += sumOf(keys, countOf);
        if (pause().why) setPause();
      } else if (typeof answer === 'string') {
        // Last words are a try more than was due.
        if (isTheLast) return;
        rest(answer);
        if (answer === 'unreachable' && pause().tries! > 1 && navigator.onLine && url && !isToldApart) {
          isToldApart = true;
          tellBlocked(url);
        }
      } else if (!isTheLast || answer.response.status < 300) {
        const { sort } = await import('./sorting.ts');
        if (!isTheLast) await spoken();
        await sort({ ...options, store, keys, answer, rest, course, transport, tries: pause().tries ?? 0 });
      }
    },
    async flush() {
      const before = course.sent;
      await run();
      return { sent: course.sent - before, kept: sumOf((await store.keys()).filter((key) => isOf(key, queue)), countOf) };
    },
  };
}
