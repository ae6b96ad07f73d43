import { parseRational, type Rational } from '@kpi-ledger/engine';
import type { Problem } from '@kpi-ledger/intake';
import { type Text, text } from '../../terminal/lang.js';
import { problemAt } from './finding.js';
import type { Group } from './groups.js';
import { type CellNumber, cut, plainest, rounded } from './numbers.js';
import type { Parsed } from './parsed.js';

/** How the factor of a product is decided. */
export interface DecidedFactor {
  readonly factor: string;
  /** points ÷ standard points, where `factor` is its rounding. */
  readonly exactFactor: string | null;
}

export interface FactorRules {
  readonly standardPoints: Rational | null;
  /** A rounded factor has so many places; the practice is two. */
  readonly places: number;
  /** Take points ÷ standard points where the document prints a rounding. */
  readonly exact: boolean;
}

/** The spreadsheet cuts a quotient off after 15 digits: a factor with so many was never typed. */
const COMPUTED_DIGITS = 15;

/** The factor of a row, or what is wrong with it: h = điểm chấm ÷ điểm sản phẩm chuẩn (§ observed practice, not law). */
export function factorOf(
  product: Parsed,
  { standardPoints, places, exact }: FactorRules,
): DecidedFactor | Wrong | null {
  const { points, factor } = product;
  const quotient = points === null || standardPoints === null ? null : points.exact.over(standardPoints);
  if (factor === null) {
    // Where the list has no column of factors, the points and the standard points say them.
    const isAbsent = !product.sheet.columns.some(({ field }) => field === 'factor');
    return isAbsent && quotient !== null ? { factor: plainest(quotient), exactFactor: null } : null;
  }
  if (factor.exact.numerator <= 0n) return { wrong: 'FACTOR_NOT_POSITIVE', message: notPositive(factor) };
  if (quotient === null || quotient.compare(factor.exact) === 0) return { factor: factor.text, exactFactor: null };
  const printed = printedFactor(factor, quotient);
  if (printed === 'QUOTIENT' || (exact && isRounding(printed, quotient, places)))
    return { factor: plainest(quotient), exactFactor: null };
  if (isRounding(printed, quotient, places)) return { factor: printed, exactFactor: plainest(quotient) };
  return { wrong: 'FACTOR_NOT_SCORE', message: notScore(product, factor, quotient, standardPoints, places) };
}

export interface Wrong {
  readonly wrong: 'FACTOR_NOT_POSITIVE' | 'FACTOR_NOT_SCORE';
  readonly message: Text;
}

/** What the paper shows of a quotient that the spreadsheet calculated; QUOTIENT where it shows all it has. */
function printedFactor({ text: said, shown }: CellNumber, quotient: Rational): string | 'QUOTIENT' {
  const digits = said.replace(/^0\.0*|\./g, '').length;
  const value = parseRational(said);
  const isQuotient = digits >= COMPUTED_DIGITS - 1 && value !== null && isNear(value, quotient);
  if (!isQuotient) return said;
  return shown === null ? 'QUOTIENT' : rounded(quotient, shown);
}

/** Equal but for what a spreadsheet cannot keep: 1 in 10^14. */
function isNear(value: Rational, quotient: Rational): boolean {
  const off = value.minus(quotient);
  const size = off.numerator < 0n ? -off.numerator : off.numerator;
  return size * 10n ** 14n * quotient.denominator <= quotient.numerator * off.denominator;
}

function isRounding(printed: string, quotient: Rational, places: number): boolean {
  const own = printed.split('.')[1]?.length ?? 0;
  const to = Math.max(own, places);
  return printed === rounded(quotient, to) || printed === cut(quotient, to);
}

const notPositive = ({ text: said }: CellNumber): Text =>
  text(`hệ số quy đổi ${said} phải lớn hơn 0`, `the conversion factor ${said} must be above 0`);

function notScore(
  { points }: Parsed,
  factor: CellNumber,
  quotient: Rational,
  standard: Rational | null,
  places: number,
): Text {
  const exact = plainest(quotient);
  const near = rounded(quotient, places);
  const about = exact === near ? { vi: '', en: '' } : { vi: `, làm tròn ${near}`, en: `, rounded ${near}` };
  const again = factor.formula
    ? { vi: 'tính lại công thức', en: 'recalculate the formula' }
    : { vi: 'sửa hệ số hoặc điểm chấm', en: 'correct the factor or the points' };
  return text(
    `hệ số ${factor.text} không bằng điểm chấm ÷ điểm sản phẩm chuẩn: ${points?.text} ÷ ${standard} = ${exact}${about.vi}; ${again.vi} (làm tròn khác ${places} chữ số: "factorPlaces" trong tệp ánh xạ)`,
    `the factor ${factor.text} is not points ÷ standard points: ${points?.text} ÷ ${standard} = ${exact}${about.en}; ${again.en} (rounded to other than ${places} places: "factorPlaces" in the mapping file)`,
  );
}

/** Points within the frame of the group, and above 0. */
export function pointsProblem({ sheet, row, group, points }: Parsed, groups: readonly Group[]): readonly Problem[] {
  if (points === null) return [];
  const told = (code: string, message: Text) => [problemAt(sheet, row.row, 'points', code, message, 'Điều 13')];
  if (points.exact.numerator <= 0n)
    return told(
      'POINTS_NOT_POSITIVE',
      text(`điểm chấm ${points.text} phải lớn hơn 0`, `${points.text} points: must be above 0`),
    );
  const frame = groups.find(({ code }) => code === group)?.frame ?? null;
  const [from, to] = [parseRational(frame?.from ?? ''), parseRational(frame?.to ?? '')];
  if (frame === null || from === null || to === null) return [];
  if (points.exact.compare(from) >= 0 && points.exact.compare(to) <= 0) return [];
  return told(
    'POINTS_OUTSIDE_FRAME',
    text(
      `điểm chấm ${points.text} nằm ngoài khung ${frame.from}-${frame.to} của nhóm ${group}; sửa điểm hoặc nhóm`,
      `${points.text} points are outside the frame ${frame.from}-${frame.to} of group ${group}; correct the points or the group`,
    ),
  );
}
