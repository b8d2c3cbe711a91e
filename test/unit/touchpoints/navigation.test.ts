// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createFakeClient } from '../fake-client.ts';
import { onNavigation } from '../../../src/touchpoints/navigation.ts';

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
    const stop = onNavigation({ guard, onChange: ours });
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
  const stop = onNavigation({ guard, onChange: () => undefined });
  expect(history.pushState).not.toBe(before);
  stop();
  stop();
  expect(history.pushState).toBe(before);
});

test('the Navigation API is heard where there is one, and nothing is wrapped', () => {
  const navigation = new EventTarget();
  const before = history.pushState;
  const changed = vi.fn<() => void>();
  const stop = onNavigation({ guard, onChange: changed, navigation });
  expect(history.pushState).toBe(before);
  navigation.dispatchEvent(new Event('currententrychange'));
  stop();
  navigation.dispatchEvent(new Event('currententrychange'));
  expect(changed).toHaveBeenCalledTimes(1);
});
