import type { ClassRow, ClassStatus, Names, QuotaGauge, Rows } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type AtFlags, readAt, withTimes } from '../options/question.js';
import { type WhatIfFlags, whatIfText, withWhatIf, wrongWhatIf } from '../options/what-if.js';
import { examples } from '../program.js';
import { type Answer, type Column, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { derivationText } from '../terminal/derivation.js';
import { usage } from '../terminal/failure.js';
import { type Lang, type Text, text } from '../terminal/lang.js';
import { askAssuming, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

interface ClassifyFlags extends AtFlags, WhatIfFlags {
  readonly year: string;
  readonly unit?: string;
  readonly person?: string;
}

const withAssumption = (command: Command, cli: Cli): Command => withWhatIf(withTimes(command, cli), cli);

export function addClassify(program: Command, cli: Cli): void {
  withAssumption(
    program
      .command('classify')
      .summary(cli.say(text('xếp loại chất lượng công chức năm', 'annual classes of civil servants')))
      .description(
        cli.say(
          text(
            'Mức xếp loại năm của từng công chức (Điều 19–21): điểm năm, trường hợp không hoàn thành, mức của tổ chức, tỷ lệ xuất sắc; hoặc điều còn vướng.',
            'The annual class of every civil servant (Điều 19–21): year score, overrides, class of the organisation, quota; or what withholds it.',
          ),
        ),
      )
      .requiredOption('--year <year>', cli.say(text('năm, ví dụ 2026', 'the year, 2026 for example'))),
    cli,
  )
    .option('--unit <id>', cli.say(text('chỉ một đơn vị và các bộ phận của đơn vị', 'one unit with its components')))
    .option('--person <id>', cli.say(text('một người, kèm diễn giải', 'one person, with the derivation')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi classify --year 2026', text('toàn bộ công chức', 'all civil servants')],
        [
          'kpi classify --year 2026 --effective 2026-12-10',
          text('với điểm tháng 12 tạm tính (P22)', 'with a provisional December (P22)'),
        ],
      ),
    )
    .action((flags: ClassifyFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const wrong = wrongWhatIf(flags);
        if (E.isLeft(wrong)) return wrong;
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        const { year, unit, person } = flags;
        if (!/^\d{4}$/.test(year))
          return E.left(
            usage('--year', `"${year}" không phải là một năm; ví dụ 2026`, `"${year}" is no year; 2026 for example`),
          );
        const question = {
          ...at.right,
          period: year,
          ...(unit === undefined ? {} : { unit }),
          ...(person === undefined ? {} : { person }),
        };
        return askAssuming(
          settings,
          at.right,
          flags.whatIf,
          (engine, assumed) => engine.classify({ ...question, ...assumed }),
          (found, names) => classes(found, names, year),
        );
      }),
    );
}

const STATUS: { readonly [S in ClassStatus]: Text } = {
  OK: text('', ''),
  PROVISIONAL: text('tạm tính', 'provisional'),
  PENDING_ORGANISATION: text('chờ mức xếp loại của tổ chức', 'organisation not classified'),
  PENDING_QUOTA: text('chờ xét tỷ lệ xuất sắc', 'quota pending'),
  TIE: text('bằng điểm tại mốc cắt', 'tie at the cut'),
  NOT_CLASSIFIED: text('không xếp loại', 'not classified'),
  INSUFFICIENT_DATA: text('chưa đủ dữ liệu', 'insufficient data'),
};

/** What withholds the class, or by which clauses it differs from that of the score. */
function resultText({ status, reasons, missing, decision, replaced }: ClassRow, lang: Lang): string {
  const decided = decision === null ? [] : [`QĐ ${decision.number ?? ''} ${decision.on}`.replace('  ', ' ')];
  const earlier =
    replaced.length === 0 ? [] : [lang === 'vi' ? `thay ${replaced.length} quyết định` : `replaces ${replaced.length}`];
  const said = [...decided, ...earlier, ...reasons, ...missing.map(({ what }) => what)];
  const state = STATUS[status][lang];
  // A reason that begins with the state says it already.
  return [...(said.some((part) => part.startsWith(state)) ? [] : [state]), ...said]
    .filter((part) => part !== '')
    .join('; ');
}

const COLUMNS = (names: Names): readonly Column<ClassRow>[] => [
  {
    key: 'person',
    title: text('Công chức', 'Person'),
    cell: ({ person }) => nameOf(names.people, person),
    csvCell: ({ person }) => person,
    width: 24,
  },
  {
    key: 'post',
    title: text('Vị trí', 'Post'),
    cell: ({ post, unit }) => (post === null ? nameOf(names.units, unit) : nameOf(names.posts, post)),
    csvCell: ({ post }) => post ?? '',
    width: 32,
  },
  {
    key: 'S',
    title: text('Điểm năm', 'S'),
    cell: ({ display }) => display ?? '',
    csvCell: ({ S }) => S ?? '',
    right: true,
  },
  { key: 'scoreClass', title: text('Theo điểm', 'By score'), cell: ({ scoreClass }) => scoreClass ?? '' },
  { key: 'class', title: text('Mức', 'Class'), cell: ({ class: of }) => of ?? '' },
  { key: 'status', title: text('Tình trạng', 'Status'), cell: resultText, csvCell: ({ status }) => status, width: 48 },
  csvOnly('unit', ({ unit }) => unit ?? ''),
  csvOnly('calculated', ({ calculated }) => calculated ?? ''),
  csvOnly('reasons', ({ reasons }) => reasons.join('; ')),
  csvOnly('missing', ({ missing }) => missing.map(({ what }) => what).join('; ')),
  csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
];

/** What the ledger itself says, beside an assumed class. */
const ACTUAL: readonly Column<ClassRow>[] = [
  { key: 'actualClass', title: text('Mức trong sổ', 'Class of the ledger'), cell: ({ actual }) => actual?.band ?? '' },
  csvOnly('actualS', ({ actual }) => actual?.S ?? ''),
];

/** `tỷ lệ 20%`: how many places there are in each pool, and how many are sure. */
function gaugeText(quotas: readonly QuotaGauge[], names: Names, lang: Lang): string {
  const lines = quotas.flatMap(({ kind, unit, rate, groups, excellent, tied, pending }) =>
    groups.map(({ group, counted, allowed }) => {
      const where = `${kind === 'HEADS' ? (lang === 'vi' ? 'người đứng đầu do ' : 'heads under ') : ''}${nameOf(names.units, unit)}${group === null ? '' : ` / ${group}`}`;
      return lang === 'vi'
        ? `  ${where}: ${counted} từ hoàn thành tốt trở lên, tối đa ${allowed} xuất sắc (tỷ lệ ${rate}); chắc chắn ${excellent}, bằng điểm ${tied.length}, chờ ${pending.length}`
        : `  ${where}: ${counted} at TOT or above, at most ${allowed} XS (rate ${rate}); sure ${excellent}, tied ${tied.length}, pending ${pending.length}`;
    }),
  );
  if (lines.length === 0) return '';
  const title = lang === 'vi' ? 'Tỷ lệ hoàn thành xuất sắc (Điều 20 khoản 5):' : 'Quota of XS (Điều 20.5):';
  return `${[title, ...lines].join('\n')}\n`;
}

function classes(
  found: Rows<ClassRow> & { readonly quotas: readonly QuotaGauge[] },
  names: Names,
  year: string,
): Answer {
  const [only] = found.rows;
  const derivation = found.rows.length === 1 ? (only?.derivation ?? null) : null;
  return rowsAnswer(found, found.rows, [...COLUMNS(names), ...(found.whatIf === undefined ? [] : ACTUAL)], {
    before: (lang) =>
      `${whatIfText(found.whatIf, lang)}${lang === 'vi' ? `Xếp loại chất lượng công chức năm ${year} theo Nghị định 335/2025/NĐ-CP` : `Classes of ${year} under Nghị định 335/2025/NĐ-CP`}\n${syntheticText(found.rows, lang)}`,
    after: (lang) =>
      [
        gaugeText(found.quotas, names, lang),
        derivation === null ? '' : `${derivationText(derivation, lang)}\n`,
        basisText(found.basis, lang),
      ].join(''),
  });
}
