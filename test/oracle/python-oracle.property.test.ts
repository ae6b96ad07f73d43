import { beforeAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';
import { type Comparison, compareWithPython } from './compare.js';

const CASES = 10_000;
/** Formulas whose cases have a score that the generators steer onto the borders of the classes. */
const STEERED = [
  'nd335/period-score',
  'nd335/year-score',
  'nd335/classify',
  'nd335/agency-score',
  'nd335/agency-class',
];

describe.skipIf(!has('python3', 'python3'))('the formulas against an independent implementation in Python', () => {
  let run: Comparison;
  beforeAll(async () => {
    run = await compareWithPython(CASES, 335_2025);
  }, 400_000);

  it(`agree on ${CASES} generated cases, answers and errors`, () => {
    expect(run.cases).toBe(CASES);
    expect(run.differences).toEqual([]);
  });

  it.each(STEERED)('%s: each border is hit exactly, and just beside, by at least one scored case in 20', (formula) => {
    const scored = run.scored.get(formula) ?? 0;
    expect(scored).toBeGreaterThan(300);
    for (const border of [90, 70, 50]) {
      for (const place of [`exactly ${border}`, `beside ${border}`]) {
        expect((run.atBorders.get(`${formula} ${place}`) ?? 0) / scored, place).toBeGreaterThan(0.05);
      }
    }
  });

  it('refuse the same bad inputs: of every kind some are among the cases', () => {
    const codes = [...run.refused.keys()];
    expect(codes).toEqual(
      expect.arrayContaining([
        'nd335/general-score CELL_OUT_OF_RANGE',
        'nd335/general-score CELL_NOT_ON_STEP',
        'nd335/period-score GENERAL_OUT_OF_RANGE',
        'nd335/period-score FACTOR_NOT_POSITIVE',
        'nd335/period-score UNITS_EXCEED_ASSIGNED',
        'nd335/period-score D_NOT_ALLOWED',
        'nd335/period-score LEADERSHIP_NOT_APPLICABLE',
        'nd335/year-score SCORE_OUT_OF_RANGE',
        'nd335/year-score MONTHS_OUT_OF_RANGE',
        'nd335/year-score TOO_MANY_PERIODS',
        'nd335/year-score WORKING_DAYS_LENGTH',
        'nd335/classify UNKNOWN_CLAUSE',
        'nd335/classify INVALID_CHOICE',
        'nd335/excellent-quota DUPLICATE_ID',
        'nd335/excellent-quota NO_GROUP',
        'nd335/excellent-quota CLASS_ABOVE_SCORE',
        'nd335/excellent-quota RATE_NOT_ALLOWED',
        'nd335/agency-score MAXIMA_NOT_COMPLETE',
        'nd335/agency-score POINTS_OUT_OF_RANGE',
        'nd335/agency-class TASKS_EXCEED_ASSIGNED',
        'attainment/target RANK_OUT_OF_RANGE',
        'completion/plan COMPLETION_CONTRADICTORY',
        'indices/dti MAX_POINTS_DIFFER',
        'indices/dti-merger NO_PROVINCE',
        'indices/ranking DUPLICATE_ID',
        'indices/pii WEIGHT_NOT_POSITIVE',
        'indices/pii-indicator LIMIT_NOT_POSITIVE',
        'indices/pci SUB_INDEX_OUT_OF_RANGE',
        'indices/par MAXIMA_NOT_COMPLETE',
        'indices/hdi BELOW_GOALPOST',
        'indices/tfp-contribution SHARE_OUT_OF_RANGE',
        'indices/digital-economy NEGATIVE',
        'maturity/level WEIGHTS_NOT_ONE',
        'maturity/level POINTS_OUT_OF_RANGE',
        'maturity/level LEVELS_NOT_ASCENDING',
      ]),
    );
  });
});
