/**
 * Json — the reference of the default request and of `rejected`.
 */
import { expect, test } from 'vitest';
import { json } from '../../../src/delivery/formats/json.ts';
import { stringify } from '../../../src/delivery/formats/wire.ts';
import { catalogue } from '../../fixtures/formats/catalogue.ts';
import { GARBAGE, SENT_AT, answer, encode, request } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';

test('sends every event of the catalogue unchanged, with when and by what it was sent', () => {
  expect(encode(json, catalogue)).toEqual({ sentAt: SENT_AT, sdk: 'attune/1.2.3', events: catalogue });
  expect(request(json, catalogue).headers).toEqual({ 'content-type': 'application/json' });
});

test('encodes hostile data unchanged, but for surrogates that stand alone', () => {
  expect(encode<{ events: unknown }>(json, hostile).events).toEqual(JSON.parse(stringify(hostile)));
});

test('drops what a 2xx names, by id or by index, with its reason', () => {
  const body = { rejected: [{ id: 'a', reason: 'unknown name' }, { index: 2, message: 'no survey' }] };
  expect(answer(json, 200, body)).toEqual({ drop: [{ id: 'a', reason: 'unknown name' }, { id: 'c', reason: 'no survey' }] });
  expect(answer(json, 207, { rejected: [{ id: 'b' }] })).toEqual({ drop: [{ id: 'b', reason: 'rejected' }] });
});

test('sends the others again at once when a 400 names the bad ones', () => {
  expect(answer(json, 400, { rejected: [{ id: 'b', reason: 'bad' }] })).toEqual({ drop: [{ id: 'b', reason: 'bad' }], retry: ['a', 'c'], after: 0 });
});

test.each([401, 429, 500, 503])('believes no list of names that comes with %i', (status) => {
  expect(answer(json, status, { rejected: [{ id: 'b' }] })).toBeUndefined();
});

test('passes over ids and indexes that are not of the batch, and names none twice', () => {
  expect(answer(json, 200, { rejected: [{ id: 'z' }, { index: 3 }, { index: -1 }, { id: 'a' }, 0, 'a'] })).toEqual({ drop: [{ id: 'a', reason: 'rejected' }] });
});

test('leaves an accepting or meaningless answer to its status', () => {
  expect(answer(json, 200, { rejected: [] })).toBeUndefined();
  expect(GARBAGE.map((body) => answer(json, 200, body))).toEqual(GARBAGE.map(() => undefined));
});
