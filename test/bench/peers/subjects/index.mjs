/**
 * Subjects — who is measured, side by side. A subject says what it loads (`sdk`, bundled; `program`, as it stands; or `folder` with
 * `scripts`), how a page starts it and tracks with it (these run in the page), and what its endpoint answers.
 */
import { amplitude } from './amplitude.mjs';
import { attune } from './attune.mjs';
import { control, floor } from './floor.mjs';
import { mixpanel } from './mixpanel.mjs';
import { opentelemetry } from './opentelemetry.mjs';
import { plausible } from './plausible.mjs';
import { posthog } from './posthog.mjs';
import { rudderstack } from './rudderstack.mjs';
import { segment } from './segment.mjs';
import { snowplow } from './snowplow.mjs';

export const subjects = [control, floor, ...attune, plausible, opentelemetry, posthog, amplitude, rudderstack, snowplow, mixpanel, segment];
