/**
 * Queries — what the results ask of the embedded store, as SQL.
 * Each leaves out automated visits unless `:bots` is 1; answers are a response's last word on a question,
 * because going back and changing one's mind sends the answer again.
 */
const HUMAN = '(:bots = 1 OR bot = 0)';

export const TOTALS = `
SELECT count(*) AS events, count(DISTINCT visitor) AS visitors, min(at) AS first, max(at) AS last FROM events WHERE ${HUMAN}`;

export const ASIDE = 'SELECT (SELECT count(*) FROM events WHERE bot = 1) AS bots, (SELECT count(*) FROM rejected) AS rejected';

export const NAMES = `
SELECT name, count(*) AS count FROM events WHERE ${HUMAN} GROUP BY name ORDER BY count DESC, name LIMIT 100`;

/** `numbered` is the highest number heard of, in a document's own events or in its successor's `after`. */
export const COMPLETENESS = `
SELECT coalesce(sum(numbered), 0) AS numbered, coalesce(sum(received), 0) AS received FROM (
  SELECT max(seq) AS numbered, sum(own) AS received FROM (
    SELECT doc, max(seq) AS seq, count(DISTINCT seq) AS own FROM events WHERE doc IS NOT NULL AND seq IS NOT NULL GROUP BY doc
    UNION ALL
    SELECT after_doc, max(after_seq), 0 FROM events WHERE after_doc IS NOT NULL GROUP BY after_doc
  ) GROUP BY doc
)`;

export const LOSSES = `
SELECT coalesce(body ->> '$.data.reason', 'unknown') AS reason, sum(coalesce(body ->> '$.data.count', 1)) AS count
FROM events WHERE name = 'events_lost' GROUP BY reason ORDER BY count DESC LIMIT 20`;

export const TOUCHPOINTS = `
SELECT body ->> '$.data.touchpoint' AS touchpoint,
  max(body ->> '$.data.stage') AS stage,
  max(body ->> '$.data.channel') AS channel,
  sum(name != 'touchpoint_left') AS seen,
  count(DISTINCT visitor) AS visitors,
  avg(CASE name WHEN 'touchpoint_left' THEN body ->> '$.data.dwell' END) AS dwell
FROM events WHERE name IN ('touchpoint_viewed', 'touchpoint_reported', 'touchpoint_left') AND ${HUMAN}
GROUP BY touchpoint HAVING touchpoint IS NOT NULL ORDER BY seen DESC, touchpoint LIMIT 100`;

export const FUNNELS = `
SELECT survey, name, count(DISTINCT coalesce(response, id)) AS count
FROM events WHERE survey IS NOT NULL AND ${HUMAN} GROUP BY survey, name`;

const LAST_ANSWERS = `
SELECT survey, body ->> '$.data.question' AS question, body ->> '$.data.type' AS type, at,
  body -> '$.data.value' AS value, body ->> '$.data.text' AS text,
  row_number() OVER (PARTITION BY survey, coalesce(response, id), body ->> '$.data.question' ORDER BY at DESC, seq DESC, n DESC) AS latest
FROM events WHERE name = 'survey_answered' AND survey IS NOT NULL AND ${HUMAN}`;

/** `value` is JSON. Words are not counted but listed by `WORDS`. */
export const ANSWERS = `
SELECT survey, question, type, value, count(*) AS count FROM (${LAST_ANSWERS})
WHERE latest = 1 AND question IS NOT NULL AND value IS NOT NULL AND type NOT IN ('text', 'contact')
GROUP BY survey, question, type, value ORDER BY survey, question LIMIT 2000`;

export const WORDS = `
SELECT survey, question, at, value, text FROM (${LAST_ANSWERS})
WHERE latest = 1 AND ((type = 'text' AND json_type(value) = 'text') OR text IS NOT NULL) ORDER BY at DESC LIMIT 100`;

export const RECENT = `
SELECT id, name, at, received, visitor, bot, body FROM events WHERE ${HUMAN} ORDER BY n DESC LIMIT 50`;

export const RECENT_REJECTED = 'SELECT id, reason, received FROM rejected ORDER BY n DESC LIMIT 20';
