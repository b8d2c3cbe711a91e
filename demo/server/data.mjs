/**
 * Data — opens the store in the folder that was asked for, or in the default one.
 * A second demo started from the same place gets a folder of its own inside, and says so, rather than failing;
 * a folder that was named is never exchanged for another.
 */
import { join } from 'node:path';
import { createSqliteStore } from '../collector/store/sqlite.mjs';

const FILE = 'attune.db';

/**
 * @param {{ folder?: string | undefined, standard: string }} options
 * @returns {{ store: import('../collector/store/sqlite.mjs').Store, folder: string }}
 * @throws An error with code `DATA_IN_USE` when the folder that was named is held by another process.
 */
export function openData({ folder, standard }) {
  if (folder !== undefined) return { store: createSqliteStore({ file: join(folder, FILE) }), folder };
  for (let number = 1; ; number++) {
    const own = number === 1 ? standard : join(standard, String(number));
    try {
      return { store: createSqliteStore({ file: join(own, FILE) }), folder: own };
    } catch (error) {
      if (number === 20 || !(error instanceof Error && 'code' in error && error.code === 'DATA_IN_USE')) throw error;
    }
  }
}
