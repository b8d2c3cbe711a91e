/**
 * Flow — the order of questions, what stays of the answers, and what no answer is.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, back, current, finish, npsGroup, resume, route, start } from '../../../src/surveys/flow.ts';
import type { Flow } from '../../../src/surveys/flow.ts';
import { checks } from '../../../src/surveys/checks.ts';
import { validate } from '../../../src/surveys/validate.ts';
import type { Attributes, Question, Survey } from '../../../src/types.ts';

const survey: Survey = {
  id: 'order',
  questions: [
    { id: 'nps', type: 'nps', ask: 'Recommend?', next: [{ if: { 'answers.nps': { $gte: 9 } }, goto: 'praise' }] },
    { id: 'why', type: 'text', ask: 'Why?', optional: true },
    { id: 'call', type: 'thumbs', ask: 'May we call?', if: { 'answers.nps': { $lte: 6 }, country: 'FI' } },
    { id: 'praise', type: 'choice', ask: 'What was best?', choices: ['price', 'service'], other: true },
  ],
  thanks: [{ if: { 'answers.nps': { $lte: 6 } }, text: 'Sorry.' }, { text: 'Thanks.' }],
};

/** All types are there. */
const begin = (drawn: Survey, attributes: Attributes, answers = {}): Flow => start(drawn, attributes, { answers, checks });

const pass = (flow: Flow, ...values: unknown[]): Flow => values.reduce<Flow>((now, value) => answer(now, value), flow);

describe('a run through a survey', () => {
  test('asks a question only if its condition holds over the answers so far and the visitor', () => {
    expect(pass(begin(survey, { country: 'FI' }), 3, 'late').at).toBe('call');
    expect(pass(begin(survey, { country: 'SE' }), 3, 'late').at).toBe('praise');
  });

  test('jumps forward where `next` says so, and ends at "end"', () => {
    expect(pass(begin(survey, {}), 10).at).toBe('praise');
    const short: Survey = { id: 's', questions: [{ id: 'a', type: 'thumbs', ask: '?', next: [{ goto: 'end' }] }, { id: 'b', type: 'thumbs', ask: '?' }] };
    expect(pass(begin(short, {}), 1).at).toBeUndefined();
  });

  test('does not follow a jump backward', () => {
    const loop: Survey = { id: 's', questions: [{ id: 'a', type: 'thumbs', ask: '?' }, { id: 'b', type: 'thumbs', ask: '?', next: [{ goto: 'a' }] }] };
    expect(pass(begin(loop, {}), 1, 1).at).toBeUndefined();
  });

  test('drops the answers of questions that a changed answer leaves out', () => {
    const low = pass(begin(survey, { country: 'FI' }), 3, 'late', 1);
    expect(low.answers).toEqual({ nps: 3, why: 'late', call: 1 });
    const changed = answer(back(back(back(low))), 10);
    expect(changed.answers).toEqual({ nps: 10 });
    expect(changed.at).toBe('praise');
  });

  test('keeps later answers while one only looks back', () => {
    const looked = back(pass(begin(survey, {}), 8, 'fine'));
    expect(looked.at).toBe('why');
    expect(answer(looked, 'fine').answers).toEqual({ nps: 8, why: 'fine' });
  });

  test('begins after what is known already, and not at all after what does not fit', () => {
    expect(begin(survey, {}, { nps: 9 }).at).toBe('praise');
    expect(begin(survey, {}, { nps: 11 })).toMatchObject({ at: 'nps', answers: {} });
  });

  test('refuses what is no answer and says why, changing nothing else', () => {
    const refused = answer(begin(survey, {}), 11);
    expect(refused).toMatchObject({ at: 'nps', answers: {}, problem: { code: 'malformed' } });
    expect(answer(begin(survey, {}), undefined).problem?.code).toBe('required');
    expect(answer(refused, 8).problem).toBeUndefined();
  });

  test('keeps words beside an answer with it', () => {
    const done = answer(begin(survey, {}, { nps: 9 }), 'other', 'the van');
    expect(finish(done)).toMatchObject({ complete: true, answers: { nps: 9, praise: 'other' }, texts: { praise: 'the van' } });
  });

  test('thanks with the first candidate that holds', () => {
    expect(finish(begin(survey, {}, { nps: 2 })).thanks?.text).toBe('Sorry.');
    expect(finish(begin(survey, {}, { nps: 9 })).thanks?.text).toBe('Thanks.');
  });

  test('knows the groups of the Net Promoter Score', () => {
    expect([0, 6, 7, 8, 9, 10].map(npsGroup)).toEqual(['detractor', 'detractor', 'passive', 'passive', 'promoter', 'promoter']);
  });
});

const choices = ['a', { id: 'b', label: 'B' }];
const base = { id: 'q', ask: '?' };
const fits: readonly (readonly [Question, readonly unknown[], readonly unknown[]])[] = [
  [{ ...base, type: 'nps' }, [0, 10], [-1, 11, 5.5, '9', null]],
  [{ ...base, type: 'csat' }, [1, 5], [0, 6]],
  [{ ...base, type: 'ces' }, [1, 7], [0, 8]],
  [{ ...base, type: 'rating', scale: 10, from: 0 }, [0, 10], [11, -1]],
  [{ ...base, type: 'rating' }, [1, 5], [0, 6]],
  [{ ...base, type: 'thumbs' }, [0, 1], [2, true]],
  [{ ...base, type: 'emotion' }, ['angry', 'delighted'], ['sad', 1]],
  [{ ...base, type: 'emotion', feelings: ['sad'] }, ['sad'], ['angry']],
  [{ ...base, type: 'choice', choices }, ['a', 'b'], ['B', 'other', ['a']]],
  [{ ...base, type: 'choice', choices, other: true, none: true }, ['other', 'none'], ['c']],
  [{ ...base, type: 'choices', choices, min: 2, none: true }, [['a', 'b'], ['none']], [['a'], ['a', 'a'], ['a', 'none'], 'a', {}]],
  [{ ...base, type: 'choices', choices, max: 1 }, [['a']], [['a', 'b'], []]],
  [{ ...base, type: 'text', minLength: 2, maxLength: 3 }, ['ab', 'abc'], ['a', 'abcd', 5]],
  [{ ...base, type: 'text', input: 'email' }, ['a@b.fi', 'a@localhost'], ['a', 'a@', 'a b@c.fi', 'a@b.']],
  [{ ...base, type: 'text', input: 'tel' }, ['+358 40 123', '(09) 12-34'], ['call me', '1']],
  [{ ...base, type: 'text', input: 'url' }, ['https://a.fi/b'], ['a.fi', 'javascript:x']],
  [{ ...base, type: 'text', input: 'number' }, ['12', '-1,5'], ['twelve', '1e5x']],
  [{ ...base, type: 'contact' }, [{ email: 'a@b.fi' }, { name: 'A', email: 'a@b.fi' }], [{}, { name: 'A' }, { email: 'a@b.fi', x: 1 }, 'a@b.fi', { email: 5 }]],
  [{ ...base, type: 'rank', choices }, [['b', 'a']], [['a'], ['a', 'a'], 'a']],
  [{ ...base, type: 'matrix', rows: ['r'], columns: choices }, [{ r: 'b' }], [{}, { r: 'c' }, { r: 'a', s: 'a' }, []]],
  [{ ...base, type: 'date' }, ['2026-02-28', '2024-02-29'], ['2026-02-30', '28.2.2026', '2026-2-8', 20260228]],
  [{ ...base, type: 'picture', choices: [{ id: 'a', label: 'A', src: 'a.png', alt: 'A' }] }, ['a'], ['b', ['a']]],
  [{ ...base, type: 'picture', several: true, choices: [{ id: 'a', label: 'A', src: 'a.png', alt: 'A' }] }, [['a']], ['a', []]],
  [{ ...base, type: 'consent' }, [true], [false, 'yes', 1]],
  [{ ...base, type: 'screenshot' }, [{ data: '…' }], ['data:image/png', 5]],
  [{ ...base, type: 'message' }, [], ['ok', true]],
];

describe.each(fits)('an answer to %o', (question, good, bad) => {
  test('is taken if it fits, and refused with a code and a sentence if not', () => {
    expect(good.map((value) => validate(question, value, checks))).toEqual(good.map(() => undefined));
    for (const value of bad) expect(validate(question, value, checks)).toMatchObject({ code: expect.stringMatching(/^[a-z_]+$/) });
  });
});

const ids = ['a', 'b', 'c', 'd', 'e'];
const condition = fc.record({ on: fc.constantFrom(...ids), value: fc.integer({ min: 0, max: 1 }) }).map(({ on, value }) => ({ [`answers.${on}`]: value }));
const surveys: fc.Arbitrary<Survey> = fc.array(
  fc.record({
    optional: fc.boolean(),
    if: fc.option(condition, { nil: undefined }),
    next: fc.option(fc.record({ if: fc.option(condition, { nil: undefined }), goto: fc.constantFrom(...ids, 'end', 'nowhere') }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: ids.length },
).map((drawn) => ({
  id: 's',
  questions: drawn.map(({ optional, if: wanted, next }, index): Question => ({
    id: ids[index] ?? '', type: 'thumbs', ask: '?', optional,
    ...(wanted && { if: wanted }),
    ...(next && { next: [{ goto: next.goto, ...(next.if && { if: next.if }) }] }),
  })),
}));
const moves = fc.array(fc.constantFrom<unknown>(0, 1, undefined, 'back', 7), { maxLength: 40 });
const move = (flow: Flow, what: unknown): Flow => (what === 'back' ? back(flow) : answer(flow, what));

describe('any path of answers and steps back', () => {
  test('ends, if it is answered on to the end', () => {
    fc.assert(fc.property(surveys, moves, (drawn, path) => {
      let flow = path.reduce<Flow>(move, begin(drawn, {}));
      for (let steps = 0; steps < ids.length; steps += 1) flow = answer(flow, 1);
      expect(flow.at).toBeUndefined();
      expect(finish(flow).complete).toBe(true);
    }), { seed: 20261122 });
  });

  test('keeps no answer of a question that is not asked', () => {
    fc.assert(fc.property(surveys, moves, (drawn, path) => {
      path.reduce<Flow>((flow, what) => {
        const next = move(flow, what);
        const asked = route(next);
        expect(Object.keys(next.answers).filter((id) => !asked.includes(id))).toEqual([]);
        expect(next.trail).toEqual(asked.slice(0, next.trail.length));
        expect(next.at === undefined || current(next)).toBeTruthy();
        return next;
      }, begin(drawn, {}));
    }), { seed: 20261122 });
  });

  test('goes on exactly where it stood, after having been written down', () => {
    fc.assert(fc.property(surveys, moves, moves, (drawn, path, rest) => {
      const { problem: _, ...flow } = path.reduce<Flow>(move, begin(drawn, {}));
      const { answers, texts, trail, at } = JSON.parse(JSON.stringify(flow)) as Flow;
      const resumed = resume(begin(drawn, {}), { answers, texts, trail, ...(at && { at }) });
      expect(resumed).toEqual(flow);
      expect(rest.reduce<Flow>(move, resumed)).toEqual(rest.reduce<Flow>(move, flow));
    }), { seed: 20261122 });
  });
});
