import { isCivilDate } from '@kpi-ledger/intake';
import type { Decision } from '../../options/decision.js';
import { folded } from '../../terminal/folded.js';

/** What the lines above the titles say; all of it is proposed only. */
export interface TitleLines {
  readonly decision: Decision | null;
  readonly title: string | null;
  readonly standardPoints: string | null;
  readonly standardUnit: string | null;
}

const DECISION =
  /Quyết\s+định\s+(?:số)?\s*:?\s*(\d+\s*\/\s*[\p{L}\d–-]+(?:\s*\/\s*[\p{L}\d–-]+)*)\s*,?\s*ngày\s+(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/iu;
const STANDARD_POINTS = /chuẩn[^.\d]{0,80}?(\d+(?:[.,]\d+)?)\s*điểm/iu;
const STANDARD_UNIT = /(?:đơn\s+vị\s+)?(?:sản\s+phẩm|công\s+việc)[\p{L}\s,/]*chuẩn\s*(?::|là)\s*["“]?([^"”:;(=]+)/iu;

/** The lines in any order: what is said in two ways is not proposed. */
export function readTitleLines(lines: readonly string[]): TitleLines {
  return {
    decision: onlyOne(
      lines.flatMap((line) => decisionIn(line) ?? []),
      ({ number, date }) => `${number} ${date}`,
    ),
    title: titleIn(lines),
    standardPoints: onlyOne(
      lines.flatMap((line) => STANDARD_POINTS.exec(line)?.[1]?.replace(',', '.') ?? []),
      (points) => points,
    ),
    standardUnit: onlyOne(
      lines.flatMap(
        (line) =>
          STANDARD_UNIT.exec(line)?.[1]
            ?.replace(/,?\s*\d.*$/, '')
            .trim() ?? [],
      ),
      (unit) => folded(unit),
    ),
  };
}

export function decisionIn(line: string): Decision | null {
  const [, number, day, month, year] = DECISION.exec(line) ?? [];
  if (number === undefined || day === undefined || month === undefined || year === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? { number: number.replaceAll(/\s+/g, '').replaceAll('–', '-'), date } : null;
}

/** "DANH MỤC SẢN PHẨM, CÔNG VIỆC …": the longest of such lines, as sheets of one workbook say more or less of it. */
function titleIn(lines: readonly string[]): string | null {
  const titles = lines.filter((line) => folded(line).startsWith('danh muc'));
  return [...titles].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? null;
}

function onlyOne<A>(found: readonly A[], keyOf: (one: A) => string): A | null {
  const [first] = found;
  return first !== undefined && new Set(found.map(keyOf)).size === 1 ? first : null;
}
