/**
 * Flush — all queues are emptied now, as far as their endpoints let us.
 */
import type { Flushed, Loading } from './sending.ts';

export async function flush(queues: readonly Loading[]): Promise<Flushed> {
  const senders = await Promise.all(queues.map((queue) => queue.load()));
  const all = await Promise.all(senders.map((sender) => sender?.flush()));
  return { sent: sum(all.map((one) => one?.sent)), kept: sum(all.map((one) => one?.kept)) };
}

const sum = (numbers: readonly (number | undefined)[]): number => numbers.reduce<number>((total, one = 0) => total + one, 0);
