import { exactNumber, sum } from '../numbers/checked.js';
import { greatest, isZero, type Kernel, least, type Rational } from '../numbers/index.js';
import { count, exact, flag, list, object, provenanceFields, type Reader, Refusal } from '../reading/index.js';
import type { Evaluation, Provenance, Tracer, UsedParameter } from '../trace/index.js';
import { nd335 } from './citation.js';

/** Done units with the same record. Faults and delays are those not excused by a confirmed objective cause (Điều 14 khoản 2). */
export interface UnitGroup extends Provenance {
  readonly count: number;
  /** Reviews "không đạt" for a major error, per unit. */
  readonly qualityFaults: number;
  /** Missed deadlines, per unit (P5). */
  readonly delays: number;
}

/** A product of the period: h standard units each, so many assigned, some of them done. */
export interface WorkLine extends Provenance {
  /** Hệ số quy đổi: standard units per unit of the product, above 0. */
  readonly h: string;
  readonly assigned: number;
  /** Taken over or unplanned: outside the base (Điều 18 khoản 1 điểm d). */
  readonly extra?: boolean;
  readonly units: readonly UnitGroup[];
}

/** The parameters of Điều 14, each with its source. */
export interface WorkParameters {
  readonly capMode: UsedParameter;
  readonly extraWork: UsedParameter;
  readonly floor: UsedParameter;
  readonly deductLevel: UsedParameter;
  readonly faultyCredit: UsedParameter;
  readonly unfinishedUnits: UsedParameter;
}

/** a số lượng, b chất lượng, c tiến độ: after the cap mode, and raw. Null when nothing is assigned (P9). */
export interface ResultsOfWork {
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
  readonly raw: { readonly a: Rational; readonly b: Rational; readonly c: Rational };
}

export const workLines: Reader<readonly WorkLine[]> = list(
  object(
    {
      h: exact,
      assigned: count,
      units: list(object({ count, qualityFaults: count, delays: count }, provenanceFields)),
    },
    { extra: flag, ...provenanceFields },
  ),
);

/** A line with its numbers checked and ready. */
interface CountedLine {
  readonly line: WorkLine;
  readonly label: string;
  readonly h: Rational;
  readonly assigned: Rational;
  readonly done: Rational;
}

/** a = C/A, b = Cq/A, c = Ct/A over the assigned work of the period (Điều 14 khoản 2). */
export function resultsOfWork(
  lines: readonly WorkLine[],
  parameters: WorkParameters,
  { numbers, trace }: Evaluation,
): ResultsOfWork | null {
  const counted = lines.map((line, index) => countLine(line, index, numbers));
  const inBase = (line: WorkLine): boolean => !line.extra || parameters.capMode.value === 'EXTRA_IN_DENOMINATOR';
  const base = counted.filter(({ line }) => inBase(line));

  const A = sum(
    base.map(({ assigned }) => assigned),
    numbers,
  );
  if (isZero(A)) {
    return trace.term(
      'A',
      () => ({
        label: 'Tổng sản phẩm được giao (đã quy đổi)',
        value: A,
        expression: 'không được giao sản phẩm nào trong kỳ',
        citation: nd335('Điều 14 khoản 2 điểm a'),
      }),
      () => null,
    );
  }

  const ratio = (spec: RatioSpec, creditOf: (line: CountedLine) => Rational): { raw: Rational; value: Rational } =>
    trace.term(
      spec.term,
      ({ raw, value }) => ({
        label: spec.label,
        value,
        expression: `${spec.numerator} ÷ A = ${raw}${raw.compare(value) === 0 ? '' : ', tối đa 1'}`,
        citation: nd335(`Điều 14 khoản 2 điểm ${spec.term}`),
        parameters: [parameters.capMode, parameters.extraWork, ...spec.parameters],
      }),
      (inside) => {
        const credit = inside.term(
          spec.numerator,
          (value: Rational) => ({
            label: spec.numeratorLabel,
            value,
            citation: nd335(`Điều 14 khoản 2 điểm ${spec.term}`),
          }),
          (insideCredit) =>
            sum(
              counted.map((line) => tracedCredit(line, creditOf, insideCredit)),
              numbers,
            ),
        );
        traceBase(A, base, inside);
        const raw = credit.over(A);
        return { raw, value: parameters.capMode.value === 'COMPONENT' ? least(raw, numbers.integer(1)) : raw };
      },
    );

  const deductions = [parameters.floor, parameters.deductLevel, parameters.faultyCredit, parameters.unfinishedUnits];
  const a = ratio(
    { term: 'a', label: 'a: số lượng', numerator: 'C', numeratorLabel: 'Hoàn thành (đã quy đổi)', parameters: [] },
    ({ h, done }) => h.times(done),
  );
  const b = ratio(
    {
      term: 'b',
      label: 'b: chất lượng',
      numerator: 'Cq',
      numeratorLabel: 'Đạt chất lượng (đã quy đổi)',
      parameters: deductions,
    },
    (line) => creditAfterDeductions(line, 'qualityFaults', parameters, numbers),
  );
  const c = ratio(
    {
      term: 'c',
      label: 'c: tiến độ',
      numerator: 'Ct',
      numeratorLabel: 'Đạt tiến độ (đã quy đổi)',
      parameters: deductions,
    },
    (line) => creditAfterDeductions(line, 'delays', parameters, numbers),
  );
  return { a: a.value, b: b.value, c: c.value, raw: { a: a.raw, b: b.raw, c: c.raw } };
}

interface RatioSpec {
  readonly term: 'a' | 'b' | 'c';
  readonly label: string;
  readonly numerator: string;
  readonly numeratorLabel: string;
  readonly parameters: readonly UsedParameter[];
}

function countLine(line: WorkLine, index: number, numbers: Kernel): CountedLine {
  const path = `lines[${index}]`;
  const h = exactNumber(line.h, `${path}.h`, numbers);
  if (h.compare(numbers.integer(0)) <= 0) {
    throw new Refusal(
      'FACTOR_NOT_POSITIVE',
      `${path}.h`,
      `a conversion factor is above 0, got ${line.h}`,
      `hệ số quy đổi phải lớn hơn 0, nhận được ${line.h}`,
      'Điều 13',
    );
  }
  const assigned = numbers.integer(line.assigned);
  let done = numbers.integer(0);
  for (const [place, unit] of line.units.entries()) {
    done = done.plus(numbers.integer(unit.count));
    if (done.compare(assigned) > 0) {
      throw new Refusal(
        'UNITS_EXCEED_ASSIGNED',
        `${path}.units[${place}].count`,
        `${done} units done but ${line.assigned} assigned; assign the surplus as an extra line first (R5)`,
        `đã hoàn thành ${done} nhưng chỉ được giao ${line.assigned}; phần vượt phải được giao là việc phát sinh trước`,
        'Điều 18',
      );
    }
  }
  const label = line.label ?? `Dòng ${index + 1}${line.extra ? ' (ngoài tổng số)' : ''}`;
  return { line, label, h, assigned: h.times(assigned), done };
}

/** Each failed review or delay takes 25 % of that product's points (Điều 14 khoản 2 điểm b, c); what is unfinished has none (P31). */
function creditAfterDeductions(
  { line, h, done }: CountedLine,
  kind: 'qualityFaults' | 'delays',
  { floor, deductLevel, faultyCredit }: WorkParameters,
  numbers: Kernel,
): Rational {
  const nothing = numbers.integer(0);
  const remaining = (faults: Rational): Rational => {
    if (faultyCredit.value === 'STRICT') return isZero(faults) ? numbers.integer(1) : nothing;
    return numbers.integer(1).minus(faults.times(numbers.ratio(1, 4)));
  };
  const ofUnits = (unit: UnitGroup, credit: Rational): Rational => numbers.integer(unit.count).times(credit);

  if (deductLevel.value === 'LINE') {
    const faults = sum(
      line.units.map((unit) => ofUnits(unit, numbers.integer(unit[kind]))),
      numbers,
    );
    return h.times(done).times(greatest(nothing, remaining(faults)));
  }
  const credits = line.units.map((unit) => {
    const credit = remaining(numbers.integer(unit[kind]));
    return ofUnits(unit, floor.value === 'LINE' ? credit : greatest(nothing, credit));
  });
  return h.times(greatest(nothing, sum(credits, numbers)));
}

function tracedCredit(counted: CountedLine, creditOf: (line: CountedLine) => Rational, trace: Tracer): Rational {
  const { line, label, h, done } = counted;
  return trace.term(
    'line',
    (value) => ({
      label,
      value,
      expression: `h = ${h}, giao ${line.assigned}, hoàn thành ${done}${faultsOf(line)}`,
      citation: nd335('Điều 14 khoản 2'),
      provenance: {
        ...line,
        label,
        events: [...(line.events ?? []), ...line.units.flatMap((unit) => unit.events ?? [])],
        excluded: [...(line.excluded ?? []), ...line.units.flatMap((unit) => unit.excluded ?? [])],
      },
    }),
    () => creditOf(counted),
  );
}

function faultsOf(line: WorkLine): string {
  const marked = line.units.filter(({ qualityFaults, delays }) => qualityFaults > 0 || delays > 0);
  return marked
    .map((unit) => `; ${unit.count} sản phẩm: ${unit.qualityFaults} lần không đạt, ${unit.delays} lần chậm`)
    .join('');
}

function traceBase(A: Rational, base: readonly CountedLine[], trace: Tracer): void {
  trace.term(
    'A',
    () => ({
      label: 'Được giao (đã quy đổi)',
      value: A,
      expression: base.map(({ h, line }) => `${h} × ${line.assigned}`).join(' + '),
      citation: nd335('Điều 14 khoản 2 điểm a'),
    }),
    () => A,
  );
}
