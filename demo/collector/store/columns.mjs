/**
 * Columns — one event as one flat row, the same in every store. Pure.
 * The event is kept whole in `body`; the other columns repeat what results ask for, so that no store has to read JSON.
 * Nothing is ever NULL: an absent text is empty and an absent number 0, which every store counts alike.
 */

/** @typedef {{ name: string, kind: 'text' | 'integer' | 'real', read: (event: Record<string, any>) => unknown }} Column */

const LONGEST = 256;

/** Half a surrogate pair is text to no store, and a NUL ends it in some. @param {string} value */
export const storable = (value) => value.toWellFormed().replaceAll('\0', '\ufffd');
/** @param {unknown} value */
const text = (value) => (typeof value === 'string' ? storable(value.slice(0, LONGEST)) : '');
/** @param {unknown} value */
const real = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
/** @param {unknown} value */
const whole = (value) => Math.max(0, Math.min(Number.MAX_SAFE_INTEGER, Math.round(real(value))));
/** @param {unknown} value */
const json = (value) => (value === undefined || value === null ? '' : JSON.stringify(value));

/** @param {unknown} url */
function pathOf(url) {
  if (typeof url !== 'string' || !URL.canParse(url)) return '';
  return text(new URL(url).pathname);
}

/** What somebody wrote: the whole answer to a question of words, or the remark beside another. @param {Record<string, any>} data */
function wordsOf({ type, value, text: beside }) {
  const said = typeof beside === 'string' && beside ? beside : type === 'text' ? value : '';
  return typeof said === 'string' ? storable(said) : '';
}

/** @param {string} name @param {(data: Record<string, any>) => unknown} read @returns {Column} */
const ofData = (name, read) => ({ name, kind: 'text', read: ({ data }) => read(data ?? {}) });

/** @type {readonly Column[]} */
export const COLUMNS = [
  // One id in two spellings is still one event.
  { name: 'id', kind: 'text', read: ({ id }) => id.toLowerCase() },
  { name: 'name', kind: 'text', read: ({ name }) => name },
  { name: 'at', kind: 'integer', read: ({ at }) => whole(at) },
  { name: 'doc', kind: 'text', read: ({ doc }) => text(doc) },
  { name: 'seq', kind: 'integer', read: ({ seq }) => whole(seq) },
  { name: 'after_doc', kind: 'text', read: ({ after }) => text(after?.doc) },
  { name: 'after_seq', kind: 'integer', read: ({ after }) => whole(after?.seq) },
  { name: 'visitor', kind: 'text', read: ({ visitor }) => text(visitor) },
  { name: 'session', kind: 'text', read: ({ session }) => text(session) },
  { name: 'path', kind: 'text', read: ({ url }) => pathOf(url) },
  { name: 'audiences', kind: 'text', read: ({ audiences }) => (audiences?.length ? `,${audiences.join(',')},` : '') },
  { name: 'bot', kind: 'integer', read: ({ bot }) => (bot ? 1 : 0) },
  ofData('survey', ({ survey }) => text(survey)),
  ofData('response', ({ response }) => text(response)),
  ofData('question', ({ question }) => text(question)),
  ofData('type', ({ type }) => text(type)),
  ofData('value', ({ value }) => json(value)),
  ofData('words', wordsOf),
  // A site's own event may speak of a touchpoint; only the SDK's own say that one was met.
  { name: 'touchpoint', kind: 'text', read: ({ name, data }) => (name.startsWith('touchpoint_') ? text(data?.touchpoint) : '') },
  ofData('stage', ({ stage }) => text(stage)),
  ofData('channel', ({ channel }) => text(channel)),
  ofData('slot', ({ slot }) => text(slot)),
  ofData('variant', ({ variant }) => text(variant)),
  ofData('kind', ({ kind, reason, how, form }) => text(kind ?? reason ?? how ?? form)),
  ofData('selector', ({ selector }) => text(selector)),
  { name: 'amount', kind: 'real', read: ({ name, data }) => real(name === 'events_lost' ? data?.count ?? 1 : data?.dwell ?? data?.took) },
  { name: 'body', kind: 'text', read: (event) => JSON.stringify(event) },
];

/** @param {import('../commits.mjs').Arrival} arrival @returns {Record<string, string | number>} */
export function rowOf({ event, received, skew }) {
  const row = Object.fromEntries(COLUMNS.map(({ name, read }) => [name, /** @type {string | number} */ (read(event))]));
  return { ...row, received, skew: Math.round(skew ?? 0) };
}
