/**
 * Schema — the tables of the embedded store.
 * Each index holds all that one view reads, because the rows themselves are wide; `name` leads the partial ones too, for SQLite
 * chooses by what it can look up.
 * `n` is the order of arrival. An event's id is unique: a second arrival of it is nothing new.
 */
import { COLUMNS, rowOf } from './columns.mjs';

/** Raised with every change of the tables: a file of another version is filled anew from the events that it holds. */
export const VERSION = 3;

const KINDS = { text: 'TEXT', integer: 'INTEGER', real: 'REAL' };
const NAMES = [...COLUMNS.map(({ name }) => name), 'received', 'skew'];

export const SCHEMA = `
CREATE TABLE IF NOT EXISTS events (
  n INTEGER PRIMARY KEY,
  ${COLUMNS.map(({ name, kind }) => `${name} ${KINDS[kind]} NOT NULL${name === 'id' ? ' UNIQUE' : ''}`).join(', ')},
  received INTEGER NOT NULL, skew INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS events_by_name ON events (name, bot, visitor, at);
CREATE INDEX IF NOT EXISTS events_by_time ON events (at, bot);
CREATE INDEX IF NOT EXISTS events_by_visitor ON events (visitor, at, bot);
CREATE INDEX IF NOT EXISTS events_by_page ON events (name, path, bot, at) WHERE name = 'page_viewed';
CREATE INDEX IF NOT EXISTS events_answered ON events (name, at, seq, id, bot) WHERE name = 'survey_answered';
CREATE INDEX IF NOT EXISTS events_of_bots ON events (bot) WHERE bot = 1;
CREATE INDEX IF NOT EXISTS events_by_arrival ON events (received, at, id);
CREATE INDEX IF NOT EXISTS events_by_doc ON events (doc, seq, at);
CREATE INDEX IF NOT EXISTS events_after ON events (after_doc, after_seq) WHERE after_doc != '';
CREATE INDEX IF NOT EXISTS events_by_touchpoint ON events (touchpoint, visitor, name, amount, stage, channel, bot, at) WHERE touchpoint != '';
CREATE INDEX IF NOT EXISTS events_by_session ON events (name, session, at, seq, bot, touchpoint) WHERE name = 'touchpoint_viewed';
CREATE TABLE IF NOT EXISTS rejected (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  reason TEXT NOT NULL,
  received INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (reason, body)
);
`;

export const INSERT_EVENT = `INSERT INTO events (${NAMES}) VALUES (${NAMES.map(() => '?')}) ON CONFLICT (id) DO NOTHING`;
export const INSERT_REJECTED = 'INSERT INTO rejected (id, reason, received, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';

/** @param {import('../commits.mjs').Arrival} arrival @returns {(string | number)[]} The values for `INSERT_EVENT`. */
export function eventRow(arrival) {
  const row = rowOf(arrival);
  return NAMES.map((name) => row[name] ?? '');
}
