import { beforeEach, afterEach, expect, test, vi } from 'vitest';
import { pauseOf, verdictOf } from '../../../src/delivery/verdict.ts';
import type { Format } from '../../../src/types.ts';

const now = 1_800_000_000_000;
const reports: string[] = [];
beforeEach(() => {
  reports.length = 0;
  vi.stubGlobal('location', { href: 'https://shop.example/' });
});
afterEach(() => vi.unstubAllGlobals());

interface Case { status?: number; body?: string; headers?: Record<string, string>; redirected?: boolean; url?: string; interpret?: Format['interpret'] }
function judge({ status = 200, body = '', headers = {}, redirected = false, url = 'https://shop.example/collect', interpret }: Case) {
  return verdictOf({
    answer: { response: { status, redirected, url, headers: new Headers(headers) }, body },
    ids: ['a', 'b'], now: () => now, report: (code) => void reports.push(code), destination: { endpoint: { url: '/collect' } },
    transport: { format: () => interpret && { interpret, encode: () => ({ body: '' }) } } as never,
  });
}

test.each([200, 201, 204])('%i takes them all', (status) => {
  expect(judge({ status })).toMatchObject({ is: 'taken' });
});

test.each([408, 425, 429])('%i is busy and says until when', (status) => {
  expect(judge({ status, headers: { 'retry-after': '7' } })).toEqual({ is: 'later', why: 'busy', after: 7000 });
});

test.each([401, 403, 404, 407, 501, 505])('%i is a mistake of set-up, kept and tried every 15 minutes', (status) => {
  expect(judge({ status })).toEqual({ is: 'later', why: 'missing', after: 15 * 60_000 });
});

test.each([500, 502, 503, 504])('%i is tried again', (status) => {
  expect(judge({ status })).toMatchObject({ is: 'later', why: 'failing' });
});

test.each([[413, 'too_large'], [400, 'refused'], [422, 'refused'], [409, 'refused']] as const)('%i is wrong: %s', (status, reason) => {
  expect(judge({ status })).toEqual({ is: 'wrong', reason });
});

test('a page of HTML, and a yes from elsewhere, are no answer of the endpoint\'s', () => {
  expect(judge({ headers: { 'content-type': 'text/html; charset=utf-8' }, body: '\n<!doctype html>' })).toEqual({ is: 'later', why: 'answer' });
  expect(judge({ redirected: true, url: 'https://portal.example/login' })).toEqual({ is: 'later', why: 'answer' });
  expect(reports).toEqual([]);
  expect(judge({ redirected: true, url: 'https://shop.example/v2/collect' })).toMatchObject({ is: 'taken' });
});

test.each(['', '  ', 'ok'])('an answer %j that a server calls HTML for want of another name is its own', (body) => {
  expect(judge({ headers: { 'content-type': 'text/html; charset=utf-8' }, body })).toMatchObject({ is: 'taken' });
});

test.each([300, 304])('%i says nothing about the events, which are kept', (status) => {
  expect(judge({ status })).toEqual({ is: 'later', why: 'answer' });
});

test.each([
  ['throws', () => { throw new Error('no'); }], ['says what is no list', () => ({ drop: 'a' })], ['counts backward', () => ({ lost: -1 })],
] as const)('a format that %s about an answer is reported, and the status decides', (_, interpret) => {
  expect(judge({ status: 503, interpret: interpret as never })).toMatchObject({ is: 'later', why: 'failing' });
  expect(judge({ interpret: interpret as never })).toMatchObject({ is: 'taken' });
  expect(reports).toEqual(['format_failed', 'format_failed']);
});

test('what the receiver names is dropped, the rest is taken', () => {
  expect(judge({ body: '{"rejected":[{"id":"b","reason":"no"}]}' })).toMatchObject({ is: 'taken', drop: [{ id: 'b', reason: 'no' }] });
});

test('a format reads its own receiver\'s answer, or leaves it to the status', () => {
  expect(judge({ status: 400, interpret: () => ({ retry: ['a'] }) })).toMatchObject({ is: 'taken', retry: ['a'] });
  expect(judge({ status: 400, interpret: () => undefined })).toEqual({ is: 'wrong', reason: 'refused' });
});

test.each([
  ['120', 120_000], [' 5 ', 5000], ['0', undefined], ['86400', 3_600_000], [new Date(now + 90_000).toUTCString(), 90_000],
  [new Date(now - 90_000).toUTCString(), undefined], ['soon', undefined], ['-5', undefined], ['', undefined], [null, undefined],
])('Retry-After %j is a pause of %j ms', (header, pause) => {
  // "-5" is read as a date by some engines; then it is over, and no pause either.
  expect(pauseOf(header, now)).toBe(pause);
});
