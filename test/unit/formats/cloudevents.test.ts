/**
 * Cloudevents — read back by the official SDK, which validates each event.
 */
import { HTTP, type CloudEventV1 } from 'cloudevents';
import { expect, test } from 'vitest';
import { cloudevents } from '../../../src/delivery/formats/cloudevents.ts';
import type { AttuneEvent } from '../../../src/types.ts';
import { anonymousAnswer, catalogue } from '../../fixtures/formats/catalogue.ts';
import { encode, request } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';
import { cloudEventsBatch } from '../../fixtures/formats/schemas.ts';
import { faults } from '../../fixtures/formats/validate.ts';

/** The official parser throws a ValidationError for what is no CloudEvent. */
const received = (events: readonly AttuneEvent[]): CloudEventV1<unknown>[] => {
  const { body, headers = {} } = request(cloudevents, events);
  return HTTP.toEvent({ headers: { ...headers }, body }) as CloudEventV1<unknown>[];
};

test('the official SDK accepts every event of the catalogue as a batch', () => {
  const events = received(catalogue);
  expect(events.map(({ id, type, time, data }) => ({ id, type, time, data }))).toEqual(
    catalogue.map(({ id, name, at, data = {} }) => ({ id, type: `attune.${name}`, time: new Date(at).toISOString(), data })),
  );
});

test('carries the envelope as extension attributes', () => {
  expect(received(catalogue)[0]).toMatchObject({
    source: 'https://shop.example/checkout', seq: 1, afterseq: 7, user: 'u_42', audiences: 'returning,big_basket',
  });
});

test('an anonymous answer comes from `attune` and names nobody', () => {
  const [event = {}] = received([anonymousAnswer]);
  expect(event).toMatchObject({ source: 'attune', datacontenttype: 'application/json' });
  expect(['visitor', 'user', 'session', 'doc'].filter((name) => name in event)).toEqual([]);
});

test.each([['catalogue', catalogue], ['hostile', hostile]])('every event of the %s is valid as it stands on the wire', (_name, events) => {
  expect(faults(cloudEventsBatch, encode(cloudevents, events))).toEqual([]);
  expect(received(events).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
});

test('a hostile user id becomes a valid attribute or none', () => {
  const users = received(['a\u0000b\ud83d\uffffc', '\n', '', '🙂'].map((user) => ({ ...anonymousAnswer, user }))).map(({ user }) => user as unknown);
  expect(users).toEqual(['abc', undefined, undefined, '🙂']);
});

test('names the batch by its media type', () => {
  expect(request(cloudevents, catalogue).headers?.['content-type']).toMatch(/^application\/cloudevents-batch\+json/);
});
