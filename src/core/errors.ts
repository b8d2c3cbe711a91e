/**
 * Errors — every code the SDK can report, with its sentence. One table, so that a code means one thing everywhere.
 */
import type { AttuneError } from '../types.ts';

const sentences: { readonly [code: string]: string } = {
  bad_name: 'An event name is snake_case and has at most 64 characters.',
  bad_data: 'Event data is an object of JSON values.',
  data_too_large: 'Event data has at most 16 KiB as JSON.',
  too_many_events: 'More than 1000 events in a minute on one page; the rest of the minute is counted as lost.',
  bad_argument: 'The argument is not of the kind that this method takes.',
  config_invalid: 'This part of the configuration is left out.',
  config_unknown_field: 'The configuration has no such field.',
  config_not_json: 'The configuration is not a JSON object, or has more than two million characters.',
  config_unreachable: 'The configuration did not arrive.',
  storage_blocked: 'The browser forbids localStorage; what is remembered lasts as long as the page.',
  storage_invalid: 'What is stored under this key was not written by Attune, or is damaged; it counts as nothing.',
  store_blocked: 'The browser forbids IndexedDB; events are kept in memory until they are sent.',
  store_full: 'The store on the device is full.',
  endpoint_missing: 'The endpoint answers that it does not exist or does not let us in; events are kept and tried every 15 minutes.',
  endpoint_refused: 'The endpoint refused an event; it is counted as lost.',
  endpoint_unreachable: 'The endpoint cannot be reached; events are kept and tried again.',
  endpoint_failing: 'The endpoint answers with a server error; events are kept and tried again.',
  endpoint_answer: 'The answer is not the endpoint\'s own, or cannot be read.',
  request_blocked: 'The endpoint is there, but the browser refuses requests to it: for an extension, a Content-Security-Policy or CORS.',
  format_failed: 'The format failed; the events are kept.',
  headers_failed: 'The headers function failed; the events are kept.',
  events_lost: 'Events were lost.',
  survey_unknown: 'There is no survey of this id.',
  survey_not_ready: 'The survey\'s code could not be loaded.',
  preference_invalid: 'A preference is a short name with a JSON value.',
  selector_invalid: 'The selector is not valid CSS.',
  touchpoints_many: 'A touchpoint has more than 10 000 elements; the rest are not watched.',
  touchpoint_invalid: 'A touchpoint\'s name is snake_case and has at most 64 characters.',
  listener_failed: 'A listener threw.',
  internal: 'Something failed inside Attune; the page is not affected.',
};

/** An error as `onError` hears it. */
export function attuneError(code: string, details: { path?: string | undefined; found?: unknown; cause?: unknown } = {}): AttuneError {
  const { path, found, cause } = details;
  // What the configuration's check expected there, or the field that was probably meant.
  const { wanted } = Object(found) as { wanted?: unknown };
  const where = [path, wanted === undefined ? '' : `expected: ${String(wanted)}`].filter(Boolean).join('; ');
  const error = new Error(`${sentences[code] ?? code}${where && ` (${where})`}`, cause === undefined ? {} : { cause });
  return Object.assign(error, { name: 'AttuneError', code, ...(path === undefined ? {} : { path }), ...(found === undefined ? {} : { found }) });
}
