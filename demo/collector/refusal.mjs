/**
 * Refusal — an answer other than 200, thrown from where it is noticed to where it is sent.
 * Carries nothing but the status and a sentence that the sender may read.
 */

/**
 * @param {number} status - The HTTP status.
 * @param {string} message - What was wrong, for the sender.
 * @returns {Error & { status: number }}
 */
export function refusal(status, message) {
  return Object.assign(new Error(message), { status });
}

/** @param {unknown} error @returns {error is Error & { status: number }} */
export function isRefusal(error) {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
