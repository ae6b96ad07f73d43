import { type Engine, hashOfValue, type Names, type OverrideRow, type Rows } from '@kpi-ledger/engine';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { parsePeriod } from '../options/period.js';
import { type AtFlags, readAt, withTimes } from '../options/question.js';
import type { Settings } from '../options/settings.js';
import { examples } from '../program.js';
import { type Answer, csvOnly, plainAnswer, rowsAnswer } from '../terminal/answer.js';
import { type Failure, invalid, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

interface TermFlags {
  readonly period?: string;
  readonly person?: string;
  readonly post?: string;
  readonly term?: 'd' | 'S';
  readonly value?: string;
  readonly reason: string;
  readonly synthetic?: true;
}

export function addOverride(program: Command, cli: Cli): void {
  const override = program
    .command('override')
    .summary(cli.say(text('điều chỉnh của cấp có thẩm quyền', 'overrides by the authority')))
    .description(
      cli.say(
        text(
          'Cấp có thẩm quyền đặt giá trị khác với giá trị tính được, theo quyết định và có lý do. Giá trị tính, giá trị đặt và giá trị có hiệu lực luôn đứng cạnh nhau; rút lại được. Xem docs/overrides.md.',
          'The authority sets another value than the calculated one, by decision and with a reason. Calculated, set and effective value stand side by side; it can be withdrawn. See docs/overrides.md.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        [
          'kpi override make --post head-so-noi-vu --period 2026-Q3 --term S --value 71 --reason "Kết luận kiểm tra" --decision 9/QĐ-UBND/2026-11-02',
          text('đặt điểm quý III', 'set the score of the third quarter'),
        ],
        ['kpi override list --period 2026-Q3', text('mọi điều chỉnh của quý III', 'every override of the quarter')],
      ),
    );
  addMake(override, cli);
  addRevoke(override, cli);
  addList(override, cli);
}

const withTerm = (command: Command, cli: Cli): Command =>
  command
    .option('--person <id>', cli.say(text('người được điều chỉnh', 'whose value')))
    .option('--post <id>', cli.say(text('hoặc người giữ chức vụ này vào cuối kỳ', 'or the holder of this post')))
    .option('--period <period>', cli.say(text('kỳ: 2026-03, 2026-Q1', 'period: 2026-03, 2026-Q1')))
    .addOption(new Option('--term <term>', cli.say(text('đại lượng', 'term'))).choices(['S', 'd']))
    .requiredOption('--reason <text>', cli.say(text('lý do; bắt buộc, cùng --decision', 'why; with --decision')))
    .option('--synthetic', cli.say(text('dữ liệu mô phỏng, chỉ với sổ trình diễn', 'made up, demo ledgers only')));

const missing = (option: string): Failure =>
  usage(option, `thiếu ${option}; xem hướng dẫn bằng --help`, `${option} is missing; see --help`);

/** The decision and the reason that every act on an override needs. */
function actOf(
  { decision }: Settings,
  { reason, synthetic }: TermFlags,
): E.Either<Failure, { readonly decision: object; readonly reason: string; readonly synthetic?: true }> {
  if (decision === null) return E.left(missing('--decision'));
  if (reason.trim() === '') return E.left(missing('--reason'));
  return E.right({ decision, reason: reason.trim(), ...(synthetic === undefined ? {} : { synthetic }) });
}

/** The person named, or the holder of the post in the period. */
async function personOf(
  engine: Engine,
  { person, post }: TermFlags,
  period: string,
): Promise<E.Either<Failure, string>> {
  if (person !== undefined) return E.right(person);
  if (post === undefined) return E.left(missing('--person'));
  const rated = await engine.scores({ period })();
  if (E.isLeft(rated)) return E.left(engineFailure(rated.left));
  const holder = rated.right.rows.find((row) => row.post === post)?.holder ?? null;
  return holder === null
    ? E.left(
        invalid(
          'UNKNOWN_POST',
          '--post',
          `vào cuối kỳ ${period} không có ai giữ chức vụ "${post}"`,
          `nobody holds the post "${post}" at the end of ${period}`,
        ),
      )
    : E.right(holder);
}

function addMake(override: Command, cli: Cli): void {
  withTerm(override.command('make'), cli)
    .summary(cli.say(text('đặt một giá trị, theo quyết định', 'set a value, by decision')))
    .option('--value <value>', cli.say(text('giá trị: S từ 0 đến 100; d là 1 hoặc 1/2', 'S: 0 to 100; d: 1 or 1/2')))
    .action((flags: TermFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const act = actOf(settings, flags);
        if (E.isLeft(act)) return act;
        const { term, value } = flags;
        if (flags.period === undefined) return E.left(missing('--period'));
        if (term === undefined) return E.left(missing('--term'));
        if (value === undefined) return E.left(missing('--value'));
        const period = parsePeriod(flags.period);
        if (E.isLeft(period)) return period;
        return withLedger(settings, 'write', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const person = await personOf(engine, flags, period.right);
          if (E.isLeft(person)) return person;
          const data = { person: person.right, period: period.right, term, value, ...act.right };
          return record(engine, settings, 'OverrideMade', data);
        });
      }),
    );
}

function addRevoke(override: Command, cli: Cli): void {
  withTerm(override.command('revoke [event]'), cli)
    .summary(cli.say(text('rút lại một điều chỉnh, theo quyết định', 'withdraw an override, by decision')))
    .action((event: string | undefined, flags: TermFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const act = actOf(settings, flags);
        if (E.isLeft(act)) return act;
        return withLedger(settings, 'write', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const found = await theOverride(engine, event, flags);
          if (E.isLeft(found)) return found;
          const { person, period } = found.right;
          return record(engine, settings, 'OverrideRevoked', {
            ...{ person, period, override: found.right.event },
            ...act.right,
          });
        });
      }),
    );
}

/** The one with the id, or the one in force of the person, period and term. */
async function theOverride(
  engine: Engine,
  event: string | undefined,
  flags: TermFlags,
): Promise<E.Either<Failure, OverrideRow>> {
  const found = await engine.overrides()();
  if (E.isLeft(found)) return E.left(engineFailure(found.left));
  const { rows } = found.right;
  const none = (path: string) =>
    E.left(
      invalid(
        'UNKNOWN_OVERRIDE',
        path,
        'không có điều chỉnh nào như vậy; xem "kpi override list"',
        'there is no such override; see "kpi override list"',
      ),
    );
  if (event !== undefined) {
    const row = rows.find((it) => it.event === event);
    return row === undefined ? none('event') : E.right(row);
  }
  if (flags.period === undefined) return E.left(missing('--period'));
  if (flags.term === undefined) return E.left(missing('--term'));
  const period = parsePeriod(flags.period);
  if (E.isLeft(period)) return period;
  const person = await personOf(engine, flags, period.right);
  if (E.isLeft(person)) return person;
  const row = rows.find(
    (it) => it.inForce && it.person === person.right && it.period === period.right && it.term === flags.term,
  );
  return row === undefined ? none('--term') : E.right(row);
}

async function record(
  engine: Engine,
  { actor }: Settings,
  type: 'OverrideMade' | 'OverrideRevoked',
  data: object,
): Promise<E.Either<Failure, Answer>> {
  const before = engine.ledger()?.ordinal ?? 0;
  const done = await engine.execute({
    // The same act may be made again after it was withdrawn.
    commandId: `override-${hashOfValue([type, data, before]).slice(0, 40)}`,
    type,
    validAt: null,
    data,
    actor,
  })();
  if (E.isLeft(done)) return E.left(engineFailure(done.left));
  const { status, events } = done.right;
  const event = events[0]?.event.id ?? null;
  return E.right(
    plainAnswer({ status, event }, (lang) =>
      event === null
        ? lang === 'vi'
          ? 'Đã như vậy từ trước, không ghi gì\n'
          : 'So already, nothing was written\n'
        : lang === 'vi'
          ? `Đã ghi (${event})\n`
          : `Recorded (${event})\n`,
    ),
  );
}

function addList(override: Command, cli: Cli): void {
  withTimes(override.command('list'), cli)
    .summary(cli.say(text('giá trị tính, giá trị đặt, giá trị có hiệu lực', 'calculated, set and effective value')))
    .option('--period <period>', cli.say(text('chỉ một kỳ', 'one period only')))
    .option('--unit <id>', cli.say(text('chỉ một đơn vị', 'one unit only')))
    .action((flags: AtFlags & { readonly period?: string; readonly unit?: string }, command: Command) =>
      cli.run(command, async (settings) => {
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        const period = flags.period === undefined ? E.right(undefined) : parsePeriod(flags.period);
        if (E.isLeft(period)) return period;
        return withLedger(settings, 'read', async ({ engine }) => {
          const ledger = engine.ledger();
          if (ledger === null) return E.left(notOpen(settings.store));
          const found = await engine.overrides({
            ...at.right,
            ...(period.right === undefined ? {} : { period: period.right }),
            ...(flags.unit === undefined ? {} : { unit: flags.unit }),
          })();
          if (E.isLeft(found)) return E.left(engineFailure(found.left));
          // Names and reasons of the very ledger that the rows were read from.
          const same = { ...at.right, known: { kind: 'ordinal', n: found.right.basis.ordinal } as const };
          const names = await engine.names(same)();
          if (E.isLeft(names)) return E.left(engineFailure(names.left));
          const reasons = await engine.reasons({ ...same, events: found.right.rows.map(({ event }) => event) })();
          return E.isLeft(reasons)
            ? E.left(engineFailure(reasons.left))
            : E.right(listAnswer(found.right, names.right, reasons.right, ledger.kind === 'demo'));
        });
      }),
    );
}

const IN_FORCE = text('có hiệu lực', 'in force');
const REVOKED = text('đã rút lại', 'withdrawn');
const REPLACED = text('đã được thay bằng điều chỉnh sau', 'replaced by a later one');

const listAnswer = (
  found: Rows<OverrideRow>,
  names: Names,
  reasons: { readonly [event: string]: string | null },
  demo: boolean,
): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      {
        key: 'person',
        title: text('Công chức', 'Person'),
        cell: ({ person }) => nameOf(names.people, person),
        csvCell: ({ person }) => person,
        width: 24,
      },
      { key: 'period', title: text('Kỳ', 'Period'), cell: ({ period }) => period },
      { key: 'term', title: text('Đại lượng', 'Term'), cell: ({ term }) => term },
      { key: 'calculated', title: text('Giá trị tính', 'Calculated'), cell: ({ calculated }) => calculated ?? '–' },
      { key: 'override', title: text('Giá trị đặt', 'Set'), cell: ({ override }) => override },
      { key: 'effective', title: text('Có hiệu lực', 'Effective'), cell: ({ effective }) => effective ?? '–' },
      {
        key: 'status',
        title: text('Tình trạng', 'Status'),
        cell: ({ inForce, revokedBy }, lang) => (inForce ? IN_FORCE : revokedBy === null ? REPLACED : REVOKED)[lang],
        width: 24,
      },
      {
        key: 'decision',
        title: text('Quyết định', 'Decision'),
        cell: ({ decision }) => (decision === null ? '' : `${decision.number} (${decision.date})`),
        width: 24,
      },
      { key: 'reason', title: text('Lý do', 'Reason'), cell: ({ event }) => reasons[event] ?? '', width: 30 },
      csvOnly('event', ({ event }) => event),
      csvOnly('actor', ({ actor }) => actor),
      csvOnly('recordedAt', ({ recordedAt }) => recordedAt),
      csvOnly('revokedBy', ({ revokedBy }) => revokedBy ?? ''),
    ],
    {
      before: (lang) => syntheticText([{ synthetic: demo }], lang),
      after: (lang) => basisText(found.basis, lang),
    },
  );
