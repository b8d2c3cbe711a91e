/**
 * Attune — the npm entry. Re-exports, nothing else.
 */
export { createAttune } from './client.ts';
export type * from './types.ts';
