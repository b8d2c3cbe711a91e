// @vitest-environment happy-dom
/**
 * Tcf — only what the visitor has chosen counts; where the GDPR does not apply nothing is forbidden; and after the end nobody is asked.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hearTcf } from '../../../../src/personal/tools/tcf.ts';
import type { ToolOptions } from '../../../../src/personal/tools/tool.ts';

type Hear = (data: object, isGood: boolean) => void;

const say = vi.fn<ToolOptions['say']>();
const guard: ToolOptions['guard'] = (_, run) => run as never;
const api = vi.fn<(command: string, version: number, hear: Hear, parameter?: unknown) => void>();
const answer = (data: object): void => api.mock.calls[0]![2]({ listenerId: 7, ...data }, true);
const all = { preferences: true, personalization: true, measurement: true };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

test('where the GDPR does not apply, nothing is forbidden; what is on the screen is no choice yet', () => {
  vi.stubGlobal('__tcfapi', api);
  const stop = hearTcf({ say, guard });
  answer({ gdprApplies: true, eventStatus: 'cmpuishown', purpose: { consents: { 1: true } } });
  expect(say).not.toHaveBeenCalled();
  answer({ gdprApplies: false });
  expect(say.mock.lastCall).toEqual([all]);
  answer({ gdprApplies: true, eventStatus: 'tcloaded' });
  expect(say.mock.lastCall).toEqual([{ preferences: false, personalization: false, measurement: false }]);
  stop();
  expect(api.mock.lastCall?.slice(0, 2)).toEqual(['removeEventListener', 2]);
  answer({ gdprApplies: false });
  expect(say).toHaveBeenCalledTimes(2);
});

test('waits for a tool that comes later, and no longer once it is over', () => {
  const stop = hearTcf({ say, guard });
  vi.advanceTimersByTime(1000);
  stop();
  vi.stubGlobal('__tcfapi', api);
  vi.advanceTimersByTime(1000);
  expect(api).not.toHaveBeenCalled();
  hearTcf({ say, guard });
  expect(api).toHaveBeenCalledTimes(1);
});
