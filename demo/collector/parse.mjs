/**
 * Parse — the events in a body, whichever of the accepted shapes it has. Pure.
 * `{ events: […] }`, a bare list, one event, or one event a line (ndjson).
 * Told apart by looking, because `text/plain` says nothing and senders mislabel.
 */
import { refusal } from './refusal.mjs';

/**
 * @param {string} text - The body, unzipped.
 * @returns {{ events: unknown[], sentAt?: number }} The events, unchecked; `sentAt` by the sender's clock.
 * @throws 400 when it is neither JSON nor ndjson. Nothing of a broken body is kept:
 *   a line cut short has no id to answer with, and the sender can halve and try again.
 */
export function parseEvents(text) {
  const whole = tryJson(text);
  if (whole === undefined) return { events: parseLines(text) };
  if (Array.isArray(whole)) return { events: whole };
  if (typeof whole !== 'object' || whole === null) throw refusal(400, 'the body must hold events');
  if (Array.isArray(whole.events)) {
    return { events: whole.events, ...(Number.isFinite(whole.sentAt) && { sentAt: whole.sentAt }) };
  }
  if ('events' in whole || !('name' in whole)) throw refusal(400, 'events must be a list');
  return { events: [whole] };
}

/** @param {string} text @returns {unknown[]} */
function parseLines(text) {
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.filter(Boolean).length < 2) throw refusal(400, 'the body is not JSON');
  return lines.flatMap((line, index) => {
    if (!line) return [];
    const value = tryJson(line);
    if (value === undefined) throw refusal(400, `line ${index + 1} is not JSON`);
    return [value];
  });
}

/** @param {string} text @returns {any} The value; `undefined` when it is not JSON. */
function tryJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
