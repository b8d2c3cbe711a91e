/**
 * Owner — one process at a time holds a data folder.
 * A process that was killed leaves its mark and SQLite's lock folder behind; the next one sees that it is dead and clears both.
 * A living owner is never disturbed.
 */
import { readFileSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';

/**
 * @param {string} file - The database's file. The mark is `<file>.owner`; the lock of node-sqlite3-wasm is the folder `<file>.lock`.
 * @returns {() => void} Gives it up.
 * @throws An error with code `DATA_IN_USE` while another living process, or this one, holds it.
 */
export function ownFile(file) {
  const mark = `${file}.owner`;
  const mine = `${process.pid} ${birthOf(process.pid)}`;
  const holder = readMark(mark);
  if (holder !== undefined && isAlive(holder)) {
    throw Object.assign(new Error(`${file} is in use by process ${holder.split(' ', 1)}`), { code: 'DATA_IN_USE' });
  }
  if (holder !== undefined) rmSync(mark, { force: true });
  // `wx`: of two that start at once and find a dead owner's mark, one fails here.
  writeFileSync(mark, mine, { flag: 'wx' });
  removeLock(`${file}.lock`);
  return () => rmSync(mark, { force: true });
}

/** @param {string} mark */
function readMark(mark) {
  try {
    return readFileSync(mark, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} lock */
function removeLock(lock) {
  try {
    rmdirSync(lock);
  } catch {
    // Absent, as it is after every clean end.
  }
}

/** @param {string} holder - `<pid> <birth>` */
function isAlive(holder) {
  const [pid, birth] = holder.split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return birth === birthOf(Number(pid));
}

/**
 * When a process began, so that a number used again (after a reboot, in a container) is not taken for its former owner.
 * Known on Linux; elsewhere the number alone must do.
 * @param {number} pid
 */
function birthOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
