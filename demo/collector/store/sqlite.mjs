/**
 * Sqlite — the embedded store: one file, write-ahead log, no server.
 * What `insert` returned from is on the disk (`synchronous = FULL`), and survives a kill.
 * Any other store has the same methods, and may answer with promises.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { migrate } from './migrate.mjs';
import { ownFile } from './owner.mjs';
import { eventRow, INSERT_EVENT, INSERT_REJECTED } from './schema.mjs';

/**
 * @typedef {Record<string, any>} Row
 * @typedef {Record<string, string | number>} Parameters - By name, without the colon.
 * @typedef {{
 *   insert: (batch: import('../commits.mjs').Batch) => unknown,
 *   ask: (sql: string, parameters?: Parameters) => Row[] | Promise<Row[]>,
 *   isPartial: () => boolean,
 *   close: () => void,
 * }} Store - `ask` reads, in the SQL that all stores share; `isPartial`: some of the store could not be asked of late.
 */

/**
 * @param {{ file: string }} options - Made, with its folder, where it is missing.
 * @returns {Store}
 * @throws An error with code `DATA_IN_USE` while another process holds the file.
 */
export function createSqliteStore({ file }) {
  mkdirSync(dirname(file), { recursive: true });
  const disown = ownFile(file);
  const database = open(file, disown);
  const insertEvent = database.prepare(INSERT_EVENT);
  const insertRejected = database.prepare(INSERT_REJECTED);

  return {
    /** Stores a batch, all of it or nothing. Events whose id is known are left as they are. */
    insert({ events, rejected }) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const arrival of events) insertEvent.run(eventRow(arrival));
        for (const { id, reason, received, body } of rejected) insertRejected.run([id ?? '', reason, received, body]);
        database.exec('COMMIT');
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    ask(sql, parameters = {}) {
      // A parameter that a query does not name is an error to SQLite.
      const named = Object.entries(parameters).filter(([name]) => new RegExp(`:${name}\\b`).test(sql));
      return database.all(sql, named.length ? Object.fromEntries(named.map(([name, value]) => [`:${name}`, value])) : undefined);
    },
    isPartial: () => false,
    close() {
      if (!database.isOpen) return;
      insertEvent.finalize();
      insertRejected.finalize();
      database.close();
      disown();
    },
  };
}

/** @param {string} file @param {() => void} disown @throws In words of its own where the file is locked. */
function open(file, disown) {
  try {
    const database = new sqlite.Database(file);
    // The wasm build has no shared memory, so a write-ahead log needs the exclusive lock first.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;');
    migrate(database);
    return database;
  } catch (error) {
    disown();
    const isLocked = error instanceof Error && /locked/.test(error.message);
    throw isLocked ? new Error(`${file} is locked by another program. If there is none, remove ${file}.lock.`) : error;
  }
}
