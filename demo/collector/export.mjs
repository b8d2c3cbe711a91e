/**
 * Export — all events, as one a line or as a table, streamed page by page, so that a million of them need no memory.
 * In a table no cell can become a formula of whoever opens it.
 */
import { once } from 'node:events';

const PAGE = 2000;
const COLUMNS = ['id', 'name', 'at', 'received', 'visitor', 'session', 'path', 'survey', 'response', 'question', 'type', 'value', 'words', 'touchpoint', 'stage', 'channel', 'kind', 'body'];

/**
 * @param {{ store: import('./store/sqlite.mjs').Store, kind: 'ndjson' | 'csv' }} options
 * @returns {import('../server/routes.mjs').Handle}
 */
export function exportEvents({ store, kind }) {
  const type = kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
  return async (_, response) => {
    const sql = `SELECT ${COLUMNS.join(', ')} FROM events WHERE id > :after ORDER BY id LIMIT ${PAGE}`;
    let rows = await store.ask(sql, { after: '' });
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename="attune-events.${kind}"` });
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    if (kind === 'csv') response.write(`${COLUMNS.join(',')}\r\n`);
    while (rows.length && !response.destroyed) {
      const text = rows.map((row) => (kind === 'csv' ? `${COLUMNS.map((name) => cell(row[name])).join(',')}\r\n` : `${row['body']}\n`)).join('');
      if (!response.write(text)) await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
      rows = rows.length < PAGE ? [] : await store.ask(sql, { after: rows.at(-1)?.['id'] });
    }
    response.end();
  };
}

/** @param {unknown} value */
function cell(value) {
  const text = String(value ?? '');
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
