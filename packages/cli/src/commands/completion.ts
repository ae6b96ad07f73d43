import { type At, type Engine, type EngineError, type Names, TASK_LISTS, type TaskList } from '@kpi-ledger/engine';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Cli } from '../cli.js';
import { curveAnswer } from '../completion/curve.js';
import { linksAnswer } from '../completion/links.js';
import { minimaAnswer } from '../completion/minima.js';
import { completionAnswer } from '../completion/rows.js';
import { tasksAnswer } from '../completion/tasks.js';
import { parsePeriod } from '../options/period.js';
import { type PlanFlags, readPlanAt, withPlan } from '../options/question.js';
import { parseYear } from '../options/year.js';
import { examples } from '../program.js';
import type { Answer } from '../terminal/answer.js';
import { type Text, text } from '../terminal/lang.js';
import { ask } from './ask.js';
import { addConfirmLink } from './confirm-link.js';

interface Flags extends PlanFlags {
  readonly unit?: string;
  readonly period?: string;
  readonly year?: string;
  readonly list?: TaskList;
  readonly daily?: true;
}

export function addCompletion(program: Command, cli: Cli): void {
  const completion = program
    .command('completion')
    .summary(
      cli.say(text('tiến độ: kế hoạch, người, đường tiến độ, danh sách', 'completion: plans, people, curve, lists')),
    )
    .description(
      cli.say(
        text(
          'Tỷ lệ hoàn thành theo kế hoạch, mục, đơn vị, người đứng đầu, cá nhân, quý và năm; đường kế hoạch và thực tế; nhiệm vụ quá hạn, có nguy cơ, chưa có lịch; nhiệm vụ in ở nhiều kế hoạch chỉ tính một lần. Xem docs/completion.md.',
          'Completion by plan, section, unit, head, person, quarter and year; planned against actual; overdue, at-risk and unscheduled tasks; a task of several plans counts once. See docs/completion.md.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        [
          'kpi completion plans --period 2026-Q2',
          text('việc đến hạn trong quý II', 'what is due in the second quarter'),
        ],
        [
          'kpi completion curve --plan kh18 --format csv',
          text('đường tiến độ của Kế hoạch 18', 'the curve of plan 18'),
        ],
        ['kpi completion tasks --list OVERDUE', text('các nhiệm vụ quá hạn', 'what is overdue')],
      ),
    );
  const withUnit = (command: Command) =>
    withPlan(command, cli).option('--unit <id>', cli.say(text('của đơn vị này', 'of this unit')));
  const withPeriod = (command: Command) =>
    withUnit(command).option('--period <period>', cli.say(text('chỉ việc đến hạn trong kỳ', 'only what is due in it')));

  reading(withPeriod(completion.command('plans')), cli, {
    says: text(
      'kế hoạch, mục, đơn vị; cộng các kế hoạch không tính trùng',
      'plans, sections, units; all plans, linked once',
    ),
    ask: (engine, flags) => engine.completion(flags),
    answer: (found, names, { plan, unit }) => completionAnswer(found, names, plan !== undefined || unit !== undefined),
  });
  reading(withPeriod(completion.command('people')), cli, {
    says: text('người đứng đầu và cá nhân', 'heads and people'),
    ask: (engine, flags) => engine.completionOfPeople(flags),
    answer: (found, names) => completionAnswer(found, names, true),
  });
  reading(
    withUnit(completion.command('curve')).option('--daily', cli.say(text('mỗi ngày một dòng', 'a line for every day'))),
    cli,
    {
      says: text('phải xong và đã xong, theo ngày', 'planned against actual, by day'),
      ask: (engine, flags) => engine.completionCurve(flags),
      answer: curveAnswer,
    },
  );
  reading(
    withUnit(completion.command('tasks')).addOption(
      new Option(
        '--list <list>',
        cli.say(text('quá hạn, có nguy cơ chậm, chưa có lịch', 'overdue, at risk, unscheduled')),
      ).choices([...TASK_LISTS]),
    ),
    cli,
    {
      says: text('từng dòng của các kế hoạch và tình trạng', 'the rows of the plans with their state'),
      ask: (engine, flags) => engine.planTasks(flags),
      answer: tasksAnswer,
    },
  );
  reading(
    withUnit(completion.command('minima')).option('--year <year>', cli.say(text('chỉ một năm', 'one year only'))),
    cli,
    {
      says: text('mức tối thiểu mỗi năm', 'yearly minima'),
      ask: (engine, flags) => engine.yearlyMinima(flags),
      answer: minimaAnswer,
    },
  );
  reading(withPlan(completion.command('links'), cli), cli, {
    says: text(
      'nhiệm vụ in ở nhiều kế hoạch: đã xác nhận và đề xuất',
      'tasks printed more than once: confirmed, proposed',
    ),
    ask: (engine, flags) => engine.taskLinks(flags),
    answer: (found, names, { plan }) => linksAnswer(found, names, plan),
  });
  addConfirmLink(completion, cli);
}

interface Reading<A> {
  readonly says: Text;
  ask(engine: Engine, question: At & Omit<Flags, keyof At>): TaskEither<EngineError, A>;
  answer(found: A, names: Names, flags: Flags): Answer;
}

/** A command that puts one question on both times. */
function reading<A>(command: Command, cli: Cli, { says, ask: question, answer }: Reading<A>): void {
  command.summary(cli.say(says)).action((flags: Flags, of: Command) =>
    cli.run(of, async (settings) => {
      const read = readPlanAt(flags);
      if (E.isLeft(read)) return read;
      const period = flags.period === undefined ? E.right(undefined) : parsePeriod(flags.period);
      if (E.isLeft(period)) return period;
      const year = flags.year === undefined ? E.right(undefined) : parseYear(flags.year);
      if (E.isLeft(year)) return year;
      const { effective: _effective, known: _known, period: _period, year: _year, ...rest } = flags;
      const asked = {
        ...rest,
        ...read.right.question,
        ...(period.right === undefined ? {} : { period: period.right }),
        ...(year.right === undefined ? {} : { year: year.right }),
      };
      return ask(
        settings,
        read.right.at,
        (engine) => question(engine, asked),
        (found, names) => answer(found, names, flags),
      );
    }),
  );
}
