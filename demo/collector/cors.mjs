/**
 * Cors — lets pages of any origin hand over events.
 * Safe to grant to all: the collector reads no cookie, and its answers say nothing that the sender did not.
 */

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Record<string, string>} Headers for every answer of the collector, refusals included,
 *   because a page cannot read the status of an answer without them.
 */
export function corsHeaders(request) {
  const { origin } = request.headers;
  if (!origin) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after',
  };
}

/** @param {import('node:http').IncomingMessage} request @returns {Record<string, string>} Headers for the answer to a preflight. */
export function preflightHeaders(request) {
  return {
    ...corsHeaders(request),
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? 'content-type, content-encoding',
    'access-control-max-age': '86400',
  };
}
