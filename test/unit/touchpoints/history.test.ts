// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createFakeClient } from '../fake-client.ts';
import { startHistory } from '../../../src/touchpoints/history.ts';
/** Counts only what comes after the beginning. */
function onNavigation({ onChange }: { onChange: () => void }): () => void {
  const stop = startHistory({ guard });
  window.addEventListener('currententrychange', onChange);
  return () => {
    stop();
    window.removeEventListener('currententrychange', onChange);
  };
}

const { guard } = createFakeClient().client;

function wrapByHand(told: () => void): () => void {
  const before = history.pushState;
  const wrapped: History['pushState'] = (...args) => {
    before.apply(history, args);
    told();
  };
  history.pushState = wrapped;
  return () => {
    if (history.pushState === wrapped) history.pushState = before;
  };
}

test('others who wrapped `pushState` are called, in every order of coming and going', () => {
  for (const isFirst of [true, false]) for (const goesFirst of [true, false]) {
    const other = vi.fn<() => void>();
    const ours = vi.fn<() => void>();
    const undoEarly = isFirst ? wrapByHand(other) : undefined;
    const stop = onNavigation({ onChange: ours });
    const undoLate = isFirst ? undefined : wrapByHand(other);
    history.pushState(null, '', '/both');
    expect([other.mock.calls.length, ours.mock.calls.length]).toEqual([1, 1]);
    if (goesFirst) {
      stop();
      history.pushState(null, '', '/other-alone');
      expect([other.mock.calls.length, ours.mock.calls.length]).toEqual([2, 1]);
      (undoEarly ?? undoLate)?.();
    } else {
      (undoEarly ?? undoLate)?.();
      history.pushState(null, '', '/ours');
      expect(ours.mock.calls.length).toBe(2);
      stop();
    }
    const calls = ours.mock.calls.length;
    history.pushState(null, '', '/nobody');
    expect(ours.mock.calls.length).toBe(calls);
  }
});

test('gives `pushState` back exactly as it was', () => {
  const before = history.pushState;
  const stop = onNavigation({ onChange: () => undefined });
  expect(history.pushState).not.toBe(before);
  stop();
  stop();
  expect(history.pushState).toBe(before);
});

test('tells once what happened before it was there', () => {
  const changed = vi.fn<() => void>();
  window.addEventListener('currententrychange', changed);
  startHistory({ guard })();
  expect(changed).toHaveBeenCalledTimes(1);
  window.removeEventListener('currententrychange', changed);
});

test('who puts back what stood there before us does not make us blind, and two calls in one task are two', async () => {
  const native = history.pushState;
  const stop = startHistory({ guard });
  const paths: string[] = [];
  const hear = (): void => void paths.push(location.pathname);
  window.addEventListener('currententrychange', hear);
  history.pushState = native;
  history.pushState(null, '', '/past-us');
  history.pushState(null, '', '/again');
  expect(paths).toEqual(['/past-us']);
  await Promise.resolve();
  stop();
  window.removeEventListener('currententrychange', hear);
  expect(paths).toEqual(['/past-us', '/again']);
  expect(history.pushState).toBe(native);
});
