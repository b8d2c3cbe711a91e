/**
 * Completeness — whether all is there: events received of those numbered, document by document, lost tails included,
 * what senders reported as lost, and what was kept aside, by reason.
 */

/** `top` is the highest number heard of, in a document's own events or in its successor's `after`. */
const DOCUMENTS = `SELECT doc, max(top) AS numbered, sum(own) AS received, max(newest) AS latest, max(known) AS own_top FROM (
    SELECT doc, max(seq) AS top, max(seq) AS known, count(DISTINCT seq) AS own, max(at) AS newest FROM events WHERE doc != '' AND seq > 0 GROUP BY doc
    UNION ALL
    SELECT after_doc AS doc, max(after_seq) AS top, 0 AS known, 0 AS own, 0 AS newest FROM events WHERE after_doc != '' GROUP BY after_doc
  ) GROUP BY doc`;

/** @param {import('./filter.mjs').Ask} ask */
export async function completeness(ask) {
  const [sum] = await ask(`SELECT count(*) AS documents, sum(numbered) AS numbered_all, sum(received) AS received_all,
    sum(CASE WHEN numbered > received THEN 1 ELSE 0 END) AS gaps, sum(numbered - own_top) AS tails FROM (${DOCUMENTS})`);
  const worst = sum?.gaps ? await ask(`SELECT doc, numbered, received, own_top, latest FROM (${DOCUMENTS}) WHERE numbered > received ORDER BY numbered - received DESC, doc LIMIT 50`) : [];
  return {
    completeness: { numbered: Number(sum?.numbered_all ?? 0), received: Number(sum?.received_all ?? 0) },
    documents: Number(sum?.documents ?? 0), incomplete: Number(sum?.gaps ?? 0), tails: Number(sum?.tails ?? 0),
    worst: worst.map(({ own_top: top, ...row }) => ({ ...row, missing: row.numbered - row.received, tail: row.numbered - top })),
    losses: await ask(`SELECT CASE WHEN kind = '' THEN 'unknown' ELSE kind END AS reason, sum(amount) AS count FROM events WHERE name = 'events_lost' GROUP BY reason ORDER BY count DESC, reason LIMIT 20`),
    reasons: await ask('SELECT reason, count(*) AS count FROM rejected GROUP BY reason ORDER BY count DESC, reason LIMIT 30'),
    rejected: await ask('SELECT id, reason, received, body FROM rejected ORDER BY received DESC, reason, body LIMIT 20'),
  };
}
