/**
 * Json — the default: one object with the events as they are.
 * Promise: any 2xx stores all but the `rejected`; a 400 or 422 that names some has stored none, and costs only those.
 */
import type { Format } from '../../types.ts';
import { readRejected } from './answer.ts';
import { stringify } from './wire.ts';

/**
 * `{ sentAt, sdk, events }`. The receiver may answer `{ "rejected": [{ "id" or "index", "reason" }] }`.
 * Clock skew is the time of receipt less `sentAt`.
 */
export const json: Format = {
  simple: true,
  encode: (events, { sentAt, sdk }) => ({
    body: stringify({ sentAt, sdk, events }),
    headers: { 'content-type': 'application/json' },
  }),
  interpret: readRejected,
};
