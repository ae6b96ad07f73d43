import type { Cause, Difference, DiffRow, DiffStep, Names, RateStatus } from '@kpi-ledger/engine';
import { display, parseRational } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { readBasis } from '../options/basis.js';
import { parsePeriod } from '../options/period.js';
import { examples } from '../program.js';
import { type Answer, type Column, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { usage } from '../terminal/failure.js';
import { type Lang, text } from '../terminal/lang.js';
import { anyName, ask, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';
import { STATUS } from './rate.js';

interface DiffFlags {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly post?: string;
  readonly person?: string;
  readonly unit?: string;
}

export function addDiff(program: Command, cli: Cli): void {
  program
    .command('diff')
    .summary(cli.say(text('vì sao điểm thay đổi giữa hai mốc', 'why scores differ between two bases')))
    .description(
      cli.say(
        text(
          'So sánh điểm của một kỳ giữa hai căn cứ và nêu từng sự kiện, quy tắc, điều chỉnh đã làm điểm thay đổi, mỗi cái bao nhiêu. Tổng các phần bằng đúng chênh lệch.',
          'Compares the scores of a period between two bases and names every event, rule and override that moved them, and by how much. The parts add up exactly.',
        ),
      ),
    )
    .requiredOption('--period <period>', cli.say(text('kỳ: 2026-03, 2026-Q1, 2026-H1, 2026', 'period: 2026-Q1')))
    .option(
      '--from <basis>',
      cli.say(text('căn cứ thứ nhất: effective=NGÀY,known=MỐC', 'first basis: effective=DATE,known=POINT')),
      '',
    )
    .option('--to <basis>', cli.say(text('căn cứ thứ hai; mặc định: hiện nay', 'second basis; default: now')), '')
    .option('--post <id>', cli.say(text('một chức vụ', 'one post')))
    .option('--person <id>', cli.say(text('một người', 'one person')))
    .option('--unit <id>', cli.say(text('các chức vụ của một đơn vị', 'the posts of one unit')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        [
          'kpi diff --period 2026-Q1 --from known=2026-04-05 --post giam-doc-so-y-te',
          text('điểm quý I: điều gì đã đổi từ ngày 05/4 đến nay', 'what has changed since 5 April'),
        ],
        [
          'kpi diff --period 2026-Q1 --from known=1200 --to known=1500',
          text('mọi người đứng đầu, giữa hai số thứ tự', 'all heads, between two ordinals'),
        ],
      ),
    )
    .action((flags: DiffFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const period = parsePeriod(flags.period);
        if (E.isLeft(period)) return period;
        const from = readBasis('--from', flags.from);
        if (E.isLeft(from)) return from;
        const to = readBasis('--to', flags.to);
        if (E.isLeft(to)) return to;
        const { post, person, unit } = flags;
        const asked = [post, person, unit].filter((it) => it !== undefined);
        if (asked.length > 1) return E.left(onlyOne);
        const subject = post ?? person;
        const question = {
          ...{ period: period.right, from: from.right, to: to.right },
          ...(subject === undefined ? {} : { subject }),
          ...(unit === undefined ? {} : { unit }),
        };
        return ask(settings, to.right, (engine) => engine.diff(question), diffAnswer);
      }),
    );
}

const onlyOne = usage(
  '--post',
  'chỉ dùng một trong --post, --person, --unit',
  'use one of --post, --person, --unit only',
);

/** A line of the table: one step of one row. */
interface Line {
  readonly row: DiffRow;
  readonly step: DiffStep;
}

function diffAnswer(found: Difference, names: Names, demo: boolean): Answer {
  const moved = found.rows.filter(({ steps }) => steps.length > 0);
  const lines = moved.flatMap((row) => row.steps.map((step): Line => ({ row, step })));
  const answer = rowsAnswer(found, lines, columns(names));
  return {
    ...answer,
    table: (lang, width) =>
      [
        syntheticText([{ synthetic: demo }], lang),
        ...moved.map((row) => {
          const own = row.steps.map((step): Line => ({ row, step }));
          const drawn = rowsAnswer(found, own, columns(names).slice(1)).table(lang, width);
          return `${headline(row, names, lang)}\n${drawn}${gapsText(row, lang)}\n`;
        }),
        unmovedText(found.rows.length - moved.length, lang),
        `${lang === 'vi' ? 'Từ: ' : 'From: '}${basisText(found.from, lang)}`,
        `${lang === 'vi' ? 'Đến: ' : 'To: '}${basisText(found.to, lang)}`,
      ].join(''),
  };
}

const score = (S: string | null): string => {
  const value = S === null ? null : parseRational(S);
  return value == null ? '–' : display(value);
};
const signed = (S: string | null): string => {
  const shown = score(S);
  return S === null || S.startsWith('-') || S === '0' ? shown : `+${shown}`;
};
/** With the exact fraction behind what is cut to two places. */
const exactly = (S: string | null): string => (S?.includes('/') ? `${signed(S)} (${S})` : signed(S));

function headline({ post, person, from, to, total, unmoved }: DiffRow, names: Names, lang: Lang): string {
  const who = anyName(names, post ?? person);
  const of = (S: string | null, status: RateStatus): string => (S === null ? STATUS[status][lang] : score(S));
  const change = `${of(from.S, from.status)} → ${of(to.S, to.status)}`;
  const vi = `${who}: ${change}${total === null ? '' : `, chênh lệch ${exactly(total)}`}; ${unmoved} thay đổi khác không ảnh hưởng`;
  const en = `${who}: ${change}${total === null ? '' : `, difference ${exactly(total)}`}; ${unmoved} other changes did not matter`;
  return lang === 'vi' ? vi : en;
}

const gapsText = ({ gaps }: DiffRow, lang: Lang): string =>
  gaps
    .map(({ lostAt, regainedAt, difference }) =>
      lang === 'vi'
        ? `Không có điểm từ bước ${lostAt + 1} đến bước ${regainedAt + 1}; chênh lệch qua đoạn này: ${exactly(difference)}\n`
        : `No score from step ${lostAt + 1} to step ${regainedAt + 1}; difference over it: ${exactly(difference)}\n`,
    )
    .join('');

const unmovedText = (count: number, lang: Lang): string =>
  count === 0 ? '' : lang === 'vi' ? `${count} chức vụ không thay đổi\n` : `${count} posts did not change\n`;

const WITHOUT: { readonly [W in NonNullable<DiffStep['without']>]: readonly [vi: string, en: string] } = {
  SCORE_GAINED: ['có điểm', 'score gained'],
  SCORE_LOST: ['mất điểm', 'score lost'],
  NO_SCORE: ['chưa có điểm', 'no score'],
  OTHER_HOLDER: ['đổi người giữ chức', 'another holder'],
};

const contribution = ({ contribution: S, without }: DiffStep, lang: Lang): string =>
  without === null ? exactly(S) : WITHOUT[without][lang === 'vi' ? 0 : 1];

function what({ cause, undone }: DiffStep, names: Names, lang: Lang): string {
  const said = causeText(cause, lang);
  const by = 'actor' in cause ? ` (${anyName(names, cause.actor)})` : '';
  return undone ? (lang === 'vi' ? `bỏ đi: ${said}${by}` : `without: ${said}${by}`) : `${said}${by}`;
}

function causeText(cause: Cause, lang: Lang): string {
  switch (cause.kind) {
    case 'event':
    case 'override':
      return `${cause.type} ${cause.stream} ${cause.event.slice(0, 8)}`;
    case 'rule':
      return lang === 'vi'
        ? `quy tắc ${cause.id} = ${cause.value ?? '–'} từ ${cause.from} (${cause.source})`
        : `rule ${cause.id} = ${cause.value ?? '–'} from ${cause.from} (${cause.source})`;
    case 'effective':
      return lang === 'vi' ? `ngày tính ${cause.from} → ${cause.to}` : `effective ${cause.from} → ${cause.to}`;
  }
}

const TERMS = ['a', 'b', 'c', 'd', 'dd', 'e', 'K', 'T', 'G'] as const;
/** The terms that the step moved, as shown on forms. */
const terms = ({ before, after }: DiffStep, lang: Lang): string =>
  [
    ...TERMS.filter((term) => before[term] !== after[term]).map(
      (term) => `${term === 'dd' ? 'đ' : term}: ${score(before[term])} → ${score(after[term])}`,
    ),
    ...(before.confirmed === after.confirmed ? [] : [CONFIRMED[lang][after.confirmed ? 'now' : 'noMore']]),
  ].join('; ');

const CONFIRMED = {
  vi: { now: 'được xác nhận', noMore: 'không còn được xác nhận' },
  en: { now: 'confirmed', noMore: 'no longer confirmed' },
} as const;

const columns = (names: Names): readonly Column<Line>[] => [
  {
    key: 'subject',
    title: text('Chức vụ', 'Post'),
    cell: ({ row }) => anyName(names, row.post ?? row.person),
    csvCell: ({ row }) => row.post ?? row.person ?? '',
    width: 30,
  },
  {
    key: 'recorded',
    title: text('Ghi ngày', 'Recorded'),
    cell: ({ step: { cause } }) => ('recordedAt' in cause ? (cause.recordedAt ?? '').slice(0, 10) : ''),
    csvCell: ({ step: { cause } }) => ('recordedAt' in cause ? (cause.recordedAt ?? '') : ''),
  },
  {
    key: 'speaksOf',
    title: text('Về ngày', 'Of day'),
    cell: ({ step: { cause } }) => ('validAt' in cause ? cause.validAt : ''),
  },
  {
    key: 'cause',
    title: text('Nguyên nhân', 'Cause'),
    cell: ({ step }, lang) => what(step, names, lang),
    csvCell: ({ step }) => causeText(step.cause, 'en'),
    width: 52,
  },
  {
    key: 'contribution',
    title: text('Thay đổi', 'Change'),
    cell: ({ step }, lang) => contribution(step, lang),
    csvCell: ({ step }) => step.contribution ?? step.without ?? '',
    right: true,
    width: 24,
  },
  {
    key: 'S',
    title: text('Điểm sau đó', 'S after'),
    cell: ({ step: { after } }, lang) => (after.S === null ? STATUS[after.status][lang] : score(after.S)),
    csvCell: ({ step: { after } }) => after.S ?? '',
    right: true,
  },
  { key: 'terms', title: text('Thành phần', 'Terms'), cell: ({ step }, lang) => terms(step, lang), width: 40 },
  csvOnly('event', ({ step: { cause } }) => ('event' in cause ? (cause.event ?? '') : '')),
  csvOnly('holder', ({ step: { after } }) => nameOf({}, after.holder)),
];
