import type { Basis, CaseFile, CaseStep, Names, Rows, StepStatus } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type AtFlags, readAt } from '../options/question.js';
import { parseYear, withYear } from '../options/year.js';
import { examples } from '../program.js';
import { type Answer, type Column, rowsAnswer } from '../terminal/answer.js';
import { type Text, text } from '../terminal/lang.js';
import { anyName, ask, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

export function addCase(program: Command, cli: Cli): void {
  withYear(program.command('case'), cli)
    .summary(cli.say(text('hồ sơ xếp loại năm của một người', 'the annual case of a person')))
    .description(
      cli.say(
        text(
          'Thủ tục xếp loại năm của một công chức (Điều 10, 18, 21, 22): từng bước đã xong hay còn thiếu, ai còn nợ, hạn đến ngày nào.',
          'The annual procedure of an official: every step done or missing, who owes it, and its deadline.',
        ),
      ),
    )
    .requiredOption('--person <id>', cli.say(text('mã người', 'id of the person')))
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi case --person mau-giu-chuc-01 --year 2026', text('hồ sơ năm 2026', 'the case of 2026')]),
    )
    .action((flags: AtFlags & { year: string; person: string }, command: Command) =>
      cli.run(command, async (settings) => {
        const year = parseYear(flags.year);
        if (E.isLeft(year)) return year;
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        return ask(
          settings,
          at.right,
          (engine) => engine.caseFile({ ...at.right, person: flags.person, year: year.right }),
          oneCase,
        );
      }),
    );
}

export function addCases(program: Command, cli: Cli): void {
  withYear(program.command('cases'), cli)
    .summary(cli.say(text('các hồ sơ xếp loại năm còn thiếu gì', 'what the annual cases lack')))
    .description(
      cli.say(
        text(
          'Hồ sơ xếp loại năm của mọi công chức: bước kế tiếp còn thiếu, ai còn nợ, hạn đến ngày nào.',
          'The annual cases of all officials: the next missing step, who owes it, and its deadline.',
        ),
      ),
    )
    .option('--unit <id>', cli.say(text('chỉ một đơn vị', 'one unit only')))
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi cases --year 2026 --unit so-noi-vu', text('của Sở Nội vụ', 'of one unit')]),
    )
    .action((flags: AtFlags & { year: string; unit?: string }, command: Command) =>
      cli.run(command, async (settings) => {
        const year = parseYear(flags.year);
        if (E.isLeft(year)) return year;
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        const unit = flags.unit === undefined ? {} : { unit: flags.unit };
        return ask(
          settings,
          at.right,
          (engine) => engine.caseFiles({ ...at.right, ...unit, year: year.right }),
          (found, names) => allCases(found, names, year.right),
        );
      }),
    );
}

const STATUS: { readonly [S in StepStatus]: Text } = {
  DONE: text('xong', 'done'),
  MISSING: text('còn thiếu', 'missing'),
  WAITING: text('chờ bước trước', 'waiting'),
  NOT_REQUIRED: text('không yêu cầu', 'not required'),
};

const owedBy = (step: CaseStep, names: Names): string =>
  [...new Set(step.missing.map((one) => anyName(names, one.owedBy)))].filter((name) => name !== '').join('; ');

const owedIds = (step: CaseStep): string => [...new Set(step.missing.flatMap((one) => one.owedBy ?? []))].join('; ');

const whatIsMissing = ({ status, missing }: CaseStep): string =>
  status === 'MISSING'
    ? missing.map(({ what, since }) => `${what}${since === null ? '' : `, từ ${since}`}`).join('; ')
    : '';

function oneCase(found: { readonly basis: Basis } & CaseFile, names: Names): Answer {
  const steps: readonly Column<CaseStep>[] = [
    { key: 'step', title: text('Bước', 'Step'), cell: ({ label }) => label, csvCell: ({ step }) => step, width: 34 },
    {
      key: 'status',
      title: text('Tình trạng', 'Status'),
      cell: ({ status, doneOn }, lang) => [STATUS[status][lang], doneOn ?? ''].filter((part) => part !== '').join(' '),
      csvCell: ({ status }) => status,
    },
    { key: 'missing', title: text('Còn thiếu', 'Missing'), cell: whatIsMissing, width: 30 },
    {
      key: 'owedBy',
      title: text('Ai còn nợ', 'Owed by'),
      cell: (step) => owedBy(step, names),
      csvCell: owedIds,
      width: 22,
    },
    {
      key: 'deadline',
      title: text('Hạn', 'Deadline'),
      cell: ({ deadline, overdue }, lang) =>
        deadline === null ? '' : `${deadline}${overdue ? (lang === 'vi' ? ' QUÁ HẠN' : ' OVERDUE') : ''}`,
      csvCell: ({ deadline }) => deadline ?? '',
    },
    { key: 'note', title: text('Ghi chú', 'Note'), cell: ({ note }) => note ?? '', width: 26 },
  ];
  return rowsAnswer(found, found.steps, steps, {
    before: (lang) => {
      const vi = lang === 'vi';
      return [
        `${vi ? 'Hồ sơ xếp loại chất lượng năm' : 'Annual case'} ${found.year}: ${nameOf(names.people, found.person)}`,
        `${nameOf(names.posts, found.post)} – ${nameOf(names.units, found.unit)}; ${vi ? 'xếp loại' : 'classified'}: ${found.decided?.class ?? (vi ? 'chưa quyết định' : 'not decided')}; ${vi ? 'thẩm quyền' : 'authority'}: ${anyName(names, found.classifier)}`,
        ...(found.notClassified === null ? [] : [found.notClassified]),
        syntheticText([found], lang),
      ].join('\n');
    },
    after: (lang) => basisText(found.basis, lang),
  });
}

const next = ({ steps }: CaseFile): CaseStep | null => steps.find(({ status }) => status === 'MISSING') ?? null;
const isDone = ({ status }: CaseStep): boolean => status === 'DONE' || status === 'NOT_REQUIRED';

function allCases(found: Rows<CaseFile>, names: Names, year: string): Answer {
  const columns: readonly Column<CaseFile>[] = [
    {
      key: 'person',
      title: text('Công chức', 'Official'),
      cell: ({ person }) => nameOf(names.people, person),
      csvCell: ({ person }) => person,
      width: 24,
    },
    {
      key: 'unit',
      title: text('Đơn vị', 'Unit'),
      cell: ({ unit }) => nameOf(names.units, unit),
      csvCell: ({ unit }) => unit ?? '',
      width: 24,
    },
    { key: 'class', title: text('Xếp loại', 'Class'), cell: ({ decided }) => decided?.class ?? '' },
    {
      key: 'done',
      title: text('Đã xong', 'Done'),
      cell: ({ steps }) => `${steps.filter(isDone).length}/${steps.length}`,
    },
    {
      key: 'next',
      title: text('Bước còn thiếu', 'Next step'),
      cell: (one) => next(one)?.label ?? one.notClassified ?? '',
      csvCell: (one) => next(one)?.step ?? '',
      width: 30,
    },
    {
      key: 'owedBy',
      title: text('Ai còn nợ', 'Owed by'),
      cell: (one) => {
        const step = next(one);
        return step === null ? '' : owedBy(step, names);
      },
      csvCell: (one) => {
        const step = next(one);
        return step === null ? '' : owedIds(step);
      },
      width: 24,
    },
    {
      key: 'deadline',
      title: text('Hạn quyết định', 'Decision by'),
      cell: ({ steps }, lang) => {
        const decision = steps.find(({ step }) => step === 'DECISION');
        if (decision === undefined || decision.status === 'DONE') return '';
        return `${decision.deadline ?? ''}${decision.overdue ? (lang === 'vi' ? ' QUÁ HẠN' : ' OVERDUE') : ''}`;
      },
    },
  ];
  return rowsAnswer(found, found.rows, columns, {
    before: (lang) =>
      `${lang === 'vi' ? `Hồ sơ xếp loại chất lượng năm ${year}` : `Annual cases ${year}`}\n${syntheticText(found.rows, lang)}`,
    after: (lang) => basisText(found.basis, lang),
  });
}
