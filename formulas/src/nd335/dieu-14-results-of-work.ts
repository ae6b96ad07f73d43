import { isZero, least, type Rational, sum } from '../numbers/index.js';
import type { Evaluation, Exclusion, Provenance, Tracer } from '../trace/index.js';
import { nd335 } from './citation.js';
import { KnownWorkLine } from './dieu-14-known-line.js';
import { type CountedLine, countLine, creditExpression, lineCredit, pathOf } from './dieu-14-line-credit.js';
import type { WorkLine, WorkParameters } from './dieu-14-work-line.js';

/** A criterion before and after the cap mode. */
export interface CappedRatio {
  readonly raw: Rational;
  readonly value: Rational;
}

/** a số lượng, b chất lượng, c tiến độ. */
export type ResultsOfWork = Readonly<Record<'a' | 'b' | 'c', CappedRatio>>;

/** The three criteria; all share the denominator A, "được giao". */
const CRITERIA = {
  a: { label: 'a: số lượng', numerator: 'C', numeratorLabel: 'Hoàn thành (đã quy đổi)', deducts: null },
  b: {
    label: 'b: chất lượng',
    numerator: 'Cq',
    numeratorLabel: 'Đạt chất lượng (đã quy đổi)',
    deducts: 'qualityFaults',
  },
  c: { label: 'c: tiến độ', numerator: 'Ct', numeratorLabel: 'Đạt tiến độ (đã quy đổi)', deducts: 'delays' },
} as const;

/** a = C/A, b = Cq/A, c = Ct/A over the assigned work of the period (Điều 14 khoản 2); null when nothing is assigned (P9). */
export function resultsOfWork(
  lines: readonly WorkLine[],
  parameters: WorkParameters,
  { numbers, trace }: Evaluation,
): ResultsOfWork | null {
  const counted = lines.map((line, index) =>
    line instanceof KnownWorkLine ? line.counted(index, numbers) : countLine(line, index, numbers),
  );
  const extraInBase = parameters.capMode.value === 'EXTRA_IN_DENOMINATOR';
  const base = counted.filter(({ line }) => !line.extra || extraInBase);
  const A = sum(
    base.map(({ assigned }) => assigned),
    numbers,
  );
  const tracedBase = baseOf(A, base);
  if (isZero(A)) {
    tracedBase(trace);
    return null;
  }

  const { capMode, extraWork, floor, deductLevel, faultyCredit, unfinishedUnits } = parameters;
  const rule = { floor: floor.value, deductLevel: deductLevel.value, faultyCredit: faultyCredit.value };
  const ofLines = nd335('Điều 14 khoản 2');
  const criterion = (name: 'a' | 'b' | 'c'): CappedRatio => {
    const { label, numerator, numeratorLabel, deducts } = CRITERIA[name];
    const citation = nd335(`Điều 14 khoản 2 điểm ${name}`);
    return trace.term(
      name,
      ({ raw, value }) => ({
        label,
        value,
        expression: `${numerator} ÷ A = ${raw}${raw.compare(value) === 0 ? '' : ', tối đa 1'}`,
        citation,
        parameters: [
          capMode,
          ...(extraInBase ? [] : [extraWork]),
          ...(deducts === null ? [] : [floor, deductLevel, faultyCredit, unfinishedUnits]),
        ],
      }),
      (inside) => {
        const credit = inside.term(
          numerator,
          (value: Rational) => ({ label: numeratorLabel, value, expression: 'tổng các dòng', citation }),
          (insideCredit) =>
            sum(
              counted.map((of, index) =>
                of.line instanceof KnownWorkLine
                  ? insideCredit.known(of.line.term(numerator, rule, numbers), pathOf(index), (trace) =>
                      tracedCredit(of, index, deducts, trace),
                    )
                  : tracedCredit(of, index, deducts, insideCredit),
              ),
              numbers,
            ),
        );
        tracedBase(inside);
        const raw = credit.over(A);
        return { raw, value: capMode.value === 'COMPONENT' ? least(raw, numbers.integer(1)) : raw };
      },
    );
  };

  const tracedCredit = (
    counted: CountedLine,
    index: number,
    deducts: 'qualityFaults' | 'delays' | null,
    inside: Tracer,
  ): Rational => {
    const { line, label } = counted;
    return inside.term(
      pathOf(index),
      (value) => ({
        label,
        value,
        expression: creditExpression(counted, deducts, rule),
        citation: ofLines,
        provenance: provenanceOf(line),
      }),
      () => lineCredit(counted, deducts, rule, numbers),
    );
  };

  return { a: criterion('a'), b: criterion('b'), c: criterion('c') };
}

/** Traces A wherever it is shown; its calculation, which names every line, is written once. */
function baseOf(A: Rational, base: readonly CountedLine[]): (trace: Tracer) => void {
  let written: string | null = null;
  const calculation = () => base.map(({ h, line }) => `${h} × ${line.assigned}`).join(' + ');
  return (trace) =>
    trace.term(
      'A',
      () => {
        written ??= calculation();
        return {
          label: 'Được giao (đã quy đổi)',
          value: A,
          expression: written || 'không được giao sản phẩm nào trong kỳ',
          citation: nd335('Điều 14 khoản 2 điểm a'),
        };
      },
      () => A,
    );
}

/** Where a line and its units come from. Each line is explained three times, so this makes no lists of lists. */
function provenanceOf(line: WorkLine): Provenance {
  const events: string[] = [];
  const excluded: Exclusion[] = [];
  const add = (of: Provenance): void => {
    if (of.events !== undefined) events.push(...of.events);
    if (of.excluded !== undefined) excluded.push(...of.excluded);
  };
  add(line);
  for (const unit of line.units) add(unit);
  return { events, excluded };
}
