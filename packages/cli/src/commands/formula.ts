import { readFile } from 'node:fs/promises';
import {
  type EvaluatedAnswer,
  evaluate,
  type FormulaError,
  findFormula,
  formulaSchemas,
  listFormulas,
} from '@kpi-ledger/engine';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { examples } from '../program.js';
import { type Answer, plainAnswer, rowsAnswer } from '../terminal/answer.js';
import { derivationText } from '../terminal/derivation.js';
import { type Failure, failureJson, invalid, unreadable, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

export function addFormula(program: Command, cli: Cli): void {
  const formula = program
    .command('formula')
    .summary(cli.say(text('liệt kê và tính các công thức', 'list and evaluate formulas')))
    .description(
      cli.say(
        text(
          'Thư viện công thức: liệt kê, tính trực tiếp, xuất JSON Schema.',
          'The formula library: list, evaluate, print JSON Schemas.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi formula list', text('các công thức', 'the formulas')],
        ['kpi formula eval nd335/period-score --input ky.json', text('tính một trường hợp', 'evaluate one case')],
        ['kpi formula schema nd335/period-score', text('cấu trúc dữ liệu của công thức', 'the shapes of a formula')],
      ),
    );

  formula
    .command('list')
    .description(cli.say(text('Các công thức và căn cứ pháp lý.', 'The formulas with their legal source.')))
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi formula list --format json', text('kèm đầu vào và trả lời', 'with inputs and answers')]),
    )
    .action((_: object, command: Command) => cli.run(command, async () => E.right(formulaList())));

  formula
    .command('eval')
    .description(
      cli.say(
        text(
          'Tính một công thức từ tệp JSON; trả lời gồm số chính xác, giá trị hiển thị và diễn giải.',
          'Evaluates a formula on JSON; answers hold exact strings, display and derivation.',
        ),
      ),
    )
    .argument('<id>', cli.say(text('mã công thức, có thể kèm @phiên-bản', 'formula id, with or without @version')))
    .addOption(
      new Option('--input <file>', cli.say(text('tệp đầu vào, - là đầu vào chuẩn', 'input file, - for stdin'))).default(
        '-',
      ),
    )
    .option(
      '--jsonl',
      cli.say(text('mỗi dòng một trường hợp, trả lời theo thứ tự', 'one case a line, answers in order')),
    )
    .option('--no-derivation', cli.say(text('bỏ phần diễn giải', 'leave the derivation out')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi formula eval nd335/period-score --input ky.json', text('một trường hợp', 'one case')],
        ['kpi formula eval nd335/year-score --jsonl < nam.jsonl', text('nhiều trường hợp', 'many cases')],
      ),
    )
    .action((id: string, options: { input: string; jsonl?: true; derivation: boolean }, command: Command) =>
      cli.run(command, async () => {
        if (findFormula(id) === undefined) return E.left(unknownFormula(id));
        const content = await contentOf(cli, options.input);
        if (E.isLeft(content)) return content;
        if (options.jsonl === true) {
          cli.console.out(evaluateLines(id, content.right, options.derivation, cli));
          return E.right(null);
        }
        const answer = evaluateOne(id, content.right, options.derivation);
        if (E.isLeft(answer)) return answer;
        // The answer of a formula is JSON unless another format is asked for.
        if (command.parent?.parent?.getOptionValueSource('format') !== 'default')
          return E.right(formulaAnswer(answer.right));
        cli.console.out(`${JSON.stringify(answer.right, null, 2)}\n`);
        return E.right(null);
      }),
    );

  formula
    .command('schema')
    .description(
      cli.say(
        text(
          'JSON Schema (bản 2020-12) của đầu vào và trả lời một công thức.',
          'JSON Schemas (draft 2020-12) of the input and the answer of a formula.',
        ),
      ),
    )
    .argument('<id>', cli.say(text('mã công thức, có thể kèm @phiên-bản', 'formula id, with or without @version')))
    .addOption(
      new Option(
        '--part <part>',
        cli.say(text('chỉ một phần, đúng dạng JSON Schema', 'one part only, as a schema by itself')),
      ).choices(['input', 'answer']),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi formula schema nd335/period-score', text('cả đầu vào và trả lời', 'input and answer')],
        [
          'kpi formula schema nd335/period-score --part input > dau-vao.schema.json',
          text('tệp lược đồ của đầu vào', 'a schema file of the input'),
        ],
      ),
    )
    .action((id: string, { part }: { part?: 'input' | 'answer' }, command: Command) =>
      cli.run(command, async () => {
        const schemas = formulaSchemas(id);
        if (schemas === undefined) return E.left(unknownFormula(id));
        cli.console.out(`${JSON.stringify(part === undefined ? schemas : schemas[part], null, 2)}\n`);
        return E.right(null);
      }),
    );
}

function formulaList(): Answer {
  const rows = listFormulas();
  return rowsAnswer({ rows }, rows, [
    { key: 'id', title: text('Công thức', 'Formula'), cell: ({ id, version }) => `${id}@${version}`, width: 30 },
    { key: 'title', title: text('Nội dung', 'Title'), cell: ({ title }, lang) => title[lang], width: 60 },
    { key: 'article', title: text('Căn cứ', 'Source'), cell: ({ article }) => article, width: 40 },
  ]);
}

const formulaAnswer = (answer: EvaluatedAnswer): Answer =>
  plainAnswer(answer, (lang) => {
    const { derivation, display, ...values } = answer;
    const lines = Object.entries(values).map(
      ([key, value]) => `${key.padEnd(10)} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    return `${lines.join('\n')}\n${derivation === undefined ? '' : `\n${derivationText(derivation, lang)}`}`;
  });

type Evaluated = EvaluatedAnswer;

function evaluateOne(id: string, content: string, derivation: boolean): E.Either<Failure, Evaluated> {
  const input = parsed(content);
  if (E.isLeft(input)) return input;
  const result = evaluate(id, inputOf(input.right), { derivation });
  return result.ok ? E.right(result.answer) : E.left(formulaFailure(result.error));
}

/** A case as the vectors are written, `{id, input, expected}`, stands for its input; no formula has a field of that name. */
const inputOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'input')
    ? (value as { input: unknown }).input
    : value;

const evaluateLines = (id: string, content: string, derivation: boolean, { lang }: Cli): string =>
  content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const answer = evaluateOne(id, line, derivation);
      return `${JSON.stringify(E.isLeft(answer) ? failureJson(answer.left, lang) : answer.right)}\n`;
    })
    .join('');

const formulaFailure = ({ code, path, article, message, messageVi }: FormulaError): Failure => ({
  ...invalid(code, path, messageVi, message),
  article,
});

function parsed(content: string): E.Either<Failure, unknown> {
  try {
    return E.right(JSON.parse(content));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const [, line, column] = /line (\d+) column (\d+)/.exec(reason) ?? [];
    const where = line === undefined ? '' : ` (dòng ${line}, ký tự ${column})`;
    return E.left(invalid('INVALID_JSON', '', `không phải JSON hợp lệ${where}`, `is not JSON: ${reason}`));
  }
}

async function contentOf(cli: Cli, file: string): Promise<E.Either<Failure, string>> {
  try {
    return E.right(new TextDecoder().decode(file === '-' ? await cli.console.stdin() : await readFile(file)));
  } catch (error) {
    return E.left(unreadable(file, error));
  }
}

function unknownFormula(id: string): Failure {
  const known = listFormulas()
    .map((formula) => formula.id)
    .join(', ');
  return usage('id', `không có công thức "${id}"; các công thức: ${known}`, `no formula "${id}"; known: ${known}`);
}
