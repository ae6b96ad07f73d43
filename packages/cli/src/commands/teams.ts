import type { Names, Rows, TeamPart, TeamRow } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { type AtFlags, readAt } from '../options/question.js';
import type { Settings } from '../options/settings.js';
import { type Answer, csvOnly, rowsAnswer } from '../terminal/answer.js';
import type { Failure } from '../terminal/failure.js';
import { type Lang, text } from '../terminal/lang.js';
import { ask, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

/** Team products with their parts: who does each, who answers, what nobody was given (Điều 18.1c). */
export async function askTeams(settings: Settings, flags: AtFlags): Promise<E.Either<Failure, Answer | null>> {
  const at = readAt(flags);
  if (E.isLeft(at)) return at;
  return ask(settings, at.right, (engine) => engine.teams(at.right), teamsAnswer);
}

/** One row of the table is one part. */
interface PartRow {
  readonly of: TeamRow;
  readonly part: TeamPart;
}

const partRows = (rows: readonly TeamRow[]): readonly PartRow[] =>
  rows.flatMap((of) => of.parts.map((part) => ({ of, part })));

function doersText({ task, doers }: TeamPart, names: Names, lang: Lang): string {
  if (task === null) return lang === 'vi' ? 'CHƯA GIAO' : 'NOT ASSIGNED';
  if (doers.length === 0) return lang === 'vi' ? 'đã hủy' : 'cancelled';
  return doers
    .map((doer) => ('unit' in doer ? nameOf(names.units, doer.unit) : nameOf(names.people, doer.person)))
    .join('; ');
}

const teamsAnswer = (found: Rows<TeamRow>, names: Names): Answer =>
  rowsAnswer(
    found,
    partRows(found.rows),
    [
      {
        key: 'team',
        title: text('Sản phẩm nhóm', 'Team product'),
        cell: ({ of }) => `${nameOf(names.teams, of.team)} [${of.team}]`,
        csvCell: ({ of }) => of.team,
        width: 34,
      },
      { key: 'product', title: text('Sản phẩm', 'Product'), cell: ({ of }) => of.product, width: 12 },
      {
        key: 'responsible',
        title: text('Chịu trách nhiệm', 'Answers for it'),
        cell: ({ of }) => nameOf(names.people, of.responsible),
        csvCell: ({ of }) => of.responsible,
        width: 24,
      },
      { key: 'part', title: text('Phần', 'Part'), cell: ({ part }) => part.key, width: 16 },
      { key: 'share', title: text('Tỷ lệ', 'Share'), cell: ({ part }) => part.share, right: true },
      { key: 'factor', title: text('h phần', 'h of part'), cell: ({ part }) => part.factor ?? '', right: true },
      {
        key: 'doers',
        title: text('Người làm', 'Done by'),
        cell: ({ part }, lang) => doersText(part, names, lang),
        csvCell: ({ part }) => part.doers.map((doer) => ('unit' in doer ? doer.unit : doer.person)).join('; '),
        width: 26,
      },
      { key: 'task', title: text('Nhiệm vụ', 'Task'), cell: ({ part }) => part.task ?? '', width: 18 },
      {
        key: 'units',
        title: text('Số lượng', 'Units'),
        cell: ({ part }) => (part.units === null ? '' : String(part.units)),
        right: true,
      },
      csvOnly('catalogue', ({ of }) => of.catalogue),
      csvOnly('productFactor', ({ of }) => of.factor ?? ''),
      csvOnly('since', ({ of }) => of.since),
      csvOnly('assignedOn', ({ part }) => part.assignedOn ?? ''),
      csvOnly('synthetic', ({ of }) => String(of.synthetic)),
    ],
    {
      before: (lang) => syntheticText(found.rows, lang),
      after: (lang) => `${remarks(found.rows, names, lang)}${basisText(found.basis, lang)}`,
    },
  );

/** What somebody still has to do, one line a team product. */
function remarks(rows: readonly TeamRow[], names: Names, lang: Lang): string {
  const lines = rows.flatMap(({ team, responsible, unassigned, unitsDiffer }) => [
    ...(unassigned.length === 0
      ? []
      : [
          lang === 'vi'
            ? `${team}: ${nameOf(names.people, responsible)} còn phải giao ${unassigned.join(', ')}`
            : `${team}: ${nameOf(names.people, responsible)} still has to assign ${unassigned.join(', ')}`,
        ]),
    ...(unitsDiffer
      ? [
          lang === 'vi'
            ? `${team}: các phần được giao với số lượng khác nhau; một sản phẩm nhóm cần đủ mọi phần`
            : `${team}: parts are assigned for different numbers of units; one team product takes all parts`,
        ]
      : []),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}
