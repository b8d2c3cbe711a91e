/**
 * Report — records a touchpoint that no observer on the page can see.
 */
import type { Client, FeatureClient } from '../types.ts';

export function reportTouchpoint({ emit, report }: Pick<FeatureClient, 'emit' | 'report'>): Client['touchpoint'] {
  return (name, { stage, channel, data } = {}) => {
    if (typeof name === 'string' && name && name.length <= 64) {
      emit('touchpoint_reported', { ...data, touchpoint: name, ...(stage && { stage }), ...(channel && { channel }) });
    } else report('touchpoint_invalid', { path: 'name', found: name });
  };
}
