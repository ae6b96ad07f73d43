import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../approximate.js';
import { decimal } from '../testing/arbitraries.js';
import { compare, type Fraction, fraction, isWrittenAs, whole } from '../testing/fraction.js';
import { naiveDti, naiveMean, naiveRank, naiveScore, naiveWeighted } from '../testing/indices.oracle.js';

const answerOf = (id: string, input: unknown): Readonly<Record<string, unknown>> => {
  const result = evaluate(id, input, { derivation: false });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.answer;
};
const textOf = (value: unknown): string => (typeof value === 'string' ? value : `no text: ${JSON.stringify(value)}`);
const isWritten = (expected: Fraction, value: unknown): void => {
  expect(isWrittenAs(expected, textOf(value)), `${value} is not ${expected.join('/')}`).toBe(true);
};

const share = decimal(1, 4).map((text) => (compare(fraction(text), whole(1)) > 0 ? '1' : text));
const mains = fc.record({
  NT: share,
  TC: share,
  HT: share,
  NL: share,
  AT: share,
  HDCQS: share,
  HDKTS: share,
  HDXHS: share,
});
const score = decimal(100, 2);

describe('DTI', () => {
  test('is the points of all main indices over 1000', () => {
    fc.assert(
      fc.property(mains, (mainIndices) =>
        isWritten(naiveDti(mainIndices), answerOf('indices/dti', { generation: 'G2', mainIndices })['DTI']),
      ),
    );
  });

  test('never falls when one main index rises, nor does a pillar by any method', () => {
    fc.assert(
      fc.property(
        mains,
        fc.constantFrom('NT', 'HT', 'HDCQS', 'HDXHS'),
        fc.constantFrom('POINTS', 'MEAN_OF_MAIN'),
        (before, id, pillarMethod) => {
          const of = (mainIndices: object) => answerOf('indices/dti', { generation: 'G2', mainIndices, pillarMethod });
          const [low, high] = [of(before), of({ ...before, [id]: '1' })];
          for (const key of ['DTI', 'CQS', 'KTS', 'XHS'])
            expect(compare(fraction(textOf(high[key])), fraction(textOf(low[key])))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('of a merged province is the mean of the DTI of those before: the mean of sums is the sum of means', () => {
    fc.assert(
      fc.property(fc.array(mains, { minLength: 1, maxLength: 4 }), (all) => {
        const provinces = all.map((mainIndices, at) => ({ id: `${at}`, mainIndices }));
        isWritten(naiveMean(all.map(naiveDti)), answerOf('indices/dti-merger', { generation: 'G2', provinces })['DTI']);
      }),
    );
  });

  test('without any one scored main index there is none, and that one is named', () => {
    fc.assert(
      fc.property(mains, fc.constantFrom('NT', 'AT', 'HDKTS'), (all, id) => {
        const answer = answerOf('indices/dti', { generation: 'G2', mainIndices: { ...all, [id]: null } });
        expect(answer).toMatchObject({ status: 'INSUFFICIENT_DATA', DTI: null, missing: [id] });
      }),
    );
  });
});
describe('ranks', () => {
  const values = fc
    .array(decimal(2, 1), { minLength: 1, maxLength: 12 })
    .map((all) => all.map((value, at) => ({ id: `t${at}`, value })));
  const table = { index: 'DTI', year: 2024, universe: 'các tỉnh', published: null };
  type Ranked = readonly {
    readonly id: string;
    readonly rank: number;
    readonly atBest: number;
    readonly atWorst: number;
  }[];

  test('are one more than the number of better ones, and equal ones share theirs', () => {
    fc.assert(
      fc.property(values, (all) => {
        const { ranks } = answerOf('indices/ranking', { ...table, size: all.length, values: all });
        const fractions = all.map(({ value }) => fraction(value));
        for (const { id, rank } of ranks as Ranked) {
          const own = fractions[all.findIndex((one) => one.id === id)] ?? whole(0);
          expect(rank).toBe(naiveRank(own, fractions));
        }
        expect(ranks).toHaveLength(all.length);
      }),
    );
  });

  test('of a table with gaps lie between the bounds that it gives, whatever fills the gaps', () => {
    fc.assert(
      fc.property(values, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (all, known) => {
        const gaps = all.map((one, at) => ({ ...one, value: known[at] ? one.value : null }));
        const partial = answerOf('indices/ranking', { ...table, size: all.length, values: gaps })['ranks'] as Ranked;
        const full = answerOf('indices/ranking', { ...table, size: all.length, values: all })['ranks'] as Ranked;
        for (const { id, atBest, atWorst } of partial) {
          const rank = full.find((one) => one.id === id)?.rank ?? 0;
          expect(atBest <= rank && rank <= atWorst).toBe(true);
        }
      }),
    );
  });
});

describe('PII', () => {
  const pillars = fc.tuple(score, score, score, score, score, score, score);
  test('is the mean of two means', () => {
    fc.assert(
      fc.property(pillars, (scores) => {
        const input = { pillars: scores.map((one, at) => ({ id: `P${at + 1}`, score: one })) };
        const of = scores.map(fraction);
        isWritten(
          naiveMean([naiveMean(of.slice(0, 5)), naiveMean(of.slice(5))]),
          answerOf('indices/pii', input)['PII'],
        );
      }),
    );
  });

  test('weighs groups and indicators, and leaves out what is not available', () => {
    const row = fc.record({ value: fc.option(score, { freq: 4 }), halves: fc.constantFrom(1, 2) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const indicators = rows.map(({ value, halves }, at) => ({ id: `i${at}`, score: value, weight: `${halves}/2` }));
        const input = { pillars: [{ id: 'P7', subPillars: [{ id: 'g', indicators }] }] };
        const answer = answerOf('indices/pii', input);
        const found = (answer['pillars'] as readonly { id: string; score: string | null }[])[6]?.score;
        const known = rows.flatMap(({ value, halves }) => (value === null ? [] : [{ value, halves }]));
        if (known.length === 0) expect(found).toBeNull();
        else isWritten(naiveWeighted(known), found);
        const unavailable = rows.flatMap(({ value }, at) => (value === null ? [`i${at}`] : []));
        expect(answer['leftOut']).toEqual(known.length === 0 ? [...unavailable, 'g'] : unavailable);
      }),
    );
  });
});

describe('normalisation', () => {
  const sample = fc.array(decimal(50, 1), { minLength: 2, maxLength: 12 });
  const input = (values: readonly string[], direction: string, outliers: object | null) => ({
    direction,
    outliers,
    provinces: values.map((numerator, at) => ({ id: `${at}`, numerator })),
  });
  type Scores = readonly { readonly id: string; readonly score: string | null }[];

  test('without outliers is the share of the way from the worst to the best', () => {
    fc.assert(
      fc.property(sample, fc.boolean(), (values, good) => {
        const { scores, status } = answerOf('indices/pii-indicator', input(values, good ? 'GOOD' : 'BAD', null));
        const all = values.map(fraction);
        const equal = all.every((one) => compare(one, all[0] ?? one) === 0);
        expect(status).toBe(equal ? 'NOT_COMPARABLE' : 'OK');
        for (const [at, { score: found }] of (scores as Scores).entries())
          if (equal) expect(found).toBeNull();
          else isWritten(naiveScore(all[at] ?? whole(0), all, good), found);
      }),
    );
  });

  test('with any treatment keeps the order, from 0 to 100, and the two directions are mirror images', () => {
    const limits = fc.record({
      skewness: fc.constantFrom('1/2', '1', '2'),
      kurtosis: fc.constantFrom('1/2', '3.5'),
      maxPoints: fc.constantFrom(0, 1, 5),
      log: fc.constantFrom('CT', 'NONE'),
    });
    const withOutlier = fc.tuple(sample, fc.constantFrom('900', '-700', '60')).map(([all, far]) => [...all, far]);
    fc.assert(
      fc.property(withOutlier, limits, (values, outliers) => {
        const [good, bad] = ['GOOD', 'BAD'].map(
          (direction) => answerOf('indices/pii-indicator', input(values, direction, outliers))['scores'] as Scores,
        );
        const all = values.map(fraction);
        for (const [at, x] of all.entries()) {
          // Where the treatment leaves one value alone, nobody stands anywhere.
          if (good?.[at]?.score === null) {
            expect([...good, ...(bad ?? [])].map(({ score }) => score)).toEqual([...all, ...all].map(() => null));
            continue;
          }
          const of = fraction(good?.[at]?.score ?? '0');
          expect(compare(of, whole(0)) >= 0 && compare(of, whole(100)) <= 0).toBe(true);
          for (const [other, y] of all.entries())
            if (compare(x, y) < 0) expect(compare(of, fraction(good?.[other]?.score ?? '0'))).toBeLessThanOrEqual(0);
          const mirrored = Number(fraction(bad?.[at]?.score ?? '0')[0]) / Number(fraction(bad?.[at]?.score ?? '0')[1]);
          expect(100 - mirrored).toBeCloseTo(Number(of[0]) / Number(of[1]), 9);
        }
      }),
      {
        examples: [[['0.0', '0.0', '0.0', '900'], { skewness: '1/2', kurtosis: '1/2', maxPoints: 5, log: 'CT' }]],
      },
    );
  });
});
