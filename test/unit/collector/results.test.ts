// @vitest-environment node
/**
 * Results — what the figures say of what was stored.
 * Asked over HTTP, as the results page asks.
 */
import { expect, test } from 'vitest';
import { afterwards, batch, event, post, serve } from './harness.ts';

interface Survey { id: string; funnel: unknown[]; questions: { nps: unknown; tallies: unknown[] }[]; words: unknown[] }
interface Summary { totals: { events: number }; aside: { bots: number }; completeness: unknown; touchpoints: unknown; surveys: Survey[] }

const summaryOf = async (url: string, search = ''): Promise<Summary> => (await (await fetch(`${url}/results/summary.json${search}`)).json()) as Summary;

let number = 0;
const answer = (response: string, value: unknown, more: Record<string, unknown> = {}): Record<string, unknown> =>
  event(++number, { name: 'survey_answered', data: { survey: 'nps', response, question: 'score', type: 'nps', value }, ...more });

test('counts a response once, by its last answer to a question', async () => {
  const { url } = await serve();
  await post(url, batch(answer('a', 3), answer('a', 10), answer('b', 9), answer('c', 7), answer('d', 0)));
  const survey = (await summaryOf(url)).surveys[0]!;
  expect(survey.questions[0]!.nps).toEqual({ score: 25, low: -44.2, high: 72.7, answers: 4, isEnough: false, promoters: 2, passives: 1, detractors: 1 });
  expect(survey.questions[0]!.tallies).toHaveLength(11);
  expect(survey.funnel[1]).toEqual({ step: 'answered', count: 4 });
});

test('says how many of the numbered events are there, lost tails included', async () => {
  const { url } = await serve();
  await post(url, batch(
    event(101, { doc: 'a', seq: 1 }), event(102, { doc: 'a', seq: 3 }),
    event(103, { doc: 'b', seq: 1, after: { doc: 'a', seq: 5 } }),
    event(104, { doc: 'c', seq: 1, after: { doc: 'never-heard-of', seq: 2 } }),
  ));
  expect((await summaryOf(url)).completeness).toEqual({ numbered: 5 + 1 + 1 + 2, received: 4 });
});

test('leaves automated visits out unless they are asked for', async () => {
  const { url } = await serve();
  await post(url, batch(event(1), event(2, { bot: true })));
  expect((await summaryOf(url)).totals.events).toBe(1);
  expect((await summaryOf(url)).aside.bots).toBe(1);
  expect((await summaryOf(url, '?bots=1')).totals.events).toBe(2);
});

test('lists words as they were written, and touchpoints with their mean dwell', async () => {
  const { url } = await serve();
  const words = '<img src=x onerror=alert(1)>\n“naïve”';
  await post(url, batch(
    event(1, { name: 'survey_answered', data: { survey: 'nps', response: 'a', question: 'why', type: 'text', value: words } }),
    event(2, { name: 'touchpoint_viewed', data: { touchpoint: 'pricing', stage: 'consideration' } }),
    event(3, { name: 'touchpoint_left', data: { touchpoint: 'pricing', dwell: 1500 } }),
    event(4, { name: 'touchpoint_left', data: { touchpoint: 'pricing', dwell: 500 } }),
  ));
  const summary = await summaryOf(url);
  expect(summary.surveys[0]!.words[0]).toMatchObject({ question: 'why', text: words });
  expect(summary.touchpoints).toEqual([{ touchpoint: 'pricing', stage: 'consideration', channel: 'web', seen: 1, visitors: 0, dwell: 1000, stops: 0 }]);
});

test('bears answers of any shape under any type', async () => {
  const { url } = await serve();
  const shapes = [null, true, 'nine', [1, 'a'], { deep: { er: 1 } }, 1e308, ''];
  await post(url, batch(...shapes.map((value, index) => answer(`r${index}`, value)), event(500, { name: 'survey_shown', data: { survey: ['x'] } }),
    event(501, { name: 'survey_answered', data: { survey: 'nps', question: 'why', type: 'text', value: { no: 'text' } } })));
  const summary = await summaryOf(url);
  expect(summary.surveys.map(({ id }) => id)).toEqual(['nps']);
});

test('tells readers live, at once and when something was stored', async () => {
  const { url } = await serve();
  const stop = new AbortController();
  afterwards(() => stop.abort());
  const response = await fetch(`${url}/results/live`, { signal: stop.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<Summary> => {
    let text = '';
    while (!/data: .*\n\n/.test(text)) text += (await reader.read()).value ?? '';
    return JSON.parse(/data: (.*)\n/.exec(text)![1]!) as Summary;
  };
  expect((await next()).totals.events).toBe(0);
  await post(url, batch(event(1)));
  expect((await next()).totals.events).toBe(1);
});
