/**
 * Types — the vocabulary. Compiles to nothing; may import nothing.
 * The configuration types are the source of `schema.json`, so every field of theirs says what it means.
 */
export type * from './types/event.ts';
export type * from './types/condition.ts';
export type * from './types/endpoint.ts';
export type * from './types/survey.ts';
export type * from './types/config.ts';
export type * from './types/decision.ts';
export type * from './types/client.ts';
