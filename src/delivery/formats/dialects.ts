/**
 * Dialects — answers by which well-known receivers name single events, told apart by their shape.
 * Promise: an answer in no known dialect is `undefined`, so that its status decides.
 */
import type { Format, Interpretation } from '../../types.ts';
import { nothingStored, readDrops, readObject, readRejected } from './answer.ts';

type Interpret = NonNullable<Format['interpret']>;

const THROTTLED = 30 * 1000;
const BY_FIELD = { events_with_invalid_fields: 'invalid', events_with_missing_fields: 'missing', events_with_invalid_id_lengths: 'wrong length of' };

/** Mixpanel's `/import`: a 400 has stored all but the failed. */
const mixpanel: Interpret = (status, _headers, body, ids) => {
  const drop = readDrops(readObject(body)?.['failed_records'], ids);
  return drop.length && (status < 300 || status === 400) ? { drop } : undefined;
};

/** Amplitude's `/2/httpapi`: a 400 has stored nothing and lists indexes by field; a 429 wants a longer rest. */
const amplitude: Interpret = (status, _headers, body, ids): Interpretation | undefined => {
  const answer = readObject(body);
  if (status === 429 && Array.isArray(answer?.['throttled_events'])) return { retry: ids, after: THROTTLED };
  if (status !== 400) return undefined;
  const bad = readDrops(answer?.['silenced_events'], ids, 'silenced').concat(
    Object.entries(BY_FIELD).flatMap(([key, fault]) =>
      Object.entries(answer?.[key] ?? {}).flatMap(([field, indexes]) => readDrops(indexes, ids, `${fault} ${field}`)),
    ),
  );
  const drop = [...new Map(bad.map((one) => [one.id, one])).values()];
  return drop.length ? nothingStored(drop, ids) : undefined;
};

/**
 * Reads `{ rejected }`, Mixpanel's `failed_records` (400, the good ones stored) and Amplitude's lists of indexes
 * (400, nothing stored). For formats of your own: `{ encode, interpret: readAnswer }`.
 */
export const readAnswer: Interpret = (...answer) => readRejected(...answer) ?? mixpanel(...answer) ?? amplitude(...answer);
