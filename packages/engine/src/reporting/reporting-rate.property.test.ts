import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, type Day } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History, milestone } from '../../../projections/src/testing/history.js';
import { readingOf } from '../reading/reading.js';
import { dutiesIn } from './duties.js';
import { READING_VALUES, type ReportingReadings } from './readings.js';
import { figuresOf, reportingRate } from './reporting-rate.js';

/** Months and days of 2026 are compared as texts; the recount below knows nothing of batches, deadlines in force or facts. */
const FIRST = '2026-01-01';
const LAST = '2026-06-30';

const readings: fc.Arbitrary<ReportingReadings> = fc.record({
  day: fc.constantFrom(...READING_VALUES.day),
  rejection: fc.constantFrom(...READING_VALUES.rejection),
  correction: fc.constantFrom(...READING_VALUES.correction),
  pending: fc.constantFrom(...READING_VALUES.pending),
  excused: fc.constantFrom(...READING_VALUES.excused),
});

const filing = fc.record({
  ahead: fc.integer({ min: -20, max: 20 }),
  claimedEarlier: fc.constantFrom(0, 0, 3),
  mend: fc.constantFrom('none', 'none', 'correct', 'retract' as const),
  verdict: fc.constantFrom('accept', 'reject', 'rejectMajor', 'none' as const),
});
/** One task of one unit with one milestone: reports one after the other until one stands; perhaps it is excused or cancelled. */
const report = fc.record({
  unit: fc.constantFrom('so-a', 'so-b', 'so-c'),
  due: fc.integer({ min: 30, max: 220 }),
  filings: fc.array(filing, { maxLength: 3 }),
  excused: fc.boolean(),
  cancelledAhead: fc.option(fc.integer({ min: -20, max: 20 }), { freq: 5 }),
});
type Report = typeof report extends fc.Arbitrary<infer A> ? A : never;

/** Plays the reports one task after the other, each forward in time. */
function played(reports: readonly Report[]): readonly AnyEvent[] {
  const log = new History();
  for (const [i, { unit, due: days, filings, excused, cancelledAhead }] of reports.entries()) {
    const task = `t${i}`;
    const due = addDays('2026-01-02', days);
    log.on('2026-01-02').assign(task, { unit }, [milestone(due, 1, 'm1')]);
    let today: Day = '2026-01-03';
    for (const [n, { ahead, claimedEarlier, mend, verdict }] of filings.entries()) {
      const day = addDays(due, ahead + n);
      if (day < today) continue;
      today = day;
      const event = log.on(today).submit(task, `s${n}`, 1, { validAt: addDays(today, -claimedEarlier) });
      if (mend === 'retract') {
        log.retract(event);
        continue;
      }
      if (mend === 'correct')
        log.correct(event, { task, submission: `s${n}`, milestone: 'm1', units: 1, evidence: [], note: 'lại' });
      if (verdict === 'accept') log.accept(task, `s${n}`);
      if (verdict === 'reject' || verdict === 'rejectMajor')
        log.reject(task, `s${n}`, { major: verdict === 'rejectMajor' });
      else break;
    }
    if (excused) log.excuseDeadline(task, due);
    if (cancelledAhead !== null && addDays(due, cancelledAhead) >= today)
      log.on(addDays(due, cancelledAhead)).cancel(task);
  }
  return log.events;
}

/** Looks at the raw events of each task alone and says how its report stands. */
function recount(
  events: readonly AnyEvent[],
  today: Day,
  by: ReportingReadings,
): { readonly [unit: string]: string[] } {
  const states: { [unit: string]: string[] } = {};
  for (const assigned of events) {
    if (assigned.type !== 'TaskAssigned') continue;
    const { task, unit = '', milestones } = assigned.data;
    const due = milestones[0]?.due ?? '';
    if (due < FIRST || due > LAST) continue;
    const of = events.filter((event) => 'task' in event.data && event.data.task === task && event.validAt <= today);
    const mends = events.filter(
      (event) => (event.type === 'FactRetracted' || event.type === 'FactCorrected') && event.stream === assigned.stream,
    );
    const targets = (type: string) =>
      mends.flatMap((event) => (event.type === type && 'target' in event.data ? [event.data.target] : []));
    const live = of.filter(({ id }) => !targets('FactRetracted').includes(id));
    const submissions = live.flatMap((event) => (event.type === 'EvidenceSubmitted' ? [event] : []));
    const rejections = live.flatMap((event) => (event.type === 'EvidenceRejected' ? [event] : []));
    const accepted = live.some(({ type }) => type === 'EvidenceAccepted');
    const last = submissions.at(-1);
    const isRejected = rejections.some(({ data }) => data.submission === last?.data.submission);
    const dayOf = (event: AnyEvent) => (by.day === 'RECORDED' ? event.recordedAt.slice(0, 10) : event.validAt);
    const filed = last !== undefined && !isRejected && dayOf(last) <= today ? last : undefined;
    const cancelled = live.find(({ type }) => type === 'TaskCancelled');
    // A report that was accepted cannot be cancelled any more.
    if (cancelled !== undefined && !accepted && cancelled.validAt <= due) continue;
    const withdrawnByCancelling = cancelled !== undefined && !accepted;
    const excused = live.some(({ type }) => type === 'ObjectiveCauseConfirmed');
    const bad =
      rejections.some(({ data }) => by.rejection === 'ANY' || data.major) ||
      (by.correction === 'COUNTS' &&
        filed !== undefined &&
        (targets('FactCorrected').includes(filed.id) ||
          of.some(({ id, type }) => type === 'EvidenceSubmitted' && targets('FactRetracted').includes(id))));
    states[unit] ??= [];
    states[unit].push(
      filed === undefined || withdrawnByCancelling
        ? due >= today
          ? 'notYetDue'
          : excused
            ? 'excused'
            : 'notFiled'
        : dayOf(filed) > due && !excused
          ? 'late'
          : dayOf(filed) > due && by.excused === 'LEFT_OUT'
            ? 'excused'
            : bad
              ? 'incorrect'
              : !accepted && by.pending === 'LEFT_OUT'
                ? 'pending'
                : 'onTimeCorrect',
    );
  }
  return states;
}

const COUNTS = ['onTimeCorrect', 'incorrect', 'late', 'notFiled', 'pending', 'excused', 'notYetDue'] as const;

test('Every report stands as a naive recount of the log says, under every reading and on every day.', () => {
  const today = fc.integer({ min: 0, max: 240 }).map((days) => addDays('2026-01-02', days));
  fc.assert(
    fc.property(fc.array(report, { maxLength: 6 }), today, readings, (reports, day, by) => {
      const events = played(reports);
      const snapshot = readingOf(events, null).at(day);
      const duties = dutiesIn(snapshot, { first: FIRST, last: LAST }, by);
      const expected = recount(events, day, by);
      for (const unit of ['so-a', 'so-b', 'so-c']) {
        const { rate, display, owed, ...figures } = figuresOf(duties.filter((duty) => duty.unit === unit));
        const states = expected[unit] ?? [];
        const count = (state: string) => states.filter((one) => one === state).length;
        expect(figures).toEqual(Object.fromEntries(COUNTS.map((state) => [state, count(state)])));
        expect(owed).toBe(states.length);
        const judged = count('onTimeCorrect') + count('incorrect') + count('late') + count('notFiled');
        if (judged === 0) expect([rate, display]).toEqual([null, null]);
        else {
          const [over = '', under = '1'] = String(rate).split('/');
          expect(BigInt(over) * BigInt(judged)).toBe(BigInt(count('onTimeCorrect')) * BigInt(under));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('The share of the city counts the units all of whose judged reports are on time and correct.', () => {
  fc.assert(
    fc.property(fc.array(report, { maxLength: 6 }), (reports) => {
      const events = played(reports);
      const {
        rows,
        units,
        total,
        readings: used,
      } = reportingRate(readingOf(events, null), { first: FIRST, last: LAST }, '2026-12-31');
      const judged = rows.filter(({ onTimeCorrect, incorrect, late, notFiled }) =>
        [onTimeCorrect, incorrect, late, notFiled].some((count) => count > 0),
      );
      const complete = judged.filter(({ incorrect, late, notFiled }) => incorrect + late + notFiled === 0);
      expect([units.judged, units.complete]).toEqual([judged.length, complete.length]);
      expect(total.owed).toBe(rows.reduce((sum, { owed }) => sum + owed, 0));
      expect(used.map(({ id }) => id)).toEqual(['BC1', 'BC2', 'BC3', 'BC4', 'BC5']);
    }),
    { numRuns: 40 },
  );
});
