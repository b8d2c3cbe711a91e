/**
 * Schema — the tables of the embedded store.
 * The event is kept whole in `body`, as it came; the other columns repeat what is asked for often.
 * `n` is the order of arrival. An event's id is unique: a second arrival of it is nothing new.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS events (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  at REAL NOT NULL,
  received INTEGER NOT NULL,
  skew INTEGER,
  doc TEXT, seq INTEGER, after_doc TEXT, after_seq INTEGER,
  visitor TEXT,
  bot INTEGER NOT NULL,
  survey TEXT, response TEXT,
  body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS events_by_name ON events (name, bot);
CREATE INDEX IF NOT EXISTS events_by_survey ON events (survey, name) WHERE survey IS NOT NULL;
CREATE INDEX IF NOT EXISTS events_by_doc ON events (doc, seq);
CREATE TABLE IF NOT EXISTS rejected (
  n INTEGER PRIMARY KEY,
  id TEXT,
  reason TEXT NOT NULL,
  received INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (reason, body)
);
`;

export const INSERT_EVENT = `
INSERT INTO events (id, name, at, received, skew, doc, seq, after_doc, after_seq, visitor, bot, survey, response, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;

export const INSERT_REJECTED = `
INSERT INTO rejected (id, reason, received, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;

/** @param {unknown} value */
const text = (value) => (typeof value === 'string' ? value.slice(0, 256) : null);

/** @param {import('../commits.mjs').Arrival} arrival @returns {(string | number | null)[]} The values for `INSERT_EVENT`. */
export function eventRow({ event, received, skew }) {
  const { id, name, at, doc, seq, after, visitor, bot, data } = event;
  return [
    // One id in two spellings is still one event.
    id.toLowerCase(), name, at, received, skew ?? null,
    doc ?? null, seq ?? null, after?.doc ?? null, after?.seq ?? null, visitor ?? null, bot ? 1 : 0,
    name.startsWith('survey_') ? text(data?.survey) : null,
    name.startsWith('survey_') ? text(data?.response) : null,
    JSON.stringify(event),
  ];
}
