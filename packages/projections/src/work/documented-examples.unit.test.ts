import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { liveFacts, upTo } from '../facts/index.js';
import { History, milestone } from '../testing/history.js';
import { parsePeriod } from '../time/index.js';
import { DEFAULT_READING, foldTask, linesOf, type TrackedPeriod, WORK_READINGS, type WorkReading } from './index.js';

const PAGE = readFileSync(new URL('../../../../docs/work-in-a-period.md', import.meta.url), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/```work\n([\s\S]*?)```/g)].map(([, text = '']) => text.trim().split('\n'));

const DAY = String.raw`(\d{4}-\d{2}-\d{2})`;
const GRAMMAR: readonly (readonly [
  RegExp,
  (log: History, parts: readonly (string | undefined)[], submission: string) => void,
])[] = [
  [
    new RegExp(`^assign (\\S+) due ${DAY} units (\\d+)( by decision)?$`),
    (log, [, unit = '', due = '', units, decided]) =>
      void log.assign(
        't',
        { unit },
        [milestone(due, Number(units))],
        decided === undefined ? {} : { decision: { number: '1/QĐ', date: due } },
      ),
  ],
  [new RegExp(`^amend due ${DAY}$`), (log, [, due = '']) => void log.amend('t', [milestone(due)])],
  [
    new RegExp(`^submit (\\d+)(?: claiming ${DAY})?$`),
    (log, [, units, claimed], submission) =>
      void log.submit('t', submission, Number(units), claimed === undefined ? {} : { validAt: claimed }),
  ],
  [new RegExp(`^accept(?: confirming ${DAY})?$`), (log, [, day], submission) => void log.accept('t', submission, day)],
  [
    new RegExp(`^reject(?: faults (\\d+))?(?: new deadline ${DAY})?$`),
    (log, [, faults, due], submission) =>
      void log.reject('t', submission, {
        ...(faults === undefined ? {} : { unitsAtFault: Number(faults) }),
        newDeadline: due ?? null,
      }),
  ],
  [/^excuse rejection$/, (log, _, submission) => void log.excuseRejection('t', submission)],
  [new RegExp(`^excuse deadline ${DAY}$`), (log, [, due = '']) => void log.excuseDeadline('t', due)],
  [/^cancel$/, (log) => void log.cancel('t')],
  [
    new RegExp(`^hand over (\\d+) to (\\S+) for (inability|reassignment)(?: new deadline ${DAY})?$`),
    (log, [, units, toUnit = '', reason, due]) =>
      void log.handOver('t', { toUnit }, reason === 'inability' ? 'INABILITY' : 'REASSIGNMENT', {
        units: Number(units),
        newDeadline: due ?? null,
      }),
  ],
];

function played(lines: readonly string[]): History {
  const log = new History();
  let submissions = 0;
  for (const line of lines) {
    const [, day = '', act = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
    if (act.startsWith('submit')) submissions++;
    const spoken = GRAMMAR.map(([form, play]) => ({ parts: form.exec(act), play })).find(({ parts }) => parts !== null);
    if (spoken?.parts == null) throw new Error(`the page says something that no test can play: ${line}`);
    spoken.play(log.on(day), spoken.parts, `s${submissions}`);
  }
  return log;
}

function told(log: History, period: string, unit: string, reading: WorkReading): string {
  const of = parsePeriod(period) as TrackedPeriod;
  const task = foldTask(upTo(liveFacts(log.events), of.last), new Map());
  const lines =
    task === null
      ? []
      : linesOf([task], [{ unit }], of, of.last, { ...reading, closeDayOfMonth: 5, closeDayOfQuarter: 10 });
  return (
    lines
      .map(({ assigned, extra, units }) =>
        [`${assigned} ${extra ? 'extra' : 'assigned'}`, ...units.map(done)].join('; '),
      )
      .join('; ') || 'nothing'
  );
}

const plural = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}${count > 1 ? 's' : ''}`]);

function done({ count, qualityFaults, delays }: { count: number; qualityFaults: number; delays: number }): string {
  const marks = [...plural(qualityFaults, 'fault'), ...plural(delays, 'delay')].join(' and ');
  return `${count} done${marks === '' ? '' : ` with ${marks}`}`;
}

const PARAMETERS: { readonly [id: string]: keyof WorkReading } = {
  P35: 'completionDay',
  P37: 'cancellation',
  P40: 'carriedFaults',
  P41: 'unitsOfSubmission',
  P43: 'handover',
  P44: 'deadlineAtRejection',
};

/** The defaults, and what the lines `with P35 = ACCEPTANCE` say instead. */
function readingOf(lines: readonly string[]): WorkReading {
  const stated = lines.map((line) => {
    const [, id = '', value = ''] = /^with (P\d+) = (\S+)$/.exec(line) ?? [];
    const name = PARAMETERS[id];
    if (name === undefined || !(WORK_READINGS[name] as readonly string[]).includes(value))
      throw new Error(`the page states a parameter that no work reads: ${line}`);
    return [name, value];
  });
  return { ...DEFAULT_READING, ...Object.fromEntries(stated) };
}

/** The parts after the first may come in any order. */
const sorted = (text: string): readonly string[] => text.split('; ').sort();

test('The page has its examples.', () => expect(EXAMPLES.length).toBeGreaterThan(20));

test.each(EXAMPLES.map((lines) => ({ name: lines.join(' / '), lines })))('$name', ({ lines }) => {
  const reading = readingOf(lines.filter((line) => line.startsWith('with ')));
  const log = played(lines.filter((line) => !line.startsWith('=>') && !line.startsWith('with ')));
  const claims = lines.filter((line) => line.startsWith('=>'));
  expect(claims).not.toEqual([]);
  for (const claim of claims) {
    const [, period = '', unit = '', expected = ''] = /^=> (\S+) (\S+): (.*)$/.exec(claim) ?? [];
    expect({ claim, told: sorted(told(log, period, unit, reading)) }).toEqual({ claim, told: sorted(expected) });
  }
});
