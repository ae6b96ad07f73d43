import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evaluation, noTrace, type PeriodScoreInput, periodScore, treeTracer, type WorkLine } from '../index.js';
import { bigIntegers, checkedIntegers } from '../numbers/index.js';
import { leadership, periodScoreInput, workLine } from '../testing/arbitraries.js';
import { compare, type Fraction, fraction, isWrittenAs, whole } from '../testing/fraction.js';
import { scoreByHand } from '../testing/period-score.oracle.js';

const plain: Evaluation = { numbers: checkedIntegers, trace: noTrace };
const scoreOf = (input: PeriodScoreInput): Fraction | null => {
  const { S } = periodScore(input, plain);
  return S === null ? null : fraction(S);
};
/** After is at least before; a score that appears where there was none is no loss. */
const notLower = (after: Fraction | null, before: Fraction | null): boolean =>
  before === null || (after !== null && compare(after, before) >= 0);

const withMode = (input: PeriodScoreInput, capMode: string): PeriodScoreInput => ({
  ...input,
  parameters: { capMode },
});
const faultFree = fc.record({ h: fc.integer({ min: 1, max: 99 }), count: fc.integer({ min: 1, max: 5 }) });
const cleanLine = ({ h, count }: { h: number; count: number }, extra: boolean): WorkLine => ({
  h: `${h}`,
  assigned: count,
  extra,
  units: [{ count, qualityFaults: 0, delays: 0 }],
});

describe('period score', () => {
  test('is what walking every unit gives, with both kernels, traced and untraced', () => {
    fc.assert(
      fc.property(periodScoreInput, (input) => {
        const answer = periodScore(input, plain);
        const expected = scoreByHand(input);
        if (expected === null)
          expect(answer).toMatchObject({ status: 'INSUFFICIENT_DATA', missing: ['A'], S: null, T: null });
        else {
          for (const key of ['a', 'b', 'c', 'K', 'T', 'S'] as const) {
            expect(isWrittenAs(expected[key], answer[key]), key).toBe(true);
          }
        }
        expect(periodScore(input, { numbers: checkedIntegers, trace: treeTracer() })).toEqual(answer);
        expect(periodScore(input, { numbers: bigIntegers, trace: treeTracer() })).toEqual(answer);
      }),
      { numRuns: 1500 },
    );
  });

  test('lies within 0 and 100', () => {
    fc.assert(
      fc.property(periodScoreInput, (input) => {
        const S = scoreOf(input);
        return S === null || (compare(S, whole(0)) >= 0 && compare(S, whole(100)) <= 0);
      }),
    );
  });

  test.each(['COMPONENT', 'TOTAL_ONLY'])('added fault-free extra work never lowers it (%s)', (mode) => {
    fc.assert(
      fc.property(periodScoreInput, faultFree, (input, work) => {
        const before = withMode(input, mode);
        const after = { ...before, lines: [...before.lines, cleanLine(work, true)] };
        return notLower(scoreOf(after), scoreOf(before));
      }),
    );
  });

  test('added fault-free base work never lowers it (COMPONENT)', () => {
    fc.assert(
      fc.property(periodScoreInput, faultFree, (input, work) => {
        const before = withMode(input, 'COMPONENT');
        const after = { ...before, lines: [...before.lines, cleanLine(work, false)] };
        return notLower(scoreOf(after), scoreOf(before));
      }),
    );
  });

  test('in TOTAL_ONLY added base work may lower a leader, who loses the offset of extra work (R8)', () => {
    const offset: PeriodScoreInput = {
      leader: true,
      general: '30',
      lines: [cleanLine({ h: 1, count: 10 }, false), cleanLine({ h: 1, count: 5 }, true)],
      leadership: { d: '1/2', dd: '1/2', e: '1/2' },
      parameters: { capMode: 'TOTAL_ONLY' },
    };
    const before = periodScore(offset, plain);
    const after = periodScore({ ...offset, lines: [...offset.lines, cleanLine({ h: 1, count: 10 }, false)] }, plain);
    expect([before.S, after.S]).toEqual(['100', '365/4']);
    expect(before.warnings.map(({ code }) => code)).toEqual(['EXTRA_WORK_OFFSETS_HALF']);
  });

  test('a failed review or a delay never raises it', () => {
    const fault = fc.record({
      kind: fc.constantFrom('qualityFaults' as const, 'delays' as const),
      line: fc.nat(),
      unit: fc.nat(),
    });
    const levels = fc.record({
      deductLevel: fc.constantFrom('UNIT', 'LINE'),
      floor: fc.constantFrom('UNIT', 'LINE'),
      faultyCredit: fc.constantFrom('GRADED', 'STRICT'),
    });
    fc.assert(
      fc.property(periodScoreInput, fault, levels, (input, { kind, line, unit }, chosen) => {
        const before = { ...input, parameters: { ...input.parameters, ...chosen } };
        const at = before.lines.length === 0 ? 0 : line % before.lines.length;
        const lines = before.lines.map((old, index) =>
          index === at
            ? {
                ...old,
                units: old.units.map((group, place) =>
                  place === unit % old.units.length ? { ...group, [kind]: group[kind] + 1 } : group,
                ),
              }
            : old,
        );
        const [S, worse] = [scoreOf(before), scoreOf({ ...before, lines })];
        return S === null ? worse === null : worse !== null && compare(worse, S) <= 0;
      }),
    );
  });

  test('splitting lines into their units and reordering them changes nothing', () => {
    const split = (line: WorkLine): readonly WorkLine[] => {
      const done = line.units.flatMap(({ count, ...record }) =>
        Array.from({ length: count }, () => ({ count: 1, ...record })),
      );
      return Array.from({ length: line.assigned }, (_, index) => {
        const unit = done[index];
        return { ...line, assigned: 1, units: unit === undefined ? [] : [unit] };
      });
    };
    fc.assert(
      fc.property(periodScoreInput, fc.infiniteStream(fc.nat()), (input, order) => {
        const keyed = input.lines.flatMap(split).map((line) => ({ line, key: order.next().value ?? 0 }));
        const lines = keyed.sort((x, y) => x.key - y.key).map(({ line }) => line);
        expect(periodScore({ ...input, lines }, plain)).toEqual(periodScore(input, plain));
      }),
    );
  });

  test('labels, events and exclusions explain and change nothing', () => {
    fc.assert(
      fc.property(
        fc.array(workLine, { minLength: 1, maxLength: 3 }),
        leadership,
        fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }),
        (lines, led, events) => {
          const input: PeriodScoreInput = { leader: true, general: '20', lines, leadership: led };
          const excluded = [{ event: 'x', reason: 'khách quan' }];
          const annotated: PeriodScoreInput = {
            ...input,
            lines: lines.map((line) => ({
              ...line,
              label: 'việc',
              events,
              excluded,
              units: line.units.map((unit) => ({ ...unit, events })),
            })),
            provenance: { G: { events }, d: { events, excluded } },
          };
          expect(periodScore(annotated, plain)).toEqual(periodScore(input, plain));
          const tree = treeTracer();
          periodScore(annotated, { numbers: checkedIntegers, trace: tree });
          const text = JSON.stringify(tree.terms());
          for (const event of events) expect(text).toContain(event);
        },
      ),
    );
  });
});
