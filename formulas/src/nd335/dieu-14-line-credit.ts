import { greatest, isZero, type Kernel, type Rational, sum } from '../numbers/index.js';
import { exactNumber, Refusal } from '../reading/index.js';
import type { WorkLine } from './dieu-14-work-line.js';

/** A line with its numbers checked and ready. */
export interface CountedLine {
  /** As it was given. */
  readonly line: WorkLine;
  /** Vietnamese, for the officer. */
  readonly label: string;
  /** Standard units per unit of the product. */
  readonly h: Rational;
  /** Units assigned. */
  readonly assigned: Rational;
  /** Units done. */
  readonly done: Rational;
}

/** As the input and the derivation name a line, `lines[2]`. */
export const pathOf = (index: number): string => `lines[${index}]`;

export function countLine(line: WorkLine, index: number, numbers: Kernel): CountedLine {
  const path = pathOf(index);
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

/** The values of P3, P4 and P7. */
export interface DeductionRule {
  /** P3. */
  readonly floor: string;
  /** P4. */
  readonly deductLevel: string;
  /** P7. */
  readonly faultyCredit: string;
}
type Deduction = 'qualityFaults' | 'delays';

/**
 * Standard units earned by the done units of a line. Each failed review or delay takes 25 % of that product's points (Điều 14
 * khoản 2 điểm b, c); null deducts nothing (điểm a). What is unfinished earns nothing (P31).
 */
export function lineCredit(
  { line, h, done }: CountedLine,
  deducts: Deduction | null,
  { floor, deductLevel, faultyCredit }: DeductionRule,
  numbers: Kernel,
): Rational {
  if (deducts === null) return h.times(done);
  const nothing = numbers.integer(0);
  const share = (faults: Rational): Rational => {
    if (faultyCredit === 'STRICT') return isZero(faults) ? numbers.integer(1) : nothing;
    return numbers.integer(1).minus(faults.times(numbers.ratio(1, 4)));
  };
  const overUnits = (ofOne: (faults: Rational) => Rational): Rational => {
    const all = line.units.map((unit) => numbers.integer(unit.count).times(ofOne(numbers.integer(unit[deducts]))));
    return sum(all, numbers);
  };

  if (deductLevel === 'LINE') {
    const faultsOfLine = overUnits((faults) => faults);
    return h.times(done).times(greatest(nothing, share(faultsOfLine)));
  }
  const unitsEarned = overUnits((faults) => (floor === 'LINE' ? share(faults) : greatest(nothing, share(faults))));
  return h.times(greatest(nothing, unitsEarned));
}

/** `5 × 3; 1 sản phẩm trừ 25% × 1; được giao 4`: the figures of a line for the derivation. */
export function creditExpression(
  { line, h, done }: CountedLine,
  deducts: Deduction | null,
  { deductLevel, faultyCredit }: DeductionRule,
): string {
  const parts = [`${h} × ${done}`];
  for (const unit of line.units) {
    if (deducts === null || unit.count <= 0 || unit[deducts] <= 0) continue;
    const lost = faultyCredit === 'STRICT' ? 'không được tính' : `trừ 25% × ${unit[deducts]}`;
    parts.push(`${unit.count} sản phẩm ${lost}`);
  }
  if (deductLevel === 'LINE' && parts.length > 1) parts.push('trừ trên cả dòng');
  parts.push(`được giao ${line.assigned}`);
  return parts.join('; ');
}
