import type { AgencyQuota, AgencyRow, AgencyStatus, Engine, Names, Rows } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type AtFlags, readAt } from '../options/question.js';
import { parseYear, withYear } from '../options/year.js';
import { examples } from '../program.js';
import { type Answer, type Column, csvOnly, plainAnswer, rowsAnswer } from '../terminal/answer.js';
import { derivationText } from '../terminal/derivation.js';
import { usage } from '../terminal/failure.js';
import { type Lang, type Text, text } from '../terminal/lang.js';
import { anyName, ask, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

interface AgencyFlags extends AtFlags {
  readonly year: string;
  readonly unit?: string;
  readonly explain?: true;
}

export function addAgencies(program: Command, cli: Cli): void {
  withYear(
    program
      .command('agencies')
      .summary(cli.say(text('xếp loại chất lượng tổ chức năm', 'annual classes of organisations')))
      .description(
        cli.say(
          text(
            'Điểm, điều kiện và mức xếp loại năm của từng tổ chức (Điều 5–9): tiêu chí, nhiệm vụ, đơn vị trực thuộc, hạn chế, tỷ lệ xuất sắc, quyết định; hoặc điều còn vướng.',
            'Points, conditions and annual class of every organisation (Điều 5–9), or what withholds it.',
          ),
        ),
      ),
    cli,
  )
    .option('--unit <id>', cli.say(text('chỉ một đơn vị', 'one unit only')))
    .option('--explain', cli.say(text('kèm diễn giải (dùng với --unit)', 'with the derivation (with --unit)')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi agencies --year 2026', text('mọi đơn vị', 'every unit')],
        [
          'kpi agencies --year 2026 --unit so-noi-vu --explain',
          text('một đơn vị, kèm toàn bộ phép tính', 'one unit with the whole calculation'),
        ],
      ),
    )
    .action((flags: AgencyFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        const year = parseYear(flags.year);
        if (E.isLeft(year)) return year;
        const period = year.right;
        const { unit, explain } = flags;
        if (explain === true && unit === undefined)
          return E.left(usage('--explain', 'cần --unit để biết diễn giải đơn vị nào', 'give the unit with --unit'));
        const question = { ...at.right, period };
        if (explain === true && unit !== undefined)
          return ask(
            settings,
            at.right,
            (engine) => engine.explainAgency({ ...question, unit }),
            (found, names) => explanation(found, names, period),
          );
        return ask(
          settings,
          at.right,
          (engine) => engine.agencies({ ...question, ...(unit === undefined ? {} : { unit }) }),
          (found, names) => agencies(found, names, period),
        );
      }),
    );
}

const STATUS: { readonly [S in AgencyStatus]: Text } = {
  OK: text('', ''),
  REVIEW: text('người có thẩm quyền chọn', 'the authority chooses'),
  PENDING: text('chờ đơn vị trực thuộc', 'sub-units open'),
  TIE: text('bằng điểm tại mốc cắt', 'tie at the cut'),
  PENDING_QUOTA: text('chờ xét tỷ lệ xuất sắc', 'quota pending'),
  INSUFFICIENT_DATA: text('chưa đủ dữ liệu', 'insufficient data'),
  NOT_IN_SCOPE: text('không đánh giá theo Điều 5–9', 'not evaluated by Điều 5–9'),
  SCOPE_UNDECIDED: text('chưa xác định phạm vi', 'scope undecided'),
};

function resultText({ status, article, open, decided, reasons, missing }: AgencyRow, lang: Lang): string {
  const outside = status === 'NOT_IN_SCOPE' || status === 'SCOPE_UNDECIDED';
  const choice = open.length > 0 && !outside && status !== 'INSUFFICIENT_DATA' ? open.join('/') : '';
  const by = decided === null ? '' : `QĐ ${decided.number ?? ''} ${decided.on}`.replace('  ', ' ');
  return [
    STATUS[status][lang],
    outside ? (article ?? '') : '',
    choice,
    by,
    ...(outside || status === 'INSUFFICIENT_DATA' ? [] : reasons),
    ...missing.map(({ what }) => what),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

const tasksText = ({ tasks: { assigned, done, late, exceeded } }: AgencyRow): string =>
  assigned === 0 ? '' : `${done}/${assigned}, ${late}, ${exceeded}`;

const COLUMNS = (names: Names): readonly Column<AgencyRow>[] => [
  {
    key: 'unit',
    title: text('Tổ chức', 'Organisation'),
    cell: ({ unit }) => nameOf(names.units, unit),
    csvCell: ({ unit }) => unit,
    width: 30,
  },
  {
    key: 'S',
    title: text('Điểm', 'S'),
    cell: ({ display }) => display['S'] ?? '',
    csvCell: ({ S }) => S ?? '',
    right: true,
  },
  { key: 'scoreClass', title: text('Theo điểm', 'By score'), cell: ({ scoreClass }) => scoreClass ?? '' },
  {
    key: 'tasks',
    title: text('Xong/giao, chậm, vượt', 'Done/given, late, exceeded'),
    cell: tasksText,
    csvCell: ({ tasks: { assigned, done, late, qualityFailed, exceeded } }) =>
      [assigned, done, late, qualityFailed, exceeded].join('/'),
  },
  { key: 'class', title: text('Mức', 'Class'), cell: ({ class: of }) => of ?? '' },
  { key: 'status', title: text('Tình trạng', 'Status'), cell: resultText, csvCell: ({ status }) => status, width: 52 },
  csvOnly('authority', ({ authority }) => authority ?? ''),
  csvOnly('general', ({ general }) => general ?? ''),
  csvOnly('results', ({ results }) => results ?? ''),
  csvOnly('beforeQuota', ({ beforeQuota }) => beforeQuota ?? ''),
  csvOnly('calculated', ({ calculated }) => calculated ?? ''),
  csvOnly('decided', ({ decided }) => decided?.class ?? ''),
  csvOnly('open', ({ open }) => open.join(' ')),
  csvOnly('reasons', ({ reasons }) => reasons.join('; ')),
  csvOnly('missing', ({ missing }) => missing.map(({ what }) => what).join('; ')),
  csvOnly('article', ({ article }) => article ?? ''),
  csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
];

/** How many places there are under each authority, and how many are sure. */
function quotaText(quotas: readonly AgencyQuota[], names: Names, lang: Lang): string {
  const lines = quotas
    .filter(({ counted }) => counted > 0)
    .map(({ authority, counted, allowed, rate, answer: { excellent, tied, pending } }) => {
      const where = nameOf(names.units, authority);
      return lang === 'vi'
        ? `  ${where}: ${counted} tổ chức từ hoàn thành tốt trở lên, tối đa ${allowed} xuất sắc (tỷ lệ ${rate}); chắc chắn ${excellent.length}, bằng điểm ${tied.length}, chờ ${pending.length}`
        : `  ${where}: ${counted} at TOT or above, at most ${allowed} XS (rate ${rate}); sure ${excellent.length}, tied ${tied.length}, pending ${pending.length}`;
    });
  if (lines.length === 0) return '';
  const title = lang === 'vi' ? 'Tỷ lệ hoàn thành xuất sắc (Điều 8 khoản 5):' : 'Quota of XS (Điều 8.5):';
  return `${[title, ...lines].join('\n')}\n`;
}

const agencies = (
  found: Rows<AgencyRow> & { readonly quotas: readonly AgencyQuota[] },
  names: Names,
  year: string,
): Answer =>
  rowsAnswer(found, found.rows, COLUMNS(names), {
    before: (lang) =>
      `${lang === 'vi' ? `Xếp loại chất lượng tổ chức năm ${year} theo Nghị định 335/2025/NĐ-CP` : `Classes of organisations of ${year} under Nghị định 335/2025/NĐ-CP`}\n${syntheticText(found.rows, lang)}`,
    after: (lang) => `${quotaText(found.quotas, names, lang)}${basisText(found.basis, lang)}`,
  });

type Found = ReturnType<Engine['explainAgency']> extends () => Promise<E.Either<unknown, infer A>> ? A : never;

const explanation = (found: Found, names: Names, year: string): Answer =>
  plainAnswer({ ...found }, (lang) => explanationText(found, names, year, lang));

function explanationText(found: Found, names: Names, year: string, lang: Lang): string {
  const vi = lang === 'vi';
  const {
    unit,
    authority,
    S,
    display,
    class: of,
    criteria,
    tasks,
    missing,
    notes,
    grounds,
    replaced,
    derivation,
  } = found;
  const line = (label: string, value: string) => (value === '' ? [] : [`${label}: ${value}`]);
  const { assigned, done, late, qualityFailed, exceeded, dueLater } = tasks;
  return [
    ...line(vi ? 'Tổ chức' : 'Organisation', `${nameOf(names.units, unit)} [${unit}]`),
    ...line(
      vi ? 'Người có thẩm quyền công nhận (Điều 5)' : 'Recognised by the head of (Điều 5)',
      authority === null ? '' : `${nameOf(names.units, authority)} [${authority}]`,
    ),
    ...line(vi ? 'Năm' : 'Year', year),
    ...line(vi ? 'Điểm' : 'Points', S === null ? '' : `${S} ≈ ${display['S'] ?? ''}`),
    ...line(vi ? 'Mức' : 'Class', of ?? ''),
    ...line(vi ? 'Tình trạng' : 'Status', resultText({ ...found, missing: [] }, lang)),
    ...criteria.map(
      ({ id, part, label, points, self, max }) =>
        `  ${part} ${id}${label === null ? '' : ` ${label}`}: ${points ?? '–'}/${max}${self === null ? '' : ` (${vi ? 'tự đánh giá' : 'self'} ${self})`}`,
    ),
    ...line(
      vi ? 'Nhiệm vụ' : 'Tasks',
      vi
        ? `giao ${assigned}, hoàn thành ${done}, không đúng tiến độ ${late}, không đạt chất lượng ${qualityFailed}, vượt yêu cầu ${exceeded}; chưa đến hạn, không tính: ${dueLater.length}`
        : `assigned ${assigned}, done ${done}, late ${late}, quality failed ${qualityFailed}, exceeded ${exceeded}; due later, not counted: ${dueLater.length}`,
    ),
    ...grounds.map(
      ({ indicator, title, status, progress }) =>
        `  + ${vi ? 'chỉ tiêu tham khảo' : 'indicator offered'} ${indicator} ${title}: ${status === null ? (vi ? 'chưa có số đo' : 'not measured') : String(status)}${progress === null ? '' : ` (${progress})`}`,
    ),
    ...replaced.map(
      ({ class: old, on }) => `  × ${vi ? 'quyết định đã được thay' : 'replaced decision'}: ${old}, ${on}`,
    ),
    ...missing.map(
      ({ what, owedBy, since }) =>
        `  – ${what}${owedBy === null ? '' : ` (${anyName(names, owedBy)})`}${since === null ? '' : `, ${vi ? 'quá hạn' : 'overdue since'} ${since}`}`,
    ),
    ...notes.map((note) => `  * ${note}`),
    syntheticText([found], lang).trimEnd(),
    '',
    ...(derivation === null ? [] : [derivationText(derivation, lang)]),
    basisText(found.basis, lang),
  ].join('\n');
}
