import {
  type At,
  display,
  type Engine,
  type EngineError,
  type Names,
  type PeriodGauge,
  parseRational,
  type RatedPeriod,
  type RateStatus,
  type Rows,
  type ScoreRow,
} from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Cli } from '../cli.js';
import { type AtFlags, readPeriodAt, withPeriod } from '../options/question.js';
import { type WhatIfFlags, whatIfText, withWhatIf, wrongWhatIf } from '../options/what-if.js';
import { examples } from '../program.js';
import { type Answer, type Column, csvOnly, type Format, rowsAnswer } from '../terminal/answer.js';
import { type Lang, type Text, text } from '../terminal/lang.js';
import { askAssuming, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

export function addRate(program: Command, cli: Cli): void {
  withWhatIf(withPeriod(program.command('rate'), cli), cli)
    .summary(cli.say(text('điểm của mọi người đứng đầu', 'scores of all heads')))
    .description(
      cli.say(
        text(
          'Điểm của từng vị trí theo Nghị định 335/2025/NĐ-CP, hoặc lý do chưa có điểm. "Mức" là mức điểm tương ứng, chỉ cả năm mới xếp loại.',
          'The score of every post under Nghị định 335/2025/NĐ-CP, or why there is none. The band is that of the score; a class exists for the year only.',
        ),
      ),
    )
    .option('--unit <id>', cli.say(text('chỉ một đơn vị', 'one unit only')))
    .option(
      '--quota',
      cli.say(
        text(
          'thêm số tham khảo về tỷ lệ xuất sắc theo điểm đã xác nhận của kỳ (P17)',
          'adds how the confirmed scores stand to the quota of the year (P17)',
        ),
      ),
    )
    .option('--people', cli.say(text('cả người không giữ vị trí có tên', 'people without a named post too')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi rate --period 2026-Q1', text('quý I', 'the first quarter')],
        [
          'kpi rate --period 2026-Q1 --known 2026-04-05',
          text('như đã biết vào cuối ngày 05/4', 'as known at the end of 5 April'),
        ],
        [
          'kpi rate --period 2026-Q1 --what-if gia-dinh.json',
          text('nếu các sự việc này xảy ra', 'if these facts held'),
        ],
      ),
    )
    .action(
      (
        flags: AtFlags & WhatIfFlags & { period: string; unit?: string; quota?: true; people?: true },
        command: Command,
      ) =>
        cli.run(command, async (settings) => {
          const wrong = wrongWhatIf(flags);
          if (E.isLeft(wrong)) return wrong;
          const at = readPeriodAt(flags);
          if (E.isLeft(at)) return at;
          const question = {
            ...at.right,
            ...(flags.unit === undefined ? {} : { unit: flags.unit }),
            people: flags.people === true,
          };
          return askAssuming(
            settings,
            at.right,
            flags.whatIf,
            (engine, assumed) =>
              flags.quota === true
                ? withQuota(engine, { ...question, ...assumed }, settings.format)
                : rated(engine, { ...question, ...assumed }, settings.format),
            (found, names) => ratings(found, names, flags.period),
          );
        }),
    );
}

type Rated = Rows<ScoreRow> & { readonly quotas?: readonly PeriodGauge[] };

/** A table has no place for the grounds for đ and e. */
const rated = (engine: Engine, question: At & RatedPeriod, format: Format): TaskEither<EngineError, Rated> =>
  format === 'json' ? engine.rate(question) : engine.scores(question);

const withQuota =
  (engine: Engine, question: At & RatedPeriod, format: Format): TaskEither<EngineError, Rated> =>
  async () => {
    const found = await rated(engine, question, format)();
    if (E.isLeft(found)) return found;
    const gauges = await engine.quotaGauge(question)();
    return E.isLeft(gauges) ? gauges : E.right({ ...found.right, quotas: gauges.right.rows });
  };

/** Advisory: the quota is for the year only. */
function quotaText(quotas: readonly PeriodGauge[], names: Names, lang: Lang): string {
  const lines = quotas.map(({ kind, unit, group, scored, counted, excellent, allowed }) => {
    const heads = kind === 'HEADS' ? (lang === 'vi' ? 'người đứng đầu do ' : 'heads under ') : '';
    const where = `${heads}${nameOf(names.units, unit)}${group === null ? '' : ` / ${group}`}`;
    return lang === 'vi'
      ? `  ${where}: ${scored} người có điểm, ${counted} từ 70, ${excellent} từ 90; nếu cả năm như vậy: tối đa ${allowed} xuất sắc`
      : `  ${where}: ${scored} scored, ${counted} at 70 or more, ${excellent} at 90 or more; were the year alike: at most ${allowed} XS`;
  });
  const title =
    lang === 'vi'
      ? 'Tham khảo: tỷ lệ xuất sắc chỉ áp dụng cho năm (Điều 20 khoản 5, P17):'
      : 'Advisory: the quota of XS is for the year only (Điều 20.5, P17):';
  return lines.length === 0 ? '' : `${[title, ...lines].join('\n')}\n`;
}

export const STATUS: { readonly [S in RateStatus]: Text } = {
  OK: text('', ''),
  PROVISIONAL: text('tạm tính', 'provisional'),
  PROVISIONAL_DECEMBER: text('tạm tính tháng 12', 'provisional December'),
  INSUFFICIENT_DATA: text('chưa đủ dữ liệu', 'insufficient data'),
  NOT_ENDED: text('kỳ chưa kết thúc', 'period not ended'),
  NOT_IN_SCOPE: text('ngoài phạm vi NĐ 335', 'not in scope'),
  SCOPE_UNDECIDED: text('chưa xác định phạm vi', 'scope undecided'),
  NO_HOLDER: text('chưa có người giữ chức', 'no holder'),
};

const CONFIRMED = text('đã xác nhận', 'confirmed');
const PUBLISHED = text('đã công bố', 'published');
const RESTATED = text('công bố lại', 'restated');
const CANDIDATE = text('tính lại', 'now');
const NOT_CONFIRMED = text('chưa xác nhận', 'not confirmed');

/** Whether the authority has confirmed the score, or why there is none and what is missing. */
function resultText(row: ScoreRow, lang: Lang): string {
  const { status, S, confirmed, missing, article, completion } = row;
  const done = completion?.display ?? null;
  const about: { readonly [S in RateStatus]?: readonly string[] } = {
    NO_HOLDER: [],
    SCOPE_UNDECIDED: [article ?? ''],
    NOT_IN_SCOPE: [article ?? '', done === null ? '' : lang === 'vi' ? `hoàn thành ${done} %` : `${done} % complete`],
  };
  return [
    STATUS[status][lang],
    S === null ? '' : (confirmed ? CONFIRMED : NOT_CONFIRMED)[lang],
    publishedText(row, lang),
    ...(about[status] ?? missing.map(({ what }) => what)),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** The published figure stands; it is named where another was published beside it, or the facts have moved since. */
function publishedText({ published, restated, candidate }: ScoreRow, lang: Lang): string {
  if (published === null) return '';
  const parts = [
    restated === null && candidate === null ? PUBLISHED[lang] : `${PUBLISHED[lang]} ${shown(published.S)}`,
    restated === null ? '' : `${RESTATED[lang]} ${shown(restated.S)}`,
    candidate === null ? '' : `${CANDIDATE[lang]} ${shown(candidate)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const shown = (S: string): string => {
  const value = parseRational(S);
  return value === null ? S : display(value);
};

type Term = 'a' | 'b' | 'c' | 'd' | 'dd' | 'e' | 'T' | 'G' | 'S';

const term = (key: Term, title = key as string): Column<ScoreRow> => ({
  key,
  title: text(title, key),
  cell: (row) => row.display[key] ?? '',
  csvCell: (row) => row[key] ?? '',
  right: true,
});

const COLUMNS = (names: Names): readonly Column<ScoreRow>[] => [
  {
    key: 'post',
    title: text('Vị trí', 'Post'),
    cell: ({ post, unit }) => (post === null ? nameOf(names.units, unit) : nameOf(names.posts, post)),
    csvCell: ({ post }) => post ?? '',
    width: 36,
  },
  {
    key: 'holder',
    title: text('Người giữ chức', 'Holder'),
    cell: ({ holder }) => nameOf(names.people, holder),
    csvCell: ({ holder }) => holder ?? '',
    width: 22,
  },
  ...(['a', 'b', 'c', 'd'] as const).map((key) => term(key)),
  term('dd', 'đ'),
  ...(['e', 'T', 'G', 'S'] as const).map((key) => term(key)),
  { key: 'band', title: text('Mức', 'Band'), cell: ({ band }) => band ?? '' },
  {
    key: 'status',
    title: text('Tình trạng', 'Status'),
    cell: resultText,
    csvCell: ({ status }) => status,
    width: 44,
  },
  csvOnly('unit', ({ unit }) => unit ?? ''),
  csvOnly('K', ({ K }) => K ?? ''),
  csvOnly('confirmed', ({ confirmed }) => String(confirmed)),
  csvOnly('published', ({ published }) => published?.S ?? ''),
  csvOnly('restated', ({ restated }) => restated?.S ?? ''),
  csvOnly('candidate', ({ candidate }) => candidate ?? ''),
  csvOnly('missing', ({ missing }) => missing.map(({ what }) => what).join('; ')),
  csvOnly('article', ({ article }) => article ?? ''),
  csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
];

/** The figure of the ledger itself, beside an assumed one. */
const ACTUAL: readonly Column<ScoreRow>[] = [
  {
    key: 'actualS',
    title: text('S trong sổ', 'S of the ledger'),
    cell: ({ actual }) => actual?.display ?? '',
    csvCell: ({ actual }) => actual?.S ?? '',
    right: true,
  },
  { key: 'actualBand', title: text('Mức trong sổ', 'Band of the ledger'), cell: ({ actual }) => actual?.band ?? '' },
];

export const ratings = (found: Rated, names: Names, period: string): Answer =>
  rowsAnswer(found, found.rows, [...COLUMNS(names), ...(found.whatIf === undefined ? [] : ACTUAL)], {
    before: (lang) =>
      `${whatIfText(found.whatIf, lang)}${lang === 'vi' ? `Điểm theo Nghị định 335/2025/NĐ-CP, kỳ ${period}` : `Scores under Nghị định 335/2025/NĐ-CP, period ${period}`}\n${syntheticText(found.rows, lang)}`,
    after: (lang) => `${quotaText(found.quotas ?? [], names, lang)}${basisText(found.basis, lang)}`,
  });
