/**
 * Open — the store that was asked for by name.
 * A name that means nothing is refused with the names that would, before anything is listened on.
 */
import { join } from 'node:path';
import { openData } from '../../server/data.mjs';
import { createClickhouseStore } from './clickhouse.mjs';
import { createSqliteStore } from './sqlite.mjs';

/**
 * @param {{ name?: string | undefined, folder?: string | undefined, standard: string }} options
 *   `name`: `sqlite:folder` or `clickhouse:http://host:8123/database`; default the embedded store in `folder`, or in `standard`.
 * @returns {Promise<{ store: import('./sqlite.mjs').Store, place: string, window?: number }>} `place`: where the data are, in words;
 *   `window`: how long arrivals wait for each other, in ms, where the store wants something else than the default.
 */
export async function openStore({ name, folder, standard }) {
  if (name === undefined) {
    const { store, folder: place } = openData({ folder, standard });
    return { store, place };
  }
  const [, kind, rest = ''] = /^([a-z]+):(.+)$/.exec(name) ?? [];
  if (kind === 'sqlite') return { store: createSqliteStore({ file: join(rest, 'attune.db') }), place: rest };
  // Every insert is a part on ClickHouse's disks that has to be merged: fewer and larger ones.
  if (kind === 'clickhouse') return { store: await createClickhouseStore({ address: rest }), place: rest.replace(/\/\/[^@/]*@/, '//'), window: 100 };
  throw new Error(`There is no store "${name}": name one as sqlite:folder or clickhouse:http://host:8123/database.`);
}
