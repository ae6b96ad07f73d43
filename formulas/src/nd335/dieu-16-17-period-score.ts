import type { Warning } from '../formula.js';
import { isZero, least, mean, type Rational } from '../numbers/index.js';
import { Refusal, scoreUpTo } from '../reading/index.js';
import { type GivenParameters, parameterOf } from '../rules/index.js';
import type { Evaluation, Provenance } from '../trace/index.js';
import { nd335 } from './citation.js';
import { type Class, classOfScore } from './classes.js';
import { type ResultsOfWork, resultsOfWork } from './dieu-14-results-of-work.js';
import type { WorkLine } from './dieu-14-work-line.js';
import { type Leadership, leadershipCriteria } from './dieu-15-leaders.js';

/** What the score of a month or quarter rests on. Numbers are exact texts, counts whole numbers. */
export interface PeriodScoreInput {
  /** Công chức lãnh đạo, quản lý: six criteria instead of three (Điều 16). */
  readonly leader: boolean;
  /** Confirmed general score, any total 0..30 (R18); null = not confirmed yet. */
  readonly general: string | null;
  /** The work of the period (Điều 13, 14); nothing assigned is missing work (P9). */
  readonly lines: readonly WorkLine[];
  /** d, đ, e; only for a leader. */
  readonly leadership?: Leadership | null;
  /** Open points decided otherwise than by default, by name or id; see the `…_PARAMETERS` of the formula. */
  readonly parameters?: GivenParameters;
  /** Legal source of each given parameter, shown in the derivation. */
  readonly parameterSources?: GivenParameters;
  /** Where G, d, đ, e come from, for the derivation. */
  readonly provenance?: Readonly<Partial<Record<'G' | 'd' | 'dd' | 'e', Provenance>>>;
}

/** What can be missing: G, the assigned work A, a criterion of a leader. */
export type PeriodScoreMissing = 'G' | 'A' | 'd' | 'dd' | 'e';

/** Exact texts; null where unknown. a, b, c are after the cap mode, `rawA`… before it; K is raw, T capped at 70. */
export interface PeriodScoreAnswer {
  /** INSUFFICIENT_DATA while something is missing. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** Số lượng: C/A (Điều 14 khoản 2 điểm a). */
  readonly a: string | null;
  /** Chất lượng: Cq/A (điểm b). */
  readonly b: string | null;
  /** Tiến độ: Ct/A (điểm c). */
  readonly c: string | null;
  /** Leader only, 1 or 1/2 (Điều 15 khoản 3 điểm a). */
  readonly d: string | null;
  /** đ, leader only, 1 or 1/2 (điểm b). */
  readonly dd: string | null;
  /** Leader only, 1 or 1/2 (điểm c). */
  readonly e: string | null;
  /** Mean of the criteria (Điều 16); above 1 only where the cap mode allows it. */
  readonly K: string | null;
  /** Điểm kết quả thực hiện nhiệm vụ: 70·min(1, K), 0..70. */
  readonly T: string | null;
  /** Điểm tiêu chí chung, 0..30. */
  readonly G: string | null;
  /** Điểm của kỳ: G + T, 0..100 (Điều 17). */
  readonly S: string | null;
  /** Mức điểm tương ứng. Not a class: classes are for the year. */
  readonly band: Class | null;
  /** a before the cap mode. */
  readonly rawA: string | null;
  /** b before the cap mode. */
  readonly rawB: string | null;
  /** c before the cap mode. */
  readonly rawC: string | null;
  /** What is missing, in the order of the form. */
  readonly missing: readonly PeriodScoreMissing[];
  /** Remarks on an answer that stands all the same; by `code`. */
  readonly warnings: readonly Warning[];
}

/** The open points that decide it: P1, P2, P3, P4, P7, P9, P31. */
export const PERIOD_SCORE_PARAMETERS = [
  'capMode',
  'extraWork',
  'floor',
  'deductLevel',
  'faultyCredit',
  'emptyBase',
  'unfinishedUnits',
] as const;

type Criteria = Readonly<Record<'d' | 'dd' | 'e', Rational | null>>;
interface Task {
  readonly work: ResultsOfWork | null;
  readonly criteria: Criteria;
  readonly K: Rational | null;
}

/**
 * Điểm của kỳ theo dõi: S = G + T, T = 70·min(1, K), K the mean of a, b, c and, for a leader, d, đ, e (Điều 16, 17). Refuses
 * GENERAL_OUT_OF_RANGE, FACTOR_NOT_POSITIVE, UNITS_EXCEED_ASSIGNED, D_NOT_ALLOWED and LEADERSHIP_NOT_APPLICABLE.
 */
export function periodScore(input: PeriodScoreInput, evaluation: Evaluation): PeriodScoreAnswer {
  const { numbers } = evaluation;
  const trace = evaluation.trace.within('nd335/period-score@1');
  refuseLeadershipOfStaff(input);
  return trace.term(
    'S',
    ({ S, band }) => ({
      label: 'Tổng điểm của kỳ',
      value: S,
      expression: band === null ? 'G + T' : `G + T; mức điểm tương ứng ${band}`,
      citation: nd335('Điều 17 khoản 1'),
    }),
    (inside): PeriodScoreAnswer => {
      const G = inside.term(
        'G',
        (value) => ({
          label: 'Điểm tiêu chí chung đã xác nhận',
          value,
          expression: value === null ? 'chưa xác nhận' : 'đã xác nhận, tối đa 30',
          citation: nd335('Điều 12 khoản 2'),
          provenance: input.provenance?.G,
        }),
        () => generalOf(input, evaluation),
      );
      const { T, task } = inside.term(
        'T',
        (result: { readonly T: Rational | null; readonly task: Task }) => ({
          label: 'Điểm kết quả thực hiện nhiệm vụ',
          value: result.T,
          expression: '70 × min(1, K)',
          citation: nd335('Điều 12 khoản 3, Điều 17 khoản 1'),
        }),
        (insideT) => {
          const task = taskResult(input, { numbers, trace: insideT });
          return { task, T: task.K && numbers.integer(70).times(least(numbers.integer(1), task.K)) };
        },
      );
      const S = G && T && G.plus(T);
      const missing = missingOf(input, G, task);
      return {
        status: missing.length === 0 ? 'OK' : 'INSUFFICIENT_DATA',
        a: shown(task.work?.a.value),
        b: shown(task.work?.b.value),
        c: shown(task.work?.c.value),
        d: shown(task.criteria.d),
        dd: shown(task.criteria.dd),
        e: shown(task.criteria.e),
        K: shown(task.K),
        T: shown(T),
        G: shown(G),
        S: shown(S),
        band: S && classOfScore(S, numbers),
        rawA: shown(task.work?.a.raw),
        rawB: shown(task.work?.b.raw),
        rawC: shown(task.work?.c.raw),
        missing,
        warnings: warningsOf(input, task),
      };
    },
  );
}

/** K: (a + b + c) / 3, for a leader (a + b + c + d + đ + e) / 6 (Điều 16). Null as soon as a part is unknown. */
function taskResult(input: PeriodScoreInput, { numbers, trace }: Evaluation): Task {
  const given = (name: string) => parameterOf(name, input.parameters, input.parameterSources);
  return trace.term(
    'K',
    ({ K }) => ({
      label: 'Tỷ lệ kết quả thực hiện nhiệm vụ',
      value: K,
      expression: input.leader ? '(a + b + c + d + đ + e) ÷ 6' : '(a + b + c) ÷ 3',
      citation: nd335(input.leader ? 'Điều 16 khoản 2' : 'Điều 16 khoản 1'),
      parameters: [given('emptyBase')],
    }),
    (inside) => {
      const work = resultsOfWork(
        input.lines,
        {
          capMode: given('capMode'),
          extraWork: given('extraWork'),
          floor: given('floor'),
          deductLevel: given('deductLevel'),
          faultyCredit: given('faultyCredit'),
          unfinishedUnits: given('unfinishedUnits'),
        },
        { numbers, trace: inside },
      );
      const criteria: Criteria = input.leader
        ? leadershipCriteria(input.leadership, input.provenance ?? {}, { numbers, trace: inside })
        : { d: null, dd: null, e: null };
      const parts = [
        work?.a.value,
        work?.b.value,
        work?.c.value,
        ...(input.leader ? [criteria.d, criteria.dd, criteria.e] : []),
      ];
      const known = parts.filter((part) => part !== undefined && part !== null);
      return { work, criteria, K: known.length === parts.length ? mean(known, numbers) : null };
    },
  );
}

function generalOf({ general }: PeriodScoreInput, { numbers }: Evaluation): Rational | null {
  return general === null
    ? null
    : scoreUpTo(30, general, 'general', numbers, { code: 'GENERAL_OUT_OF_RANGE', article: 'Điều 12' });
}

/** d, đ, e on somebody who leads nobody mean that one of the two is wrong; which one changes the score, so neither is guessed. */
function refuseLeadershipOfStaff({ leader, leadership }: PeriodScoreInput): void {
  const given = Object.entries(leadership ?? {}).find(([, value]) => value !== null && value !== undefined);
  if (leader || given === undefined) return;
  throw new Refusal(
    'LEADERSHIP_NOT_APPLICABLE',
    `leadership.${given[0]}`,
    'd, dd, e are for a leader; set leader or leave them out',
    'd, đ, e chỉ áp dụng cho công chức lãnh đạo, quản lý',
    'Điều 15',
  );
}

function missingOf(
  input: PeriodScoreInput,
  G: Rational | null,
  { work, criteria }: Task,
): readonly PeriodScoreMissing[] {
  const missing: PeriodScoreMissing[] = [];
  if (G === null) missing.push('G');
  if (work === null) missing.push('A');
  if (input.leader) {
    for (const criterion of ['d', 'dd', 'e'] as const) if (criteria[criterion] === null) missing.push(criterion);
  }
  return missing;
}

function warningsOf(input: PeriodScoreInput, { work, criteria }: Task): readonly Warning[] {
  if (!input.leader || work === null) return [];
  const warnings: Warning[] = [];
  const halved = Object.values(criteria).some((value) => value !== null && value.denominator === 2n);
  const overfull = [work.a, work.b, work.c].some(({ value }) => value.numerator > value.denominator);
  if (halved && overfull) {
    warnings.push({
      code: 'EXTRA_WORK_OFFSETS_HALF',
      message: 'a, b or c above 1 makes good a criterion at 1/2 (TOTAL_ONLY, literal reading, R8)',
      messageVi: 'a, b hoặc c vượt 100% đang bù cho một tiêu chí lãnh đạo chỉ đạt 50% (cách tính chỉ chặn tổng điểm)',
    });
  }
  if (isZero(work.a.raw)) {
    warnings.push({
      code: 'LEADER_WITHOUT_PRODUCT',
      message: 'no product is completed; the task score rests on d, dd and e alone',
      messageVi: 'chưa hoàn thành sản phẩm nào; điểm kết quả nhiệm vụ chỉ đến từ d, đ, e',
    });
  }
  return warnings;
}

const shown = (value: Rational | null | undefined): string | null => value?.toString() ?? null;
