import { type Basis, display, type Names, parseRational, type ScoreRow } from '@kpi-ledger/engine';

/** `2047/24` → `85,29`: two places, cut and never rounded, with a decimal comma (P18); empty where it is unknown. */
export function score(exact: string | null | undefined): string {
  const value = exact === null || exact === undefined ? null : parseRational(exact);
  return value === null ? '' : comma(display(value));
}

/** `11/12` → `91,66 %`. */
export function percent(exact: string | null | undefined): string {
  const value = exact === null || exact === undefined ? null : parseRational(exact);
  const hundred = parseRational('100');
  return value === null || hundred === null ? '' : `${comma(display(value.times(hundred)))} %`;
}

/** Points as they are written in the form: `2.5` → `2,5`. */
export const comma = (decimal: string): string => decimal.replace('.', ',');

/** `2026-03-31` → `31/03/2026`. */
export const day = (date: string): string => date.split('-').reverse().join('/');

/** `Tháng 3 năm 2026`, `Quý I năm 2026`, `6 tháng đầu năm 2026`, `Năm 2026`. */
export function periodName(period: string): string {
  const [year = period, part = ''] = period.split('-');
  if (part === '') return `Năm ${year}`;
  if (part.startsWith('Q')) return `Quý ${['I', 'II', 'III', 'IV'][Number(part[1]) - 1]} năm ${year}`;
  if (part.startsWith('H')) return `6 tháng ${part === 'H1' ? 'đầu' : 'cuối'} năm ${year}`;
  return `Tháng ${Number(part)} năm ${year}`;
}

/** Within a sentence: `quý I năm 2026`. */
export const periodInText = (period: string): string => {
  const name = periodName(period);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
};

export const CLASS_NAMES: { readonly [klass: string]: string } = {
  XS: 'Hoàn thành xuất sắc nhiệm vụ',
  TOT: 'Hoàn thành tốt nhiệm vụ',
  HT: 'Hoàn thành nhiệm vụ',
  KHT: 'Không hoàn thành nhiệm vụ',
};

/** What the figures rest on; printed whole, so that a reader can find the state of the ledger again. */
export const basisLine = ({ ordinal, root, effective, ruleSet, formulaSet }: Basis): string =>
  `Căn cứ: sự kiện thứ ${ordinal}; gốc Merkle ${root}; tính đến ${day(effective)}; quy tắc ${ruleSet.slice(0, 16)}; công thức ${formulaSet.slice(0, 16)}`;

/** An id is shown where no name is known. A name that was erased is said to be: the engine puts the words in its place. */
export const personName = (names: Names, person: string | null): string =>
  person === null ? '' : (names.people[person] ?? person);

export const postName = (names: Names, post: string | null): string =>
  post === null ? '' : (names.posts[post] ?? post);
export const unitName = (names: Names, unit: string | null): string =>
  unit === null ? '' : (names.units[unit] ?? unit);

export const anyName = (names: Names, id: string | null): string =>
  id === null ? '' : (names.posts[id] ?? names.units[id] ?? personName(names, id));

const STATUS: { readonly [S in ScoreRow['status']]: string } = {
  OK: '',
  PROVISIONAL: 'tạm tính',
  PROVISIONAL_DECEMBER: 'tạm tính, kỳ cuối năm chưa kết thúc',
  INSUFFICIENT_DATA: 'chưa đủ dữ liệu',
  NOT_ENDED: 'kỳ chưa kết thúc, chưa có điểm',
  NOT_IN_SCOPE: 'ngoài phạm vi Nghị định 335/2025/NĐ-CP',
  SCOPE_UNDECIDED: 'chưa xác định phạm vi',
  NO_HOLDER: 'chưa có người giữ chức',
};

/** `tạm tính; chưa xác nhận`. */
export const statusText = ({ status, S, confirmed }: Pick<ScoreRow, 'status' | 'S' | 'confirmed'>): string =>
  [STATUS[status] ?? status, S === null ? '' : confirmed ? 'đã xác nhận' : 'chưa xác nhận']
    .filter((part) => part !== '')
    .join('; ');

/** What is missing, who owes it and since when: the reason of an empty place. */
export const missingNotes = (missing: ScoreRow['missing'], names: Names): readonly string[] =>
  missing.map(
    ({ what, owedBy, since }) =>
      `Còn thiếu: ${what}${owedBy === null ? '' : ` – ${anyName(names, owedBy)}`}${since === null ? '' : `, từ ${day(since)}`}.`,
  );

/** A target as a person reads it: some texts of the plans came with marks of formulas, "$\geq 30$". */
export const targetText = (raw: string): string =>
  raw.replace(/\$([^$]*)\$/g, (_, inside: string) => inside.replace('\\geq', '≥').replace('\\leq', '≤'));
