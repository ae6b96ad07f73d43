import { greatest, type Kernel, least } from '../numbers/index.js';
import type { Evaluation } from '../trace/index.js';
import { type Attained, type Reason, type TargetAnswer, unknownTarget } from './answer.js';
import type { TargetInput } from './input.js';
import { attainRank } from './rank-target.js';
import { attainValue } from './value-target.js';

/**
 * Attainment of one target. Unknown measurements, trends and qualitative targets give null with a reason, never 0. Refuses
 * RANGE_REVERSED, RANK_OUT_OF_RANGE, BASELINE_NEEDED and UNIVERSE_NEEDED.
 */
export function attainTarget(input: TargetInput, { numbers, trace }: Evaluation): TargetAnswer {
  return trace.within('attainment/target@1').term(
    'progress',
    (answer) => ({
      label: 'Mức độ đạt mục tiêu',
      value: answer.progress,
      expression: expressionOf(input, answer),
      citation: 'Định nghĩa của chỉ tiêu trong kế hoạch; quy tắc tính của phần mềm',
      provenance: input,
    }),
    () => attain(input, numbers),
  );
}

function attain(input: TargetInput, numbers: Kernel): TargetAnswer {
  const { comparator, value, actual } = input;
  if (comparator === 'trend' || comparator === 'text')
    return unknownTarget(actual === null ? 'not_measured' : 'needs_attestation');
  if (actual === null) refuseImpossible(input, numbers);
  if (actual === null) return unknownTarget(comparator === 'rank' ? 'not_published' : 'not_measured');
  if (comparator === 'yesno') return answerOf(yesNo(actual === (value ?? true), numbers), numbers);
  const target = { ...input, value: `${value}`, actual: `${actual}` };
  return answerOf(
    comparator === 'rank' ? attainRank(target, numbers) : attainValue({ ...target, comparator }, numbers),
    numbers,
  );
}

/** A target that contradicts itself is an error already before anything is measured: it is tried with its own value. */
function refuseImpossible(input: TargetInput, numbers: Kernel): void {
  if (input.value !== null && input.value !== undefined) attain({ ...input, actual: input.value }, numbers);
}

const yesNo = (status: boolean, numbers: Kernel): Attained => ({
  status,
  raw: numbers.integer(status ? 1 : 0),
  margin: null,
  method: 'BINARY',
});

function answerOf({ status, raw, margin, method, reason, warnings = [] }: Attained, numbers: Kernel): TargetAnswer {
  const [none, all] = [numbers.integer(0), numbers.integer(1)];
  const progress = status ? all : raw && greatest(none, least(all, raw));
  return {
    status,
    progress: progress?.toString() ?? null,
    raw: raw?.toString() ?? null,
    margin: margin?.toString() ?? null,
    method,
    reason: reason ?? null,
    warnings,
  };
}

const REASON_LABELS: Readonly<Record<Reason, string>> = {
  not_measured: 'chưa có số liệu',
  not_published: 'thứ hạng chưa được công bố',
  needs_attestation: 'mục tiêu định tính, cần người có thẩm quyền xác nhận',
  TARGET_NOT_RATIO: 'không lập được tỷ lệ với mục tiêu và không có mốc xuất phát',
  universe_unknown: 'chưa biết số đơn vị được xếp hạng',
};

function expressionOf(
  { comparator, value, upper, actual, baseline, universe }: TargetInput,
  { reason, method, raw, margin }: TargetAnswer,
): string {
  const parts = [
    `mục tiêu ${comparator} ${value ?? ''}${upper == null ? '' : ` đến ${upper}`}`,
    `thực tế ${actual ?? 'chưa có'}`,
    baseline == null ? '' : `xuất phát ${baseline}`,
    universe == null ? '' : `xếp hạng ${universe} đơn vị`,
    method === null ? '' : `cách tính ${method}`,
    raw === null ? '' : `trước khi giới hạn 0 đến 1: ${raw}`,
    margin === null ? '' : `cách mục tiêu ${margin}`,
    reason === null ? '' : `chưa xác định: ${REASON_LABELS[reason]}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
