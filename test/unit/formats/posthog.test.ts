/**
 * Posthog — capture in, and all three ways in which it answers.
 */
import { expect, test } from 'vitest';
import { posthog } from '../../../src/delivery/formats/posthog.ts';
import type { AttuneEvent } from '../../../src/types.ts';
import { anonymousAnswer, catalogue } from '../../fixtures/formats/catalogue.ts';
import { GARBAGE, answer, encode } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';
import { posthogBatch } from '../../fixtures/formats/schemas.ts';
import { faults } from '../../fixtures/formats/validate.ts';

interface Captured { readonly uuid: string; readonly event: string; readonly distinct_id: string; readonly properties: { readonly [key: string]: unknown } }
const captured = (events: readonly AttuneEvent[]): readonly Captured[] => encode<{ batch: Captured[] }>(posthog, events, { apiKey: 'phc_1' }).batch;

test.each([['catalogue', catalogue], ['hostile', hostile]])('every event of the %s is valid and keeps its id', (_name, events) => {
  expect(faults(posthogBatch, encode(posthog, events, { apiKey: 'phc_1' }))).toEqual([]);
  expect(captured(events).map(({ uuid }) => uuid)).toEqual(events.map(({ id }) => id));
});

test('page views have the names and properties that web analytics reads', () => {
  const [viewed, left, other] = captured(catalogue);
  expect([viewed?.event, left?.event, other?.event]).toEqual(['$pageview', '$pageleave', 'touchpoint_viewed']);
  expect(viewed?.properties).toMatchObject({ $current_url: 'https://shop.example/checkout', $pathname: '/checkout', $session_id: catalogue[0]?.session, $lib: 'attune' });
});

test('the data are properties, and the envelope stands beside them', () => {
  expect(captured(catalogue)[12]?.properties).toMatchObject({ survey: 'nps', question: 'score', value: 9, attune: { seq: 13 } });
});

test('only known users make person profiles; an anonymous answer is somebody of its own', () => {
  const [known, anonymous] = captured([...catalogue.slice(0, 1), anonymousAnswer]);
  expect(known?.properties).not.toHaveProperty('$process_person_profile');
  expect(known?.distinct_id).toBe('u_42');
  expect(anonymous).toMatchObject({ distinct_id: anonymousAnswer.id, properties: { $process_person_profile: false } });
});

test('results by id: retries only what says so, when it says so; what was refused is lost by name', () => {
  const results = { a: { result: 'retry' }, b: { result: 'drop', details: 'too old' }, c: { result: 'ok' }, z: { result: 'retry' } };
  expect(answer(posthog, 200, { results }, { 'retry-after': '3' })).toEqual({ retry: ['a'], drop: [{ id: 'b', reason: 'too old' }], after: 3_000 });
  expect(answer(posthog, 200, { results: { c: { result: 'limited' } } })).toEqual({ retry: [], drop: [{ id: 'c', reason: 'limited' }] });
});

test('a spent quota behind a 200 is a loss', () => {
  expect(answer(posthog, 200, { status: 1, quota_limited: ['events'] })).toEqual({ drop: ['a', 'b', 'c'].map((id) => ({ id, reason: 'quota' })) });
  expect(answer(posthog, 200, { status: 1, quota_limited: ['recordings'] })).toBeUndefined();
});

test('plain success, other statuses and garbage are left to the status', () => {
  const plain = ['{"status":1}', '{"results":{"a":{"result":"ok"},"b":{"result":"warning"}}}', ...GARBAGE];
  expect(plain.map((body) => answer(posthog, 200, body))).toEqual(plain.map(() => undefined));
  expect(answer(posthog, 503, { results: { a: { result: 'drop' } } })).toBeUndefined();
});
