import { type Kernel, type Rational, sum } from '../numbers/index.js';
import { exactNumber, Refusal } from '../reading/index.js';
import { type GivenParameters, parameterOf } from '../rules/index.js';
import type { Evaluation, Provenance } from '../trace/index.js';
import { nd335 } from './citation.js';

/** The ten scored cells of Mẫu số 01 with their maxima; together 30 points. */
export const GENERAL_CELLS = [
  { id: 'I.1', max: '5', label: 'Phẩm chất chính trị, đạo đức, văn hóa thực thi công vụ' },
  { id: 'I.2', max: '5', label: 'Ý thức kỷ luật, kỷ cương' },
  { id: 'II.1', max: '2.5', label: 'Năng lực chuyên môn, nghiệp vụ theo vị trí việc làm' },
  { id: 'II.2', max: '2.5', label: 'Đáp ứng nhiệm vụ thường xuyên, đột xuất' },
  { id: 'II.3', max: '2.5', label: 'Tinh thần trách nhiệm' },
  { id: 'II.4', max: '2.5', label: 'Thái độ phục vụ người dân, doanh nghiệp; phối hợp đồng nghiệp' },
  { id: 'III.1', max: '2.5', label: 'Có sản phẩm, giải pháp đột phá, sáng tạo có hiệu quả' },
  { id: 'III.2', max: '2.5', label: 'Sẵn sàng nhận nhiệm vụ chính trị đặc biệt, đột xuất, phức tạp' },
  { id: 'III.3', max: '2.5', label: 'Chịu trách nhiệm về kết quả; nhận lỗi và khắc phục' },
  { id: 'III.4', max: '2.5', label: 'Chủ động quyết định trong thẩm quyền; tiên phong việc mới' },
] as const;
/** Id of a cell of Mẫu số 01, `I.1` … `III.4`. */
export type GeneralCell = (typeof GENERAL_CELLS)[number]['id'];
type Cell = (typeof GENERAL_CELLS)[number];

/** Points by cell; a cell that is absent or null has not been scored. */
export type CellScores = Readonly<Partial<Record<GeneralCell, string | null>>>;

/** The ten cells as the person and as the authority scored them, exact texts. */
export interface GeneralScoreInput {
  /** Tự chấm. Confirming without it is allowed and marked (R19). */
  readonly self?: CellScores | null;
  /** What the authority confirmed: the official score (P20). */
  readonly confirmed?: CellScores | null;
  /** Open points decided otherwise than by default, by name or id; see the `…_PARAMETERS` of the formula. */
  readonly parameters?: GivenParameters;
  /** Legal source of each given parameter, shown in the derivation. */
  readonly parameterSources?: GivenParameters;
  /** Where it comes from, for the derivation; it changes no value. */
  readonly provenance?: Provenance;
}

/** Điểm tiêu chí chung (Điều 12 khoản 2): exact texts. Out of range or off the step is an error, CELL_OUT_OF_RANGE or CELL_NOT_ON_STEP. */
export interface GeneralScoreAnswer {
  /** INSUFFICIENT_DATA while a confirmed cell is missing. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** Điểm tiêu chí chung, 0..30; null while a confirmed cell is missing. */
  readonly G: string | null;
  /** Total of the self-scored cells, null while one is missing. */
  readonly self: string | null;
  /** Cells that the authority has not scored. */
  readonly missing: readonly GeneralCell[];
  /** Cells confirmed below the self-score: each needs a reason (P20). */
  readonly lowered: readonly GeneralCell[];
  /** No cell was self-scored: allowed, and marked (R19). */
  readonly withoutSelfScore: boolean;
}

/** The open points that decide it: P19. */
export const GENERAL_SCORE_PARAMETERS = ['scoringStep'] as const;

/**
 * Điểm tiêu chí chung: the sum of the ten confirmed cells (Điều 12 khoản 2, Mẫu số 01). Refuses points outside a cell
 * (CELL_OUT_OF_RANGE) and off the step of P19 (CELL_NOT_ON_STEP).
 */
export function generalScore(input: GeneralScoreInput, { numbers, trace }: Evaluation): GeneralScoreAnswer {
  const step = parameterOf('scoringStep', input.parameters, input.parameterSources);
  const points = (side: 'self' | 'confirmed', cell: Cell): Rational | null => {
    const value = input[side]?.[cell.id] ?? null;
    return value === null ? null : checkedPoints(value, cell, `${side}["${cell.id}"]`, step.value, numbers);
  };
  return trace.within('nd335/general-score@1').term(
    'G',
    ({ G, self }) => ({
      label: 'Điểm tiêu chí chung',
      value: G,
      expression: `tổng điểm 10 ô đã xác nhận; tổng tự chấm ${self ?? 'chưa đủ'}`,
      citation: nd335('Điều 12 khoản 2, Phụ lục II Mẫu số 01'),
      parameters: [step],
      provenance: input.provenance,
    }),
    (inside): GeneralScoreAnswer => {
      const rows = GENERAL_CELLS.map((cell) => {
        const self = points('self', cell);
        const confirmed = inside.term(
          cell.id,
          (value) => ({
            label: cell.label,
            value,
            expression: `tự chấm ${self ?? 'chưa có'}, xác nhận ${value ?? 'chưa có'}, tối đa ${cell.max}`,
            citation: nd335('Phụ lục II Mẫu số 01'),
          }),
          () => points('confirmed', cell),
        );
        return { id: cell.id, self, confirmed };
      });
      const total = (values: readonly (Rational | null)[]): string | null => {
        const known = values.filter((value) => value !== null);
        return known.length === values.length ? sum(known, numbers).toString() : null;
      };
      const missing = rows.filter(({ confirmed }) => confirmed === null).map(({ id }) => id);
      return {
        status: missing.length === 0 ? 'OK' : 'INSUFFICIENT_DATA',
        G: total(rows.map(({ confirmed }) => confirmed)),
        self: total(rows.map(({ self }) => self)),
        missing,
        lowered: rows
          .filter(({ self, confirmed }) => self && confirmed && confirmed.compare(self) < 0)
          .map(({ id }) => id),
        withoutSelfScore: rows.every(({ self }) => self === null),
      };
    },
  );
}

function checkedPoints(text: string, cell: Cell, path: string, step: string, numbers: Kernel): Rational {
  const points = exactNumber(text, path, numbers);
  if (points.compare(numbers.integer(0)) < 0 || points.compare(exactNumber(cell.max, path, numbers)) > 0) {
    throw new Refusal(
      'CELL_OUT_OF_RANGE',
      path,
      `cell ${cell.id} takes 0 to ${cell.max} points, got ${text}`,
      `ô ${cell.id} chấm từ 0 đến ${cell.max} điểm, nhận được ${text}`,
      'Mẫu số 01',
    );
  }
  if (points.over(exactNumber(step, 'parameters.scoringStep', numbers)).denominator !== 1n) {
    throw new Refusal(
      'CELL_NOT_ON_STEP',
      path,
      `cell ${cell.id} is scored in steps of ${step}, got ${text}`,
      `ô ${cell.id} chấm theo bước ${step} điểm, nhận được ${text}`,
      'Mẫu số 01',
    );
  }
  return points;
}
