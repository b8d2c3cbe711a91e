/**
 * Ndjson — one event a line, as they are.
 * Promise: posted as `text/plain` it needs no CORS preflight anywhere; what relays say of single events is understood.
 */
import type { Format } from '../../types.ts';
import { readAnswer } from './dialects.ts';
import { stringify } from './wire.ts';

/** Newline-delimited JSON, for own servers, log shippers and Tinybird-like stores. Source: https://github.com/ndjson/ndjson-spec */
export const ndjson: Format = {
  simple: true,
  encode: (events) => ({
    body: events.map((event) => stringify(event) + '\n').join(''),
    headers: { 'content-type': 'application/x-ndjson' },
  }),
  interpret: readAnswer,
};
