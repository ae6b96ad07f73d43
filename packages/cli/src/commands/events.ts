import type { EventFilter, EventProof, EventRow, EventStatus, Rows } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { parseCount } from '../options/count.js';
import { type AtFlags, readAt, withTimes } from '../options/question.js';
import { examples } from '../program.js';
import { type Answer, type Column, csvOnly, plainAnswer, rowsAnswer } from '../terminal/answer.js';
import { type Text, text } from '../terminal/lang.js';
import { ask } from './ask.js';
import { basisText, syntheticText } from './basis.js';

interface Flags extends AtFlags, EventFilter {
  readonly before?: string;
  readonly limit?: string;
}

export function addEvents(program: Command, cli: Cli): void {
  withTimes(program.command('events'), cli)
    .summary(cli.say(text('xem từng sự kiện của sổ', 'the events of the ledger, one by one')))
    .description(
      cli.say(
        text(
          'Các sự kiện đã ghi, mới nhất trước: nội dung như đã ghi (phần riêng tư vẫn được mã hoá) và nay còn hiệu lực, đã đính chính hay đã thu hồi. Nêu một mã hoặc số thứ tự để xem cả bằng chứng rằng sự kiện nằm trong sổ.',
          'Recorded events, newest first: as they were recorded (personal texts stay sealed), and whether each holds, was corrected or retracted. With an id or an ordinal, one event and the proof that it stands in the ledger.',
        ),
      ),
    )
    .argument('[event]', cli.say(text('mã hoặc số thứ tự', 'id or ordinal')))
    .option('--stream <name>', cli.say(text('một dòng sự kiện', 'one stream')))
    .option('--type <type>', cli.say(text('một loại sự kiện', 'one event type')))
    .option('--recorder <id>', cli.say(text('người ghi', 'who recorded')))
    .option('--correlation <id>', cli.say(text('một lần nhập', 'one import')))
    .option('--from <day>', cli.say(text('nói về từ ngày này', 'that speak of this day or later')))
    .option('--to <day>', cli.say(text('nói về đến ngày này', 'that speak of this day or earlier')))
    .option('--before <ordinal>', cli.say(text('chỉ các sự kiện trước số này', 'only events before this ordinal')))
    .option('--limit <n>', cli.say(text('nhiều nhất bao nhiêu dòng; mặc định 100', 'at most; default 100')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi events --stream task-ke-hoach-18-1', text('cả lịch sử của một nhiệm vụ', 'the history of a task')],
        ['kpi events 17', text('sự kiện thứ 17 và bằng chứng', 'the 17th event with its proof')],
      ),
    )
    .action(
      (event: string | undefined, { recorder, before, limit, ...flags }: Flags & { recorder?: string }, command) =>
        cli.run(command, async (settings) => {
          const at = readAt(flags);
          if (E.isLeft(at)) return at;
          if (event !== undefined)
            return ask(settings, at.right, (engine) => engine.event({ event, ...at.right }), one);
          const counts = { before: parseCount('--before', before), limit: parseCount('--limit', limit) };
          if (E.isLeft(counts.before)) return counts.before;
          if (E.isLeft(counts.limit)) return counts.limit;
          const question = {
            ...at.right,
            ...filterOf(flags, recorder),
            ...(counts.before.right === null ? {} : { before: counts.before.right }),
            ...(counts.limit.right === null ? {} : { limit: counts.limit.right }),
          };
          return ask(settings, at.right, (engine) => engine.events(question), listed);
        }),
    );
}

const filterOf = ({ stream, type, correlation, from, to }: EventFilter, actor: string | undefined): EventFilter => ({
  ...(stream === undefined ? {} : { stream }),
  ...(type === undefined ? {} : { type }),
  ...(actor === undefined ? {} : { actor }),
  ...(correlation === undefined ? {} : { correlation }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

const STATUS: { readonly [S in EventStatus]: Text } = {
  HOLDS: text('còn hiệu lực', 'holds'),
  CORRECTED: text('đã đính chính', 'corrected'),
  RETRACTED: text('ĐÃ THU HỒI', 'RETRACTED'),
  UNDONE: text('đã bị huỷ bỏ', 'undone'),
  NOT_YET: text('chưa đến ngày', 'not yet in effect'),
  UNFINISHED: text('lần nhập chưa hoàn tất', 'import not completed'),
};

const columns: readonly Column<EventRow>[] = [
  { key: 'ordinal', title: text('STT', 'No.'), cell: ({ ordinal }) => `${ordinal}`, right: true },
  { key: 'recordedAt', title: text('Ghi lúc', 'Recorded'), cell: ({ recordedAt }) => recordedAt },
  { key: 'validAt', title: text('Nói về ngày', 'About'), cell: ({ validAt }) => validAt },
  { key: 'type', title: text('Loại', 'Type'), cell: ({ type }) => type, width: 26 },
  { key: 'stream', title: text('Dòng', 'Stream'), cell: ({ stream }) => stream, width: 34 },
  { key: 'revision', title: text('Lần', 'Rev.'), cell: ({ revision }) => `${revision}`, right: true },
  { key: 'actor', title: text('Người ghi', 'By'), cell: ({ actor }) => actor, width: 20 },
  {
    key: 'status',
    title: text('Tình trạng', 'Standing'),
    cell: ({ status }, lang) => STATUS[status][lang],
    csvCell: ({ status }) => status,
    width: 24,
  },
  csvOnly('event', ({ event }) => event),
  csvOnly('by', ({ by }) => by.join(' ')),
  csvOnly('commandId', ({ commandId }) => commandId),
  csvOnly('correlationId', ({ correlationId }) => correlationId),
  csvOnly('causationId', ({ causationId }) => causationId ?? ''),
  csvOnly('data', ({ data }) => JSON.stringify(data)),
];

const listed = (found: Rows<EventRow> & { readonly next: number | null }, _: unknown, demo: boolean): Answer =>
  rowsAnswer(found, found.rows, columns, {
    before: (lang) => syntheticText([{ synthetic: demo }], lang),
    after: (lang) => `${found.next === null ? '' : MORE(found.next)[lang]}${basisText(found.basis, lang)}`,
  });

const MORE = (next: number): Text => text(`Còn nữa: --before ${next}\n`, `There are more: --before ${next}\n`);

const one = (found: { readonly basis: Rows<EventRow>['basis'] } & EventRow & EventProof): Answer =>
  plainAnswer({ ...found }, (lang) =>
    [
      `${found.ordinal}  ${found.type}  ${found.stream} (${found.revision})  ${STATUS[found.status][lang]}${found.by.map((id) => ` ${id}`).join('')}`,
      found.text,
      `SHA-256 ${found.hash}`,
      lang === 'vi'
        ? `nằm trong sổ ${found.inclusion.size} sự kiện có gốc ${found.inclusion.root}, đường dẫn ${found.inclusion.path.length} băm (--format json)`
        : `stands among ${found.inclusion.size} events with the root ${found.inclusion.root}, by a path of ${found.inclusion.path.length} hashes (--format json)`,
      basisText(found.basis, lang),
    ].join('\n'),
  );
