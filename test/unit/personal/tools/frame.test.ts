// @vitest-environment happy-dom
/**
 * Frame — a consent tool in a frame around this one is asked by messages; nobody else is believed, and nothing is heard once it is over.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { findFramed } from '../../../../src/personal/tools/frame.ts';

const guard = (_: string, run: (...args: never[]) => unknown): never => run as never;
const postMessage = vi.fn<(message: unknown, target: string) => void>();
/** Two frames up; the one between is of another origin. */
const top = { frames: { __tcfapiLocator: {} }, postMessage } as unknown as Window & { parent: Window };
Object.assign(top, { parent: top });
const between = { parent: top, get frames() { throw new DOMException('', 'SecurityError'); } } as unknown as Window;
const stand = (parent: unknown): void => void vi.stubGlobal('parent', parent);
const say = (data: unknown, source: unknown = top): void => void window.dispatchEvent(new MessageEvent('message', { data, source: source as Window }));
afterEach(() => {
  vi.unstubAllGlobals();
  postMessage.mockReset();
});

test('on a page that stands in no other, there is nobody to ask', () => {
  expect(findFramed({ name: '__tcfapi', guard })).toBeUndefined();
  stand(between);
  expect(findFramed({ name: '__gpp', guard })).toBeUndefined();
});

test('asks the frame beside the locator, hears its answers again and again, as objects and as text, until it is over', () => {
  stand(between);
  const heard: unknown[] = [];
  const framed = findFramed({ name: '__tcfapi', guard })!;
  framed.call('addEventListener', (value, isGood) => heard.push([value, isGood]), { version: 2 });
  expect(postMessage).toHaveBeenCalledWith({ __tcfapiCall: { command: 'addEventListener', callId: 'attune-1', version: 2 } }, '*');
  const answer = { __tcfapiReturn: { callId: 'attune-1', returnValue: 1, success: true } };
  say(answer);
  say(JSON.stringify(answer));
  expect(heard).toEqual([[1, true], [1, true]]);
  framed.dispose();
  say(answer);
  expect(heard).toHaveLength(2);
});

test('believes nobody else, and is not disturbed by what is no answer', () => {
  stand(between);
  const hear = vi.fn();
  findFramed({ name: '__tcfapi', guard })!.call('addEventListener', hear);
  const answer = { __tcfapiReturn: { callId: 'attune-1', returnValue: 1, success: true } };
  say(answer, between);
  for (const data of [undefined, null, 1, '{', 'null', {}, { __tcfapiReturn: null }, { __tcfapiReturn: { callId: 'another' } }, { __gppReturn: answer.__tcfapiReturn }]) say(data);
  expect(hear).not.toHaveBeenCalled();
});
