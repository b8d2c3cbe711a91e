/**
 * Migrate — brings a data file of an earlier version up to the tables of this one.
 * Every event is kept whole in its `body`, so the columns are simply read from it again; all of it or nothing.
 */
import { eventRow, INSERT_EVENT, SCHEMA, VERSION } from './schema.mjs';

/** @param {import('node-sqlite3-wasm').Database} database */
export function migrate(database) {
  const version = Number(database.get('PRAGMA user_version')?.['user_version'] ?? 0);
  const isFilled = database.all("SELECT 1 FROM sqlite_master WHERE name = 'events'").length > 0;
  if (version > VERSION) throw new Error(`The data were written by a newer version (${version}); this one reads up to ${VERSION}.`);
  database.exec('BEGIN IMMEDIATE');
  try {
    if (isFilled && version < VERSION) refill(database);
    else database.exec(SCHEMA);
    database.exec(`PRAGMA user_version = ${VERSION}; COMMIT`);
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** @param {import('node-sqlite3-wasm').Database} database */
function refill(database) {
  const indexes = database.all("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = 'events'");
  for (const { name } of indexes) database.exec(`DROP INDEX ${name}`);
  database.exec(`ALTER TABLE events RENAME TO old_events; ALTER TABLE rejected RENAME TO old_rejected; ${SCHEMA}`);
  const insert = database.prepare(INSERT_EVENT);
  for (const { body, received, skew } of database.all('SELECT body, received, skew FROM old_events ORDER BY n')) {
    insert.run(eventRow({ event: JSON.parse(String(body)), received: Number(received), skew: Number(skew ?? 0) }));
  }
  insert.finalize();
  database.exec(`INSERT INTO rejected SELECT n, coalesce(id, ''), reason, received, body FROM old_rejected;
    DROP TABLE old_events; DROP TABLE old_rejected;`);
}
