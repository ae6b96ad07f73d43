import type { MaturityFrameworkRow, MaturityRow, Names, Rows } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { parsePeriod } from '../options/period.js';
import { type AtFlags, readAt, withTimes } from '../options/question.js';
import { examples } from '../program.js';
import { type Answer, type Column, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { derivationText } from '../terminal/derivation.js';
import { type Lang, text } from '../terminal/lang.js';
import { ask, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

interface MaturityFlags extends AtFlags {
  readonly framework?: string;
  readonly unit?: string;
  readonly period?: string;
}

export function addMaturity(program: Command, cli: Cli): void {
  withTimes(program.command('maturity'), cli)
    .summary(cli.say(text('mức độ trưởng thành theo khung đánh giá', 'maturity by a framework of criteria')))
    .description(
      cli.say(
        text(
          'Điểm và mức trưởng thành của từng đơn vị theo khung đã ban hành (Kế hoạch 18, Phụ lục II, dòng 37, 38): cây tiêu chí có trọng số, mức theo ngưỡng; tiêu chí chưa đánh giá thì nêu rõ, không đoán. Có --unit thì kèm toàn bộ phép tính.',
          'Score and level of every unit by an adopted framework: a weighted tree of criteria, levels by thresholds; what is not assessed is named, never guessed. With --unit the whole calculation.',
        ),
      ),
    )
    .option('--framework <id>', cli.say(text('chỉ một khung đánh giá', 'one framework only')))
    .option('--unit <id>', cli.say(text('chỉ một đơn vị, kèm diễn giải', 'one unit only, with the derivation')))
    .option('--period <period>', cli.say(text('kỳ đánh giá; mặc định: kỳ gần nhất', 'period; default: the last one')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi maturity', text('mọi đơn vị đã được đánh giá', 'every unit that was assessed')],
        ['kpi maturity --unit so-noi-vu --period 2026', text('một đơn vị, kèm phép tính', 'one unit, explained')],
      ),
    )
    .action((flags: MaturityFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        const period = flags.period === undefined ? null : parsePeriod(flags.period);
        if (period !== null && E.isLeft(period)) return period;
        const question = {
          ...at.right,
          ...(flags.framework === undefined ? {} : { framework: flags.framework }),
          ...(flags.unit === undefined ? {} : { unit: flags.unit }),
          ...(period === null ? {} : { period: period.right }),
        };
        return ask(settings, at.right, (engine) => engine.maturity(question), maturity);
      }),
    );
}

type Found = Rows<MaturityRow> & { readonly frameworks: readonly MaturityFrameworkRow[] };

/** "62.50", or between which two it lies. */
const scoreText = ({ display: { score, atLeast, atMost } }: MaturityRow): string => score ?? `${atLeast}–${atMost}`;

const levelText = ({ level, levelTitle, lowestLevel, highestLevel }: MaturityRow): string =>
  level !== null
    ? `${level} ${levelTitle ?? ''}`.trimEnd()
    : lowestLevel === highestLevel
      ? `? (${lowestLevel})`
      : `? (${lowestLevel}–${highestLevel})`;

const COLUMNS = (names: Names): readonly Column<MaturityRow>[] => [
  { key: 'framework', title: text('Khung', 'Framework'), cell: ({ framework }) => framework, width: 24 },
  {
    key: 'unit',
    title: text('Đơn vị', 'Unit'),
    cell: ({ unit }) => nameOf(names.units, unit),
    csvCell: ({ unit }) => unit,
    width: 30,
  },
  { key: 'period', title: text('Kỳ', 'Period'), cell: ({ period }) => period },
  { key: 'score', title: text('Điểm', 'Score'), cell: scoreText, csvCell: ({ score }) => score ?? '', right: true },
  { key: 'level', title: text('Mức', 'Level'), cell: levelText, csvCell: ({ level }) => level ?? '', width: 26 },
  {
    key: 'missing',
    title: text('Chưa đánh giá', 'Not assessed'),
    cell: ({ missing, criteria }) =>
      missing.length === 0 ? '' : `${missing.length}/${criteria.filter(({ max }) => max !== null).length}`,
    csvCell: ({ missing }) => missing.map(({ what }) => what).join('; '),
    right: true,
  },
  csvOnly('status', ({ status }) => status),
  csvOnly('atLeast', ({ atLeast }) => atLeast),
  csvOnly('atMost', ({ atMost }) => atMost),
  csvOnly('lowestLevel', ({ lowestLevel }) => lowestLevel),
  csvOnly('highestLevel', ({ highestLevel }) => highestLevel),
  csvOnly('unused', ({ unused }) => unused.map(({ criterion, reason }) => `${criterion}: ${reason}`).join('; ')),
  csvOnly('formula', ({ formula }) => formula),
  csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
];

const maturity = (found: Found, names: Names): Answer =>
  rowsAnswer(found, found.rows, COLUMNS(names), {
    before: (lang) =>
      `${found.frameworks.map((one) => frameworkText(one, lang)).join('')}${syntheticText(found.rows, lang)}`,
    after: (lang) => [...found.rows.map((row) => detailText(row, lang)), basisText(found.basis, lang)].join(''),
  });

const frameworkText = (
  { framework, title, from, decision, levels, synthetic }: MaturityFrameworkRow,
  lang: Lang,
): string => {
  const act = decision === null ? '' : `, ${decision.number} ${decision.date}`;
  const marks = levels.map(({ id, title: name, from: mark }) => `${id} ${name} ≥ ${mark}`).join('; ');
  const made = synthetic ? (lang === 'vi' ? ' [SỐ LIỆU GIẢ LẬP]' : ' [SYNTHETIC]') : '';
  return `${framework}: ${title} (${lang === 'vi' ? 'từ' : 'from'} ${from}${act})${made}\n  ${marks}\n`;
};

/** What is missing and left out; of one unit the whole calculation. */
function detailText({ missing, unused, derivation }: MaturityRow, lang: Lang): string {
  if (derivation === null) return '';
  const lines = [
    ...missing.map(({ what }) => `  – ${what}`),
    ...unused.map(({ criterion, reason }) => `  × ${criterion}: ${reason}`),
  ];
  return `${lines.map((line) => `${line}\n`).join('')}\n${derivationText(derivation, lang)}`;
}
