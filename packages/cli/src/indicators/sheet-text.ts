import type { Difference, IndicatorWithDocuments } from '@kpi-ledger/api/indicators';
import type { Names, PathPoint, TargetAttainment, UnitAttainment } from '@kpi-ledger/engine';
import { targetText } from '@kpi-ledger/reports';
import { nameOf } from '../commands/ask.js';
import { type Lang, type Text, text } from '../terminal/lang.js';
import { isLenient, LENIENT, measuredText, percent, reasonText, statusText } from './texts.js';

/** All of one indicator, line by line: figures, path, units, roll-up, differences between plans, what is missing. */
export function sheetText(row: IndicatorWithDocuments, names: Names, lang: Lang): string {
  const say = (words: Text): string => words[lang];
  return [
    `${row.indicator}: ${row.title}${row.horizon === null ? '' : ` (${row.horizon})`}`,
    ...row.targets.flatMap((target) => targetLines(target, lang)),
    ...row.otherYears.map(
      ({ indicator, horizon, targets }) =>
        `  ${say(text('Cùng chỉ tiêu, năm', 'The same, by'))} ${horizon}: ${targets.join('; ')} [${indicator}]`,
    ),
    ...row.collectives.map(({ text: printed, units, decision }) =>
      units === null
        ? `  ${printed}: ${say(text('chưa có quyết định nêu tên đơn vị', 'no decision names the units'))}`
        : `  ${printed}: ${units.length} ${say(text('đơn vị', 'units'))} (${decision?.number ?? ''})`,
    ),
    ...row.units.map((unit) => unitLine(unit, names, lang)),
    ...(row.rollUp === null
      ? []
      : [
          `  ${say(text('Cộng từ các đơn vị', 'Rolled up'))}: ${row.rollUp.value ?? reasonText(row.rollUp.reason ?? '', lang)}${row.rollUp.rule === null ? '' : ` [${row.rollUp.rule.value}, ${row.rollUp.rule.decision?.number ?? ''}]`}`,
        ]),
    ...row.notes.map((note) => `  * ${note}`),
    ...row.differences.flatMap((difference) => differenceLines(difference, lang)),
    ...row.missing.map(
      ({ what, owedBy }) => `  ! ${what}${owedBy === null ? '' : ` – ${nameOf(names.units, owedBy)}`}`,
    ),
    '',
  ].join('\n');
}

function targetLines(target: TargetAttainment, lang: Lang): readonly string[] {
  const { raw, readAs, value, status, progress, margin, figures, path, reason } = target;
  const read = value === null || raw.includes(value) ? '' : ` (${readAs} ${value})`;
  const beside = [
    ...(progress === null ? [] : [`${percent(progress)} %${isLenient(target) ? ` (${LENIENT[lang]})` : ''}`]),
    ...(margin === null ? [] : [`${lang === 'vi' ? 'cách đích' : 'margin'} ${margin}`]),
    ...(reason === null ? [] : [reasonText(reason, lang)]),
  ];
  return [
    `  ${targetText(raw)}${read}: ${statusText(status, lang)}${beside.length === 0 ? '' : `; ${beside.join('; ')}`}`,
    ...figures.map(
      (figure) =>
        `    ${figure.period}: ${measuredText(figure, lang)} ${statusText(figure.status, lang)}${figure.evidence === null ? '' : `, ${figure.evidence} ${lang === 'vi' ? 'minh chứng' : 'documents'}`} – ${figure.source}`,
    ),
    ...(path === null || path.points.length === 0
      ? []
      : [
          `    ${lang === 'vi' ? 'lộ trình' : 'path'}: ${path.points.map((point) => pointText(point, lang)).join(' → ')}`,
        ]),
  ];
}

const KINDS: { readonly [K in PathPoint['kind']]: Text } = {
  BASELINE: text('xuất phát', 'baseline'),
  GIVEN: text('văn bản in', 'printed'),
  TARGET: text('mục tiêu', 'target'),
  LINEAR: text('tăng đều', 'linear'),
  EACH_YEAR: text('hằng năm', 'each year'),
};

const pointText = ({ year, value, kind }: PathPoint, lang: Lang): string => `${year} ${value} [${KINDS[kind][lang]}]`;

function unitLine(unit: UnitAttainment, names: Names, lang: Lang): string {
  const { value, state, status, progress } = unit;
  const figure = measuredText({ value, state, universe: null }, lang);
  return `    ${nameOf(names.units, unit.unit)}: ${figure} ${statusText(status, lang)}${progress === null ? '' : ` ${percent(progress)} %`}`;
}

function differenceLines({ topic, status, decided, places }: Difference, lang: Lang): readonly string[] {
  const stands =
    decided === null
      ? lang === 'vi'
        ? 'chưa quyết định, cả hai để ngỏ'
        : 'open: nobody has decided'
      : `${decided.governs.plan} ${decided.governs.annex ?? ''} ${decided.governs.row} (${decided.decision?.number ?? ''})`;
  return [
    `  ${lang === 'vi' ? 'Các văn bản khác nhau' : 'The plans differ'}: ${topic}; ${status === 'OPEN' ? stands : `${lang === 'vi' ? 'áp dụng' : 'governs'} ${stands}`}`,
    ...places.map(({ plan, annex, row, printed }) => `    ${plan} ${annex ?? ''} ${row}: ${targetText(printed)}`),
  ];
}
