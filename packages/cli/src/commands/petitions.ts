import type { Names, PetitionRow, PetitionStatus, Rows } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type AtFlags, readAt, withTimes } from '../options/question.js';
import { parseYear } from '../options/year.js';
import { examples } from '../program.js';
import { type Answer, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { type Text, text } from '../terminal/lang.js';
import { anyName, ask, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

export function addPetitions(program: Command, cli: Cli): void {
  withTimes(program.command('petitions'), cli)
    .summary(
      cli.say(text('kiến nghị về kết quả xếp loại và hạn trả lời', 'petitions against classes, and when they are due')),
    )
    .description(
      cli.say(
        text(
          'Kiến nghị về kết quả xếp loại (Điều 22): hạn trả lời là 7 ngày làm việc kể từ ngày nhận, theo lịch làm việc của năm.',
          'Petitions against a class (Điều 22): due 7 working days after receipt, by the working calendar of the year.',
        ),
      ),
    )
    .option('--year <year>', cli.say(text('chỉ một năm xếp loại', 'one year only')))
    .option('--unit <id>', cli.say(text('một đơn vị cùng các đơn vị cấu thành', 'one unit with its components')))
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi petitions --year 2026', text('kiến nghị về kết quả năm 2026', 'petitions of 2026')]),
    )
    .action((flags: AtFlags & { readonly year?: string; readonly unit?: string }, command: Command) =>
      cli.run(command, async (settings) => {
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        const { year, unit } = flags;
        const read = year === undefined ? E.right(undefined) : parseYear(year);
        if (E.isLeft(read)) return read;
        const question = {
          ...at.right,
          ...(read.right === undefined ? {} : { year: read.right }),
          ...(unit === undefined ? {} : { unit }),
        };
        return ask(settings, at.right, (engine) => engine.petitions(question), petitions);
      }),
    );
}

const STATUS: { readonly [S in PetitionStatus]: Text } = {
  OPEN: text('chưa trả lời, còn hạn', 'open'),
  OVERDUE: text('QUÁ HẠN', 'OVERDUE'),
  UNDATED: text('chưa trả lời, chưa tính được hạn', 'open, no due day'),
  ANSWERED: text('đã trả lời', 'answered'),
  ANSWERED_LATE: text('đã trả lời, chậm', 'answered late'),
};

const petitions = (found: Rows<PetitionRow>, names: Names, demo: boolean): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      { key: 'petition', title: text('Kiến nghị', 'Petition'), cell: ({ petition }) => petition },
      {
        key: 'person',
        title: text('Công chức', 'Person'),
        cell: ({ person }) => nameOf(names.people, person),
        csvCell: ({ person }) => person,
        width: 24,
      },
      {
        key: 'unit',
        title: text('Đơn vị', 'Unit'),
        cell: ({ unit }) => nameOf(names.units, unit),
        csvCell: ({ unit }) => unit ?? '',
        width: 26,
      },
      { key: 'filedOn', title: text('Nhận ngày', 'Received'), cell: ({ filedOn }) => filedOn },
      { key: 'due', title: text('Hạn trả lời', 'Due'), cell: ({ due }) => due ?? '' },
      { key: 'answeredOn', title: text('Trả lời ngày', 'Answered'), cell: ({ answeredOn }) => answeredOn ?? '' },
      {
        key: 'status',
        title: text('Tình trạng', 'Status'),
        cell: ({ status, upheld }, lang) =>
          upheld === null ? STATUS[status][lang] : `${STATUS[status][lang]}: ${(upheld ? UPHELD : REJECTED)[lang]}`,
        csvCell: ({ status }) => status,
        width: 32,
      },
      {
        key: 'missing',
        title: text('Còn thiếu', 'Missing'),
        cell: ({ missing }) =>
          missing
            .map(({ what, owedBy }) => (owedBy === null ? what : `${what} (${anyName(names, owedBy)})`))
            .join('; '),
        csvCell: ({ missing }) => missing.map(({ what }) => what).join('; '),
        width: 40,
      },
      csvOnly('year', ({ year }) => year),
      csvOnly('event', ({ event }) => event),
    ],
    {
      before: (lang) => syntheticText([{ synthetic: demo }], lang),
      after: (lang) => basisText(found.basis, lang),
    },
  );

const UPHELD = text('chấp nhận', 'upheld');
const REJECTED = text('không chấp nhận', 'rejected');
