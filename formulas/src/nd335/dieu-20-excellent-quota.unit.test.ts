import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, type QuotaPeopleAnswer } from '../index.js';
import { mostExcellent } from '../testing/quota.oracle.js';

const run = (input: unknown) => evaluate('nd335/excellent-quota', input);
const peopleAnswer = (input: unknown): QuotaPeopleAnswer => {
  const result = run(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.answer as unknown as QuotaPeopleAnswer;
};
const BASES = ['GOOD_ONLY', 'GOOD_AND_ABOVE'] as const;

describe('closed form', () => {
  test('is what trying every number gives, N = 0..60', () => {
    for (const rate of [
      [20, 100],
      [21, 100],
      [9, 40],
      [25, 100],
    ] as const) {
      for (const base of BASES) {
        for (let candidatesAtLeastGood = 0; candidatesAtLeastGood <= 60; candidatesAtLeastGood++) {
          const maxExcellent = mostExcellent(candidatesAtLeastGood, rate, base);
          expect(run({ candidatesAtLeastGood, rate: rate.join('/'), base })).toMatchObject({
            ok: true,
            answer: { maxExcellent },
          });
        }
      }
    }
  });
  test('is ⌊N/6⌋, ⌊N/5⌋ and ⌊N/4⌋ at the two rates, without a minimum', () => {
    for (let candidatesAtLeastGood = 0; candidatesAtLeastGood <= 60; candidatesAtLeastGood++) {
      const most = (rate: string, base: string) => {
        const result = run({ candidatesAtLeastGood, rate, base });
        return result.ok ? result.answer['maxExcellent'] : result.error;
      };
      const [sixth, fifth, fourth] = [6, 5, 4].map((part) => Math.trunc(candidatesAtLeastGood / part));
      expect([
        most('0.2', 'GOOD_ONLY'),
        most('0.25', 'GOOD_ONLY'),
        most('0.2', 'GOOD_AND_ABOVE'),
        most('0.25', 'GOOD_AND_ABOVE'),
      ]).toEqual([sixth, fifth, fifth, fourth]);
    }
  });
});

/** People of an agency: scores from a small range, so that there are ties; a class never above the score's. */
const person = fc.record({
  S: fc.integer({ min: 40, max: 100 }),
  capped: fc.boolean(),
  group: fc.constantFrom('A', 'B'),
});
const agency = fc.record({
  people: fc.array(person, { maxLength: 40 }),
  grouped: fc.boolean(),
  base: fc.constantFrom(...BASES),
  rate: fc.constantFrom([20, 100] as const, [25, 100] as const),
});

test('the derivation names the rate with its decision, and the article for people or agencies', () => {
  const rootOf = (input: object) => {
    const result = run({ candidatesAtLeastGood: 30, rate: '20/100', base: 'GOOD_ONLY', ...input });
    if (!result.ok) throw new Error(result.error.message);
    return result.answer.derivation;
  };
  expect(rootOf({})?.citation).toBe('Điều 20 khoản 5 Nghị định 335/2025/NĐ-CP');
  expect(rootOf({})?.parameters).toContainEqual({
    id: 'rate',
    value: '1/5',
    source: 'Điều 20 khoản 5 Nghị định 335/2025/NĐ-CP',
  });
  expect(rootOf({ subject: 'AGENCIES' })?.citation).toBe('Điều 8 khoản 5 Nghị định 335/2025/NĐ-CP');
  const parameterSources = { rate: 'QĐ 12/QĐ-UBND' };
  expect(rootOf({ rate: '25/100', parameterSources })?.parameters).toContainEqual({
    id: 'rate',
    value: '1/4',
    source: 'QĐ 12/QĐ-UBND',
  });
});

describe('people', () => {
  test('within the quota, highest scores first, ties untouched: agency and every group', () => {
    fc.assert(
      fc.property(agency, ({ people, grouped, base, rate }) => {
        const listed = people.map(({ S, capped, group }, index) => ({
          id: `p${index}`,
          S: `${S}`,
          class: S >= 90 ? (capped ? 'TOT' : 'XS') : S >= 70 ? 'TOT' : S >= 50 ? 'HT' : 'KHT',
          group: grouped ? group : null,
        }));
        const answer = peopleAnswer({ people: listed, rate: rate.join('/'), base });
        const points = (id: string) => Number(listed.find((one) => one.id === id)?.S);
        for (const group of grouped ? ['A', 'B'] : [null]) {
          const members = listed.filter((one) => one.group === group);
          const candidates = members.filter((one) => one.class === 'XS').map(({ id }) => id);
          const counted = members.filter((one) => one.class === 'XS' || one.class === 'TOT').length;
          const allowed = mostExcellent(counted, rate, base);
          const [sure, tied, out] = [answer.excellent, answer.tied, answer.demoted].map((ids) =>
            ids.filter((id) => candidates.includes(id)),
          ) as [string[], string[], string[]];
          expect([...sure, ...tied, ...out].sort()).toEqual([...candidates].sort());
          expect(sure.length).toBeLessThanOrEqual(allowed);
          // Places stay open only for a tie, and a tie is one score that does not fit as a whole.
          if (tied.length === 0) expect(sure.length).toBe(Math.min(allowed, candidates.length));
          else {
            expect(new Set(tied.map(points)).size).toBe(1);
            expect(sure.length + tied.length).toBeGreaterThan(allowed);
            expect(sure.length).toBeLessThan(allowed);
          }
          const lowestSure = Math.min(...sure.map(points));
          for (const other of [...tied, ...out]) expect(points(other)).toBeLessThan(lowestSure);
          for (const other of out) for (const even of tied) expect(points(other)).toBeLessThan(points(even));
        }
        const all = listed.filter((one) => one.class === 'XS' || one.class === 'TOT').length;
        expect(answer.excellent.length).toBeLessThanOrEqual(mostExcellent(all, rate, base));
        expect(answer.status).toBe(answer.tied.length > 0 ? 'TIE' : 'OK');
      }),
      { numRuns: 500 },
    );
  });

  test('a withheld class withholds exactly the candidates whose place it can change (R27)', () => {
    const withheld = fc.record({
      S: fc.integer({ min: 60, max: 100 }),
      open: fc.subarray(['KHT', 'HT', 'TOT', 'XS'], { minLength: 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 70, max: 100 }), { maxLength: 25 }),
        fc.array(withheld, { maxLength: 3 }),
        fc.constantFrom(...BASES),
        (decided, waiting, base) => {
          const known = decided.map((S, index) => ({ id: `p${index}`, S: `${S}`, class: S >= 90 ? 'XS' : 'TOT' }));
          const ceiling = (S: number) => (S >= 90 ? 4 : S >= 70 ? 3 : 2);
          const open = waiting
            .map(({ S, open: classes }, index) => ({
              id: `w${index}`,
              S: `${S}`,
              open: classes.filter((one) => ['KHT', 'HT', 'TOT', 'XS'].indexOf(one) < ceiling(S)),
            }))
            .filter((one) => one.open.length > 0);
          const quota = { rate: '20/100', base };
          const answer = peopleAnswer({
            ...quota,
            people: [...known, ...open.map((one) => ({ ...one, class: null }))],
          });

          // Every way the withheld classes can turn out, each answered on its own.
          const ways = open.reduce<readonly (readonly object[])[]>(
            (all, { open: classes, id, S }) =>
              all.flatMap((way) => classes.map((turned) => [...way, { id, S, class: turned }])),
            [[]],
          );
          const turns = ways.map((way) => peopleAnswer({ ...quota, people: [...known, ...way] }));
          const placeOf = (turn: QuotaPeopleAnswer, id: string) =>
            (['excellent', 'tied', 'demoted', 'pending'] as const).find((place) => turn[place].includes(id));
          for (const { id, class: before } of known) {
            if (before !== 'XS') continue;
            const outcomes = new Set(turns.map((turn) => placeOf(turn, id)));
            expect(placeOf(answer, id)).toBe(outcomes.size === 1 ? [...outcomes][0] : 'pending');
          }
          expect(answer.status === 'PENDING_QUOTA').toBe(answer.pending.length > 0);
          expect(JSON.stringify([answer.excellent, answer.tied, answer.demoted, answer.pending])).not.toContain('w');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('many withheld classes in a large group: 16 places are sure, 83 possible', () => {
    const known = Array.from({ length: 100 }, (_, index) => ({ id: `p${index}`, S: `${999 - index}/10`, class: 'XS' }));
    const heads = Array.from({ length: 400 }, (_, index) => ({ id: `w${index}`, S: '79.5', class: null }));
    const answer = peopleAnswer({ people: [...known, ...heads], rate: '20/100', base: 'GOOD_ONLY' });
    expect([answer.excellent.length, answer.pending.length, answer.demoted.length]).toEqual([16, 67, 17]);
  });

  test('the order of the list changes nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 70, max: 100 }), { maxLength: 20 }), (scores) => {
        const people = scores.map((S) => ({ id: `p${S}`, S: `${S}`, class: S >= 90 ? 'XS' : 'TOT' }));
        const input = { rate: '20/100', base: 'GOOD_ONLY' };
        expect(peopleAnswer({ ...input, people: people.toReversed() })).toEqual(peopleAnswer({ ...input, people }));
      }),
    );
  });

  test('groups of 14, 7 and 3 get 2, 1 and 0 places (E14)', () => {
    const group = (name: string, size: number) =>
      Array.from({ length: size }, (_, index) => ({
        id: `${name}${index}`,
        S: `${99 - index}/1`.replace('/1', ''),
        class: 99 - index >= 90 ? 'XS' : 'TOT',
        group: name,
      }));
    const answer = peopleAnswer({
      people: [...group('a', 14), ...group('b', 7), ...group('c', 3)],
      rate: '20/100',
      base: 'GOOD_ONLY',
    });
    expect(answer.excellent).toEqual(['a0', 'b0', 'a1']);
    expect(answer.status).toBe('OK');
  });

  const p = (id: string, S: string, klass: string, group?: string | null) => ({
    id,
    S,
    class: klass,
    ...(group === undefined ? {} : { group }),
  });
  test.each([
    [
      'no group beside groups (R29)',
      { people: [p('x', '75', 'TOT', 'A'), p('y', '75', 'TOT')] },
      'NO_GROUP',
      'people[1].group',
    ],
    [
      'a null group beside groups',
      { people: [p('x', '75', 'TOT', null), p('y', '75', 'TOT', 'A')] },
      'NO_GROUP',
      'people[0].group',
    ],
    ['one person twice', { people: [p('x', '75', 'TOT'), p('x', '76', 'TOT')] }, 'DUPLICATE_ID', 'people[1].id'],
    ['a class above the score', { people: [p('x', '89.99', 'XS')] }, 'CLASS_ABOVE_SCORE', 'people[0].class'],
    [
      'a withheld class that could exceed the score',
      { people: [{ ...p('x', '75', 'TOT'), class: null, open: ['HT', 'XS'] }] },
      'CLASS_ABOVE_SCORE',
      'people[0].open[1]',
    ],
    [
      'open classes beside a class',
      { people: [{ ...p('x', '75', 'TOT'), open: ['HT'] }] },
      'OPEN_CONTRADICTORY',
      'people[0].open',
    ],
    [
      'no open class at all',
      { people: [{ ...p('x', '75', 'TOT'), class: null, open: [] }] },
      'OPEN_CONTRADICTORY',
      'people[0].open',
    ],
    ['a rate below 20 %', { candidatesAtLeastGood: 30, rate: '19/100' }, 'RATE_NOT_ALLOWED', 'rate'],
    ['a rate above 25 % (R31)', { candidatesAtLeastGood: 30, rate: '26/100' }, 'RATE_NOT_ALLOWED', 'rate'],
    ['another base', { candidatesAtLeastGood: 30, base: 'ALL' }, 'INVALID_CHOICE', 'base'],
    ['both forms', { candidatesAtLeastGood: 30, people: [] }, 'UNKNOWN_FIELD', 'candidatesAtLeastGood'],
    ['neither form', {}, 'MISSING_FIELD', 'candidatesAtLeastGood'],
  ])('refuses %s', (_what, input, code, path) => {
    expect(run({ rate: '20/100', base: 'GOOD_ONLY', ...input })).toMatchObject({ ok: false, error: { code, path } });
  });
});
