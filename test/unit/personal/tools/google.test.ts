// @vitest-environment happy-dom
/**
 * Google — the layer is heard and handed on, and is the page's own again after the end.
 */
import { expect, test, vi } from 'vitest';
import { hearGoogle } from '../../../../src/personal/tools/google.ts';
import type { ToolOptions } from '../../../../src/personal/tools/tool.ts';

const guard: ToolOptions['guard'] = (_, run) => run as never;

test('hears what is pushed while it runs, and gives the layer its own push back', () => {
  const layer: unknown[] = [['consent', 'default', { analytics_storage: 'denied' }]];
  const { push } = layer;
  Object.assign(window, { dataLayer: layer });
  const say = vi.fn<ToolOptions['say']>();
  const stop = hearGoogle({ say, guard });
  expect(say).not.toHaveBeenCalled();
  expect(layer.push(['consent', 'update', { analytics_storage: 'granted', toString: 'granted' }])).toBe(2);
  expect(say.mock.lastCall).toEqual([{ measurement: true }]);
  stop();
  expect(layer.push).toBe(push);
  layer.push(['consent', 'update', { analytics_storage: 'denied' }]);
  expect([say.mock.calls.length, layer.length]).toEqual([1, 3]);
});
