/**
 * Visit — one visit is told from the last without keeping whose it is.
 */
import { expect, test } from 'vitest';
import { createHistory } from '../../../src/surveys/history.ts';
import { visitOf } from '../../../src/surveys/visit.ts';
import type { MemoryKey } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';
import { survey } from './tab.ts';

const inSession = (session: string, memory = new Map<MemoryKey, unknown>()) => Object.assign(createFakeClient({ memory }).client, { session: () => session });

test('is the number of the visit, whatever the session is called', () => {
  const client = inSession('one');
  client.provide('visits', () => 7);
  expect(visitOf(client)).toBe(7);
});

test('is three digits of the session where visits are not counted: the same for the same one', () => {
  const sessions = Array.from({ length: 200 }, (_, n) => `0199-${n}`);
  const visits = sessions.map((session) => visitOf(inSession(session)));
  expect(visits).toEqual(sessions.map((session) => visitOf(inSession(session))));
  expect(visits.every((visit) => Number.isInteger(visit) && visit >= 0 && visit < 1000)).toBe(true);
  expect(new Set(visits).size).toBeGreaterThan(150);
});

test('what limits remember has no id of the session in it, and counts within a visit', () => {
  const memory = new Map<MemoryKey, unknown>();
  const one = createHistory(inSession('0199-secret', memory));
  one.note(survey(), 'shown');
  one.note(survey(), 'shown');
  expect(JSON.stringify([...memory])).not.toContain('0199');
  expect(one.of('s').count).toBe(2);
  expect(createHistory(inSession('another', memory)).of('s')).toMatchObject({ count: 0, shown: [expect.any(Number), expect.any(Number)] });
});
