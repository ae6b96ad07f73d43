import { readFile } from 'node:fs/promises';
import { hashOfValue, type Names, type Rows, type RuleChange, type RuleRow } from '@kpi-ledger/engine';
import { isCivilDate } from '@kpi-ledger/intake';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, withLedger } from '../ledger.js';
import { parsePeriod } from '../options/period.js';
import { type AtFlags, readAt, withTimes } from '../options/question.js';
import type { Settings } from '../options/settings.js';
import { examples } from '../program.js';
import { type Answer, type Column, csvOnly, plainAnswer, rowsAnswer } from '../terminal/answer.js';
import { type Failure, invalid, unreadable, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { ask, nameOf } from './ask.js';
import { basisText } from './basis.js';

interface RulesFlags extends AtFlags {
  readonly on?: string;
  readonly period?: string;
  readonly unit?: string;
}

export function addRules(program: Command, cli: Cli): void {
  const rules = program
    .command('rules')
    .summary(cli.say(text('các tham số mà Nghị định để ngỏ', 'the parameters that the decree leaves open')))
    .description(
      cli.say(
        text(
          'Những điểm Nghị định 335/2025/NĐ-CP để ngỏ: cách áp dụng đang có hiệu lực, căn cứ và các lựa chọn khác. Xem docs/rules.md.',
          'What the decree leaves open: the reading in force, its legal basis and the alternatives. See docs/rules.md.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi rules list --on 2026-07-01', text('tham số có hiệu lực ngày 01/7', 'the parameters in force on 1 July')],
        ['kpi rules diff 2026-06-30 2026-07-01', text('khác nhau giữa hai ngày', 'what differs between two days')],
      ),
    );
  addList(rules, cli);
  addDiff(rules, cli);
  addAdopt(rules, cli);
}

const unitOption = (command: Command, cli: Cli): Command =>
  command.option('--unit <id>', cli.say(text('như áp dụng cho một đơn vị', 'as it applies to a unit')));

function addList(rules: Command, cli: Cli): void {
  unitOption(withTimes(rules.command('list'), cli), cli)
    .summary(cli.say(text('tham số có hiệu lực vào một ngày', 'the parameters in force on a day')))
    .option('--on <date>', cli.say(text('vào ngày này; mặc định: hôm nay', 'on this day; default: today')))
    .option('--period <period>', cli.say(text('vào ngày cuối của kỳ', 'on the last day of a period')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi rules list --period 2026-Q3',
        text('tham số của quý III', 'those of the third quarter'),
      ]),
    )
    .action((flags: RulesFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        const when = readWhen(flags);
        if (E.isLeft(when)) return when;
        const question = { ...at.right, ...when.right, ...unitOf(flags) };
        return ask(settings, at.right, (engine) => engine.rules(question), ruleTable);
      }),
    );
}

function readWhen({ on, period }: RulesFlags): E.Either<Failure, { readonly on?: string; readonly period?: string }> {
  if (on !== undefined && period !== undefined)
    return E.left(usage('--on', 'chỉ dùng một trong --on và --period', 'goes without --period'));
  if (on !== undefined) return E.map((day: string) => ({ on: day }))(readDay('--on', on));
  return period === undefined ? E.right({}) : E.map((of: string) => ({ period: of }))(parsePeriod(period));
}

const readDay = (path: string, day: string): E.Either<Failure, string> =>
  isCivilDate(day)
    ? E.right(day)
    : E.left(
        usage(path, `"${day}" không phải là ngày yyyy-mm-dd có thật`, `"${day}" is no day yyyy-mm-dd that exists`),
      );

const unitOf = ({ unit }: RulesFlags): { readonly unit?: string } => (unit === undefined ? {} : { unit });

const RULE_COLUMNS = (names: Names): readonly Column<RuleRow>[] => [
  { key: 'id', title: text('Mã', 'Id'), cell: ({ id }) => id },
  { key: 'title', title: text('Điểm để ngỏ', 'Open point'), cell: ({ title }) => title, width: 40 },
  { key: 'article', title: text('Điều', 'Article'), cell: ({ article }) => article, width: 16 },
  {
    key: 'value',
    title: text('Đang áp dụng', 'In force'),
    cell: ({ value, meaning }, lang) =>
      value === null ? (lang === 'vi' ? 'chưa quyết định' : 'not decided') : (meaning ?? value),
    csvCell: ({ value }) => value ?? '',
    width: 44,
  },
  {
    key: 'source',
    title: text('Căn cứ', 'Legal basis'),
    cell: ({ event, source }, lang) => (event === null ? (lang === 'vi' ? 'mặc định' : 'default') : source),
    csvCell: ({ source }) => source,
    width: 28,
  },
  { key: 'validFrom', title: text('Từ ngày', 'From'), cell: ({ validFrom }) => validFrom },
  {
    key: 'unit',
    title: text('Đơn vị', 'Unit'),
    cell: ({ unit }) => nameOf(names.units, unit),
    csvCell: ({ unit }) => unit ?? '',
    width: 20,
  },
  csvOnly('name', ({ name }) => name),
  csvOnly('default', (row) => row.default ?? ''),
  csvOnly('alternatives', ({ alternatives }) => alternatives.map(({ value }) => value).join('; ')),
  csvOnly('knownFrom', ({ knownFrom }) => knownFrom),
  csvOnly('event', ({ event }) => event ?? ''),
  csvOnly('note', ({ note }) => note ?? ''),
];

const ruleTable = (found: Rows<RuleRow>, names: Names): Answer =>
  rowsAnswer(found, found.rows, RULE_COLUMNS(names), { after: (lang) => basisText(found.basis, lang) });

function addDiff(rules: Command, cli: Cli): void {
  withTimes(unitOption(rules.command('diff'), cli), cli)
    .summary(cli.say(text('khác nhau giữa hai ngày', 'what differs between two days')))
    .argument('<d1>', cli.say(text('ngày thứ nhất', 'the first day')))
    .argument('<d2>', cli.say(text('ngày thứ hai', 'the second day')))
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi rules diff 2026-06-30 2026-07-01', text('quý II và quý III', 'two quarters')]),
    )
    .action((d1: string, d2: string, flags: RulesFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        const from = readDay('d1', d1);
        if (E.isLeft(from)) return from;
        const to = readDay('d2', d2);
        if (E.isLeft(to)) return to;
        const question = { ...at.right, from: from.right, to: to.right, ...unitOf(flags) };
        return ask(
          settings,
          at.right,
          (engine) => engine.rulesDiff(question),
          (found) => changeTable(found, d1, d2),
        );
      }),
    );
}

const changeTable = (found: Rows<RuleChange>, d1: string, d2: string): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      { key: 'id', title: text('Mã', 'Id'), cell: ({ id }) => id },
      { key: 'title', title: text('Điểm để ngỏ', 'Open point'), cell: ({ title }) => title, width: 36 },
      side('before', d1),
      side('after', d2),
      csvOnly('beforeSource', ({ before }) => before.source),
      csvOnly('afterSource', ({ after }) => after.source),
      csvOnly('beforeEvent', ({ before }) => before.event ?? ''),
      csvOnly('afterEvent', ({ after }) => after.event ?? ''),
    ],
    {
      before: (lang) =>
        found.rows.length > 0
          ? ''
          : lang === 'vi'
            ? `Không có tham số nào khác nhau giữa ${d1} và ${d2}.\n`
            : `No parameter differs between ${d1} and ${d2}.\n`,
      after: (lang) => basisText(found.basis, lang),
    },
  );

const side = (key: 'before' | 'after', day: string): Column<RuleChange> => ({
  key,
  title: text(day, day),
  cell: (row, lang) => {
    const { value, meaning, event, source } = row[key];
    const shown = value === null ? (lang === 'vi' ? 'chưa quyết định' : 'not decided') : (meaning ?? value);
    return `${shown} (${event === null ? (lang === 'vi' ? 'mặc định' : 'default') : source})`;
  },
  csvCell: (row) => row[key].value ?? '',
  width: 44,
});

function addAdopt(rules: Command, cli: Cli): void {
  rules
    .command('adopt')
    .summary(cli.say(text('ghi quyết định chọn tham số', 'record a decision on parameters')))
    .description(
      cli.say(
        text(
          'Ghi một quyết định chọn cách áp dụng. Tệp JSON: danh sách {id, value, from, source, unit}; source mặc định là số quyết định, unit chỉ ghi khi áp dụng riêng cho một cơ quan.',
          'Records a decision. The JSON file is a list of {id, value, from, source, unit}; source defaults to the decision, unit only where it holds for one agency.',
        ),
      ),
    )
    .argument('<file>', cli.say(text('tệp JSON', 'JSON file')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi rules adopt tham-so.json --decision 45/QĐ-UBND/2026-06-20',
        text('[{"id": "P13", "value": "GOOD_AND_ABOVE", "from": "2026-01-01"}]', 'one parameter'),
      ]),
    )
    .action((file: string, _: object, command: Command) =>
      cli.run(command, async (settings) => {
        const read = await readRules(file);
        return E.isLeft(read) ? read : adopt(read.right, settings);
      }),
    );
}

type RawRule = { readonly [field: string]: unknown };

async function readRules(file: string): Promise<E.Either<Failure, readonly RawRule[]>> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    return E.left(unreadable(file, error));
  }
  const rules = listIn(content);
  return rules === null
    ? E.left(
        invalid(
          'INVALID_JSON',
          file,
          'phải là danh sách JSON các đối tượng {id, value, from, source, unit}',
          'must be a JSON list of objects {id, value, from, source, unit}',
        ),
      )
    : E.right(rules);
}

/** A list of rules, or an object that holds it as `rules`; null: neither. */
function listIn(content: string): readonly RawRule[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { readonly rules?: unknown } | null)?.rules;
  const isList = Array.isArray(list) && list.every((it) => typeof it === 'object' && it !== null && !Array.isArray(it));
  return isList ? (list as readonly RawRule[]) : null;
}

/** Said first: without the decision each rule would seem to lack its source. */
const undecided = invalid(
  'DECISION_REQUIRED',
  'data.decision',
  'chọn tham số phải theo một quyết định; hãy ghi --decision SỐ/NGÀY, ví dụ --decision 45/QĐ-UBND/2026-06-20',
  'parameters are adopted by a decision; give --decision NO/DATE, for example --decision 45/QĐ-UBND/2026-06-20',
);

async function adopt(raw: readonly RawRule[], settings: Settings): Promise<E.Either<Failure, Answer | null>> {
  const { decision, actor } = settings;
  if (decision === null) return E.left(undecided);
  const rules = raw.map((rule): RawRule => ({ source: decision.number, ...rule }));
  const from = rules
    .map((rule) => rule['from'])
    .filter((day): day is string => typeof day === 'string' && isCivilDate(day));
  const data = { rules, decision };
  return withLedger(settings, 'write', async ({ engine }) => {
    const done = await engine.execute({
      commandId: `rules-${hashOfValue(data).slice(0, 40)}`,
      type: 'RuleSetAdopted',
      // It takes effect with its first rule.
      validAt: from.sort()[0] ?? null,
      data,
      actor,
    })();
    if (E.isLeft(done)) return E.left(engineFailure(done.left));
    const { status, events } = done.right;
    const ids = events.map(({ event }) => event.id);
    return E.right(
      plainAnswer({ status, rules: rules.length, events: ids }, (lang) => {
        const nothingNew = status !== 'RECORDED';
        return lang === 'vi'
          ? `${nothingNew ? 'Đã có trong sổ' : 'Đã ghi'}: ${rules.length} tham số (${ids.join(', ')})\n`
          : `${nothingNew ? 'There already' : 'Recorded'}: ${rules.length} parameters (${ids.join(', ')})\n`;
      }),
    );
  });
}
