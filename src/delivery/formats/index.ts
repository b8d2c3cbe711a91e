/**
 * Formats — the entry `attune/formats`: all nine wire formats by name.
 * Promise: each is pure, holds no state, and is left out of a bundle that does not import it.
 */
export { json } from './json.ts';
export { ndjson } from './ndjson.ts';
export { clickhouse } from './clickhouse.ts';
export { cloudevents } from './cloudevents.ts';
export { otlp } from './otlp.ts';
export { segment } from './segment.ts';
export { posthog } from './posthog.ts';
export { snowplow } from './snowplow.ts';
export { kafka } from './kafka.ts';
export { readAnswer } from './dialects.ts';
