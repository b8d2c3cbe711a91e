/**
 * Sqlite — the embedded store: one file, write-ahead log, no server.
 * What `insert` returned from is on the disk (`synchronous = FULL`), and survives a kill.
 * Any other store has the same four methods, and may answer with promises.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { ownFile } from './owner.mjs';
import * as queries from './queries.mjs';
import { eventRow, INSERT_EVENT, INSERT_REJECTED, SCHEMA } from './schema.mjs';

/**
 * @typedef {Record<string, any>} Row
 * @typedef {ReturnType<typeof createSqliteStore>} Store
 */

/**
 * @param {{ file: string }} options - Made, with its folder, where it is missing.
 * @throws An error with code `DATA_IN_USE` while another process holds the file.
 */
export function createSqliteStore({ file }) {
  mkdirSync(dirname(file), { recursive: true });
  const disown = ownFile(file);
  const database = open(file, disown);
  const insertEvent = database.prepare(INSERT_EVENT);
  const insertRejected = database.prepare(INSERT_REJECTED);

  /** @param {string} sql @param {boolean} [bots] @returns {Row[]} */
  const ask = (sql, bots) => database.all(sql, sql.includes(':bots') ? { ':bots': bots ? 1 : 0 } : undefined);

  return {
    /** Stores a batch, all of it or nothing. Events whose id is known are left as they are. @param {import('../commits.mjs').Batch} batch */
    insert({ events, rejected }) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const arrival of events) insertEvent.run(eventRow(arrival));
        for (const { id, reason, received, body } of rejected) insertRejected.run([id ?? null, reason, received, body]);
        database.exec('COMMIT');
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    /** Everything that results show, uncounted beyond what SQL counts. @param {{ bots: boolean }} filter */
    facts({ bots }) {
      return {
        totals: ask(queries.TOTALS, bots)[0] ?? {},
        aside: ask(queries.ASIDE)[0] ?? {},
        completeness: ask(queries.COMPLETENESS)[0] ?? {},
        losses: ask(queries.LOSSES),
        names: ask(queries.NAMES, bots),
        touchpoints: ask(queries.TOUCHPOINTS, bots),
        funnels: ask(queries.FUNNELS, bots),
        answers: ask(queries.ANSWERS, bots),
        words: ask(queries.WORDS, bots),
      };
    },
    /** The latest arrivals, newest first. @param {{ bots: boolean }} filter */
    recent({ bots }) {
      return { events: ask(queries.RECENT, bots), rejected: ask(queries.RECENT_REJECTED) };
    },
    close() {
      if (!database.isOpen) return;
      insertEvent.finalize();
      insertRejected.finalize();
      database.close();
      disown();
    },
  };
}

/** @param {string} file @param {() => void} disown */
function open(file, disown) {
  try {
    const database = new sqlite.Database(file);
    // The wasm build has no shared memory, so a write-ahead log needs the exclusive lock first.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec(SCHEMA);
    return database;
  } catch (error) {
    disown();
    throw error;
  }
}
