import type { PlanId } from '@kpi-ledger/seeds';

/**
 * The day from which a plan stands in the ledger. For a plan that prints no date of its own it is not its adoption (that
 * slot stays empty) but the earliest day that its text allows; it moves no score.
 */
export const PLAN_DAY: { readonly [P in PlanId]: string } = {
  /** Printed: 10/01/2026. */
  kh18: '2026-01-10',
  /** Printed: 19/5/2026. */
  ctr286: '2026-05-19',
  /** Carries out Nghị quyết 03/NQ-CP of 09/01/2025. */
  kh03: '2025-01-09',
  /** "giai đoạn 2026 -2030". */
  'cds2026-2030': '2026-01-01',
  /** Cites Kế hoạch 02-KH/BCĐ of 10/01/2026. */
  'nq57-2026': '2026-01-10',
};

/** The years whose quarters "Thường xuyên" and "Hằng quí" mean: from the plan's first to its last year. */
export const PLAN_YEARS: { readonly [P in PlanId]: readonly [first: number, last: number] } = {
  kh18: [2026, 2026],
  ctr286: [2026, 2030],
  kh03: [2025, 2030],
  'cds2026-2030': [2026, 2030],
  'nq57-2026': [2026, 2026],
};

/** Units and posts stand from the first day of the first year that the plans speak about. */
export const ORGANISATION_DAY = '2025-01-01';

/** The plans of 2026 name the merged units; the day of the first of them that is dated. */
export const SUCCESSION_DAY = '2026-01-10';
