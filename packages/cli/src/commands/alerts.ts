import type { AlertKind, AlertRow, Names, ReadRows } from '@kpi-ledger/engine';
import { alertCalendar } from '@kpi-ledger/reports';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { readingsText } from '../completion/readings.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { type AtFlags, readAt, withTimes } from '../options/question.js';
import { examples } from '../program.js';
import { type Answer, csvOnly, FORMATS, rowsAnswer } from '../terminal/answer.js';
import { usage } from '../terminal/failure.js';
import { type Text, text } from '../terminal/lang.js';
import { anyName, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

interface AlertFlags extends AtFlags {
  readonly unit?: string;
  readonly days?: string;
}

export function addAlerts(program: Command, cli: Cli): void {
  withTimes(program.command('alerts'), cli)
    .summary(cli.say(text('việc cần làm: sắp đến hạn, quá hạn, chờ nghiệm thu', 'due soon, overdue, waiting')))
    .description(
      cli.say(
        text(
          'Việc sắp đến hạn, quá hạn, minh chứng chờ nghiệm thu, chỉ tiêu chưa đo, kỳ sắp hết, tính đến ngày --effective. --format ics cho lịch của một đơn vị (RFC 5545). Xem docs/completion.md.',
          'Work due soon or overdue, evidence waiting, indicators unmeasured, periods about to close, on the day of --effective. --format ics makes the calendar of a unit (RFC 5545). See docs/completion.md.',
        ),
      ),
    )
    .option('--unit <id>', cli.say(text('của đơn vị này', 'of this unit')))
    .option('--days <n>', cli.say(text('nhìn trước bao nhiêu ngày', 'how many days ahead')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi alerts --unit so-noi-vu --days 14', text('hai tuần tới của một sở', 'the next two weeks of a unit')],
        [
          'kpi alerts --unit so-noi-vu --format ics > so-noi-vu.ics',
          text('lịch để đăng ký', 'a calendar to subscribe to'),
        ],
      ),
    )
    .action((flags: AlertFlags, command: Command) =>
      cli.run(
        command,
        async (settings) => {
          const at = readAt(flags);
          if (E.isLeft(at)) return at;
          const { unit, days } = flags;
          if (days !== undefined && !/^\d{1,3}$/.test(days))
            return E.left(
              usage('--days', `"${days}" không phải là số ngày, từ 0 đến 999`, `"${days}" is no number of days`),
            );
          return withLedger(settings, 'read', async ({ engine }) => {
            const ledger = engine.ledger();
            if (ledger === null) return E.left(notOpen(settings.store));
            const found = await engine.alerts({
              ...at.right,
              ...(unit === undefined ? {} : { unit }),
              ...(days === undefined ? {} : { days: Number(days) }),
            })();
            if (E.isLeft(found)) return E.left(engineFailure(found.left));
            const names = await engine.names({ ...at.right, lang: settings.lang })();
            if (E.isLeft(names)) return E.left(engineFailure(names.left));
            return E.right(alertsAnswer(found.right, names.right, { ledger: ledger.id, unit: unit ?? null }));
          });
        },
        [...FORMATS, 'ics'],
      ),
    );
}

const KINDS: { readonly [K in AlertKind]: Text } = {
  OVERDUE: text('quá hạn', 'overdue'),
  DUE_SOON: text('sắp đến hạn', 'due soon'),
  EVIDENCE_WAITING: text('chờ nghiệm thu', 'evidence waiting'),
  PERIOD_CLOSING: text('kỳ sắp hết', 'period about to close'),
  INDICATOR_UNMEASURED: text('chỉ tiêu chưa đo', 'indicator unmeasured'),
};

type Found = ReadRows<AlertRow> & { readonly days: number };

function alertsAnswer(
  found: Found,
  names: Names,
  { ledger, unit }: { readonly ledger: string; readonly unit: string | null },
): Answer {
  const columns = (['unit', 'person', 'plan', 'row', 'task', 'milestone', 'indicator', 'period', 'event'] as const).map(
    (key) => csvOnly<AlertRow>(key, (row) => row[key] ?? ''),
  );
  const answer = rowsAnswer(
    found,
    found.rows,
    [
      {
        ...{ key: 'kind', title: text('Loại', 'Kind') },
        cell: ({ kind }, lang) => KINDS[kind][lang],
        csvCell: ({ kind }) => kind,
      },
      { key: 'day', title: text('Ngày', 'Day'), cell: ({ day }) => day },
      { key: 'daysLeft', title: text('Còn', 'Days'), cell: ({ daysLeft }) => `${daysLeft}`, right: true },
      {
        ...{ key: 'owedBy', title: text('Ai phải làm', 'Owed by'), width: 30 },
        cell: ({ owedBy }) => anyName(names, owedBy),
        csvCell: ({ owedBy }) => owedBy ?? '',
      },
      {
        ...{ key: 'title', title: text('Việc', 'Matter'), width: 44 },
        cell: ({ title, task, period, indicator }) => title ?? task ?? indicator ?? period ?? '',
        csvCell: ({ title }) => title ?? '',
      },
      { key: 'what', title: text('Nội dung', 'What'), cell: ({ what }) => what, width: 40 },
      ...columns,
      csvOnly('units', ({ units }) => `${units ?? ''}`),
      csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
    ],
    {
      before: (lang) => syntheticText(found.rows, lang),
      after: (lang) => `${readingsText(found.readings, lang)}${basisText(found.basis, lang)}`,
    },
  );
  const name = unit === null ? 'KPI' : nameOf(names.units, unit);
  const synthetic = found.rows.some((row) => row.synthetic);
  const { effective } = found.basis;
  return { ...answer, ics: () => alertCalendar(found.rows, { name, ledger, effective, synthetic }) };
}
