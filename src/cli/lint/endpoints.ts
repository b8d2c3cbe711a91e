/**
 * Endpoints — two that would take each other's events out of one queue, of which each would get a part.
 */
import type { Endpoint } from '../../types.ts';
import type { Lint } from './subject.ts';

export const endpoints: Lint = ({ config: { endpoint = [] } }) => {
  const all = [endpoint].flat() as readonly (string | Endpoint)[];
  const queues = all.map((one, index) => (typeof one === 'string' ? undefined : one.name) ?? `${index}`);
  return queues.flatMap((queue, index) => (queues.indexOf(queue) === index ? [] : [{
    level: 'error', rule: 'shared_queue', path: `endpoint[${index}].name`,
    message: `endpoint[${queues.indexOf(queue)}] has the queue "${queue}" already; of one queue each would get a part.`,
    suggestion: 'Give it a name of its own, which is no number.',
  }]));
};
