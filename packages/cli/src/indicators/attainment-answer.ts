import type { IndicatorWithDocuments } from '@kpi-ledger/api/indicators';
import type { AttainmentRow, Names } from '@kpi-ledger/engine';
import { targetText } from '@kpi-ledger/reports';
import { nameOf } from '../commands/ask.js';
import { basisText, syntheticText } from '../commands/basis.js';
import { type Answer, type Column, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { text } from '../terminal/lang.js';
import { isLenient, LENIENT, measuredText, percent, statusText } from './texts.js';

interface Found {
  readonly basis: Parameters<typeof basisText>[0];
  readonly rows: readonly IndicatorWithDocuments[];
}

const list = (values: readonly (string | null)[]): string =>
  [...new Set(values.filter((value) => value !== null && value !== ''))].join('; ');

const margin = ({ targets }: AttainmentRow): string =>
  targets.length === 0 ? '' : targets.map((target) => target.margin ?? '–').join('; ');

const COLUMNS: readonly Column<IndicatorWithDocuments>[] = [
  { key: 'indicator', title: text('Mã', 'Id'), cell: ({ indicator }) => indicator },
  { key: 'title', title: text('Chỉ tiêu', 'Indicator'), cell: ({ title }) => title, width: 56 },
  { key: 'horizon', title: text('Đến năm', 'By'), cell: ({ horizon }) => horizon ?? '' },
  {
    key: 'targets',
    title: text('Mục tiêu', 'Targets'),
    cell: ({ targets }) => targets.map(({ raw }) => targetText(raw)).join('; '),
    csvCell: ({ targets }) => targets.map(({ raw }) => raw).join('; '),
    width: 24,
  },
  {
    key: 'value',
    title: text('Đo được', 'Measured'),
    cell: measuredText,
    csvCell: ({ value }) => value ?? '',
    right: true,
  },
  { key: 'period', title: text('Kỳ đo', 'Period'), cell: ({ period }) => period ?? '' },
  {
    key: 'status',
    title: text('Kết quả', 'Status'),
    cell: ({ status, conflicts }, lang) =>
      conflicts.some(({ role }) => role === 'YIELDS')
        ? `${statusText(status, lang)} (${lang === 'vi' ? 'không áp dụng' : 'yields'})`
        : statusText(status, lang),
    csvCell: ({ status }) => (status === null ? '' : String(status)),
  },
  {
    key: 'progress',
    title: text('% mục tiêu', '% of target'),
    cell: ({ progress, targets }) => `${percent(progress)}${targets.some(isLenient) ? '*' : ''}`,
    csvCell: ({ progress }) => progress ?? '',
    right: true,
  },
  { key: 'margin', title: text('Cách đích', 'Margin'), cell: margin, right: true },
  { key: 'source', title: text('Nguồn', 'Source'), cell: ({ source }) => source ?? '', width: 30 },
  {
    key: 'missing',
    title: text('Thiếu', 'Missing'),
    cell: ({ missing }) => (missing.length === 0 ? '' : String(missing.length)),
    csvCell: ({ missing }) => list(missing.map(({ code }) => code)),
    right: true,
  },
  csvOnly('owedBy', ({ missing }) => list(missing.map(({ owedBy }) => owedBy))),
  csvOnly('plan', ({ plan }) => plan),
  csvOnly('row', ({ row }) => row),
  csvOnly('unit', ({ unit }) => unit ?? ''),
  csvOnly('leads', ({ leads }) => leads.join('; ')),
  csvOnly('annual', ({ annual }) => String(annual)),
  csvOnly('year', ({ year }) => year ?? ''),
  csvOnly('universe', ({ universe }) => universe?.id ?? ''),
  csvOnly('universeSize', ({ universe }) => (universe === null ? '' : String(universe.size))),
  csvOnly('method', ({ targets }) => list(targets.map(({ method }) => method))),
  csvOnly('origin', ({ origin }) => origin ?? ''),
  csvOnly('units', ({ units }) => String(units.length)),
  csvOnly('rollUp', ({ rollUp }) => rollUp?.value ?? rollUp?.reason ?? ''),
  csvOnly('dueThisYear', ({ targets }) => list(targets.map(({ path }) => path?.due?.value ?? null))),
  csvOnly('differences', ({ differences }) => list(differences.map(({ id, status }) => `${id}:${status}`))),
  csvOnly('gaps', ({ gaps }) => gaps.join('; ')),
  csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
];

export const attainmentAnswer = (found: Found): Answer =>
  rowsAnswer(found, found.rows, COLUMNS, {
    before: (lang) => syntheticText(found.rows, lang),
    after: (lang) =>
      `${found.rows.some(({ targets }) => targets.some(isLenient)) ? `* ${LENIENT[lang]}\n` : ''}${basisText(found.basis, lang)}`,
  });

const SLOT_NAMES = {
  formula: text('công thức', 'formula'),
  measure: text('đơn vị tính', 'unit of measurement'),
  numerator: text('tử số', 'numerator'),
  denominator: text('mẫu số', 'denominator'),
  dataSource: text('nguồn số liệu', 'data source'),
  responsible: text('đơn vị chịu trách nhiệm', 'responsible unit'),
  frequency: text('tần suất', 'frequency'),
  citation: text('căn cứ', 'citation'),
} as const;

/** One line an indicator: which slots of its definition card are filled, and which are missing. */
export const gapsAnswer = (found: Found, names: Names): Answer => {
  const rows = found.rows.map(({ indicator, plan, row, title, definitionCard, gaps, leads, synthetic }) => ({
    ...{ indicator, plan, row, title, definitionCard, gaps, synthetic },
    owedBy: leads,
  }));
  return rowsAnswer(
    { basis: found.basis, rows },
    rows,
    [
      { key: 'indicator', title: text('Mã', 'Id'), cell: ({ indicator }) => indicator },
      { key: 'title', title: text('Chỉ tiêu', 'Indicator'), cell: ({ title }) => title, width: 50 },
      ...(Object.keys(SLOT_NAMES) as (keyof typeof SLOT_NAMES)[]).map((slot) => ({
        ...csvOnly(slot, ({ definitionCard }: (typeof rows)[number]) => definitionCard[slot]?.value ?? ''),
      })),
      {
        key: 'gaps',
        title: text('Ô còn trống', 'Empty slots'),
        cell: ({ gaps }, lang) => gaps.map((slot) => SLOT_NAMES[slot][lang]).join(', '),
        csvCell: ({ gaps }) => gaps.join('; '),
        width: 60,
      },
      {
        key: 'owedBy',
        title: text('Chủ trì', 'Lead'),
        cell: ({ owedBy }) => owedBy.map((unit) => nameOf(names.units, unit)).join('; '),
        csvCell: ({ owedBy }) => owedBy.join('; '),
        width: 30,
      },
      csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
    ],
    { before: (lang) => syntheticText(rows, lang), after: (lang) => basisText(found.basis, lang) },
  );
};
