import { describe, expect, test } from 'vitest';
import { liveFacts, upTo } from '../facts/index.js';
import { plansAt } from '../plans/index.js';
import { History, milestone } from '../testing/history.js';
import { type Day, earlier, parsePeriod } from '../time/index.js';
import { DEFAULT_READING, type Doer, foldTask, linesOf, openMatters, type Task, type TrackedPeriod } from './index.js';

const RULES = { ...DEFAULT_READING, closeDayOfMonth: 5, closeDayOfQuarter: 10 };
const A: Doer = { unit: 'so-a' };
const B: Doer = { unit: 'so-b' };

/** The task `t` as the facts up to a day leave it. */
function taskAt(log: History, day: Day): Task {
  const facts = upTo(liveFacts(log.events), day);
  const task = foldTask(
    facts.filter(({ event }) => event.stream === 'task-t'),
    plansAt(facts, day),
  );
  if (task === null) throw new Error('no task');
  return task;
}

/** What stands for a doer in a period, in words: `2 giao; 1 xong`, with faults and delays where there are any. */
function told(log: History, period: string, doer: Doer = A, effective: Day = '2027-12-31'): string {
  const of = parsePeriod(period) as TrackedPeriod;
  const asOf = earlier(effective, of.last);
  const lines = linesOf([taskAt(log, asOf)], [doer], of, asOf, RULES);
  const tell = lines.map(({ extra, assigned, units }) => {
    const done = units.map(
      ({ count, qualityFaults, delays }) =>
        `${count} xong${qualityFaults > 0 ? `, ${qualityFaults} lỗi` : ''}${delays > 0 ? `, ${delays} chậm` : ''}`,
    );
    return [`${assigned} ${extra ? 'ngoài' : 'giao'}`, ...done.sort()].join('; ');
  });
  return tell.length === 0 ? '-' : tell.join(' | ');
}

const excluded = (log: History, period: string): readonly string[] => {
  const of = parsePeriod(period) as TrackedPeriod;
  return linesOf([taskAt(log, of.last)], [A], of, of.last, RULES).flatMap((line) =>
    line.excluded.map(({ reason }) => reason),
  );
};

const matters = (log: History, period: string, doer: Doer = A): readonly string[] => {
  const of = parsePeriod(period) as TrackedPeriod;
  return openMatters([taskAt(log, of.last)], [doer], of, of.last, RULES).map(({ kind, since }) => `${kind} ${since}`);
};

/** Assigned to sở A on 5 January for 31 March. */
const assigned = (units = 1): History => {
  const log = new History().on('2026-01-05');
  log.assign('t', A as { unit: string }, [milestone('2026-03-31', units)]);
  return log;
};

describe('The period of a task is that of its deadline (R2)', () => {
  test('done in time', () => {
    const log = assigned();
    log.on('2026-03-31').submit('t', 's1');
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
    expect(told(log, '2026-Q2')).toBe('-');
  });

  test('done a quarter early', () => {
    const log = new History().on('2026-01-05');
    log.assign('t', { unit: 'so-a' }, [milestone('2026-06-30')]);
    log.on('2026-02-10').submit('t', 's1');
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('-');
    expect(told(log, '2026-Q2')).toBe('1 giao; 1 xong');
  });

  test('a month is a period of its own', () => {
    const log = assigned();
    log.on('2026-03-20').submit('t', 's1');
    log.accept('t', 's1');
    expect(told(log, '2026-02')).toBe('-');
    expect(told(log, '2026-03')).toBe('1 giao; 1 xong');
  });

  test('late within the period costs a delay; not done counts 0 (P8)', () => {
    const log = new History().on('2026-01-05');
    log.assign('t', { unit: 'so-a' }, [milestone('2026-02-28', 2)]);
    log.on('2026-03-10').submit('t', 's1', 1);
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('2 giao; 1 xong, 1 chậm');
  });

  test('done after its period without a new deadline it earns nowhere, and is listed (R10)', () => {
    const log = assigned();
    log.on('2026-04-08').submit('t', 's1');
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao');
    expect(told(log, '2026-Q2')).toBe('-');
    expect(matters(log, '2026-Q2')).toEqual(['NEEDS_NEW_DEADLINE 2026-04-08']);
  });
});

describe('The day of a submission is the day it was recorded (R1)', () => {
  test('accepted on 5 April it counts for March once that is known', () => {
    const log = assigned();
    log.on('2026-03-30').submit('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao');
    expect(matters(log, '2026-Q1')).toEqual(['PENDING_ACCEPTANCE 2026-03-30']);
    expect(excluded(log, '2026-Q1')).toEqual(['NOT_YET_JUDGED']);
    log.on('2026-04-05').accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
  });

  test('an earlier day that it claims for itself counts for nothing', () => {
    const log = assigned();
    log.on('2026-04-05').submit('t', 's1', 1, { validAt: '2026-03-30' });
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao');
    expect(excluded(log, '2026-Q1')).toEqual(['AFTER_PERIOD']);
  });

  test('unless the assessor confirms it with a reason', () => {
    const log = assigned();
    log.on('2026-04-05').submit('t', 's1', 1, { validAt: '2026-03-30' });
    log.accept('t', 's1', '2026-03-30');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
  });

  test('before that day it is not done yet', () => {
    const log = assigned();
    log.on('2026-03-20').submit('t', 's1', 1, { validAt: '2026-03-10' });
    log.accept('t', 's1');
    expect(told(log, '2026-Q1', A, '2026-03-15')).toBe('1 giao');
    expect(told(log, '2026-Q1', A, '2026-03-20')).toBe('1 giao; 1 xong');
  });
});

describe('Quality', () => {
  test('a major error costs once, and stays with the product that is delivered again (P40)', () => {
    const log = assigned();
    log.on('2026-02-01').submit('t', 's1');
    log.reject('t', 's1');
    log.on('2026-02-20').submit('t', 's2');
    log.accept('t', 's2');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong, 1 lỗi');
  });

  test('an ordinary return costs nothing (P6)', () => {
    const log = assigned();
    log.on('2026-02-01').submit('t', 's1');
    log.reject('t', 's1', { major: false });
    log.on('2026-02-20').submit('t', 's2');
    log.accept('t', 's2');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
    expect(excluded(log, '2026-Q1')).toEqual(['MINOR_ERROR']);
  });

  test('with an objective cause that is confirmed it is not counted (R7)', () => {
    const log = assigned();
    log.on('2026-02-01').submit('t', 's1');
    log.reject('t', 's1');
    log.excuseRejection('t', 's1');
    log.on('2026-02-20').submit('t', 's2');
    log.accept('t', 's2');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
    expect(excluded(log, '2026-Q1')).toEqual(['FAULT_EXCUSED']);
  });

  test('as many units are at fault as the assessor states, the same ones first when more follow (P41)', () => {
    const log = assigned(4);
    log.on('2026-02-01').submit('t', 's1', 4);
    log.reject('t', 's1', { unitsAtFault: 2 });
    log.on('2026-02-10').submit('t', 's2', 4);
    log.reject('t', 's2', { unitsAtFault: 1 });
    log.on('2026-02-20').submit('t', 's3', 4);
    log.accept('t', 's3');
    expect(told(log, '2026-Q1')).toBe('4 giao; 1 xong, 1 lỗi; 1 xong, 2 lỗi; 2 xong');
  });

  test('the same ones are hit wherever they stand among the others', () => {
    const log = assigned(4);
    log.on('2026-02-01').submit('t', 's1', 2);
    log.submit('t', 's2', 2);
    log.on('2026-02-03').reject('t', 's2');
    log.reject('t', 's1', { major: false });
    log.on('2026-02-10').submit('t', 's3', 4);
    log.reject('t', 's3', { unitsAtFault: 2 });
    log.on('2026-02-20').submit('t', 's4', 4);
    log.accept('t', 's4');
    expect(told(log, '2026-Q1')).toBe('4 giao; 2 xong; 2 xong, 2 lỗi');
  });

  test('a rejection that is overruled gives the work back to its day; the review still took place', () => {
    const log = assigned();
    log.on('2026-03-30').submit('t', 's1');
    log.on('2026-04-02').reject('t', 's1', { major: false, newDeadline: '2026-04-30' });
    expect(told(log, '2026-Q1')).toBe('-');
    log.on('2026-04-10').accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
    expect(told(log, '2026-Q2')).toBe('-');
  });

  test('more units than were assigned are left out, and said (R5)', () => {
    const log = assigned(1);
    log.on('2026-02-01').submit('t', 's1', 3);
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
    expect(excluded(log, '2026-Q1')).toEqual(['MORE_THAN_ASSIGNED']);
  });
});

describe('A new deadline', () => {
  test('set on the deadline day replaces it (R3)', () => {
    const log = assigned();
    log.on('2026-03-31').amend('t', [milestone('2026-04-30')]);
    log.on('2026-04-20').submit('t', 's1');
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('-');
    expect(told(log, '2026-Q2')).toBe('1 giao; 1 xong');
  });

  test('set a day later carries the work over and erases no delay (R3, R11)', () => {
    const log = assigned();
    log.on('2026-04-01').amend('t', [milestone('2026-04-30')]);
    log.on('2026-04-20').submit('t', 's1');
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao');
    expect(told(log, '2026-Q2')).toBe('1 giao; 1 xong, 1 chậm');
  });

  test('each deadline in force when it passed counts once (P5)', () => {
    const log = assigned();
    log.on('2026-04-05').amend('t', [milestone('2026-04-20')]);
    log.on('2026-05-05').amend('t', [milestone('2026-05-20')]);
    log.on('2026-06-01').submit('t', 's1');
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao');
    expect(told(log, '2026-Q2')).toBe('1 giao; 1 xong, 3 chậm');
  });

  test('an objective cause takes one of them away, and nothing out of A', () => {
    const log = assigned();
    log.on('2026-04-05').amend('t', [milestone('2026-04-20')]);
    log.on('2026-04-25').submit('t', 's1');
    log.accept('t', 's1');
    log.excuseDeadline('t', '2026-03-31');
    expect(told(log, '2026-Q1')).toBe('1 giao');
    expect(told(log, '2026-Q2')).toBe('1 giao; 1 xong, 1 chậm');
    expect(excluded(log, '2026-Q2')).toEqual(['DELAY_EXCUSED']);
  });

  test('the work leaves the next A when the old submission is accepted after all (R11)', () => {
    const log = assigned();
    log.on('2026-03-30').submit('t', 's1');
    log.on('2026-04-05').amend('t', [milestone('2026-04-30')]);
    expect(told(log, '2026-Q2')).toBe('1 giao');
    log.on('2026-04-20').accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
    expect(told(log, '2026-Q2')).toBe('-');
  });

  test('set when a submission made in time is rejected, it replaces the old one though that has passed (P44)', () => {
    const log = assigned();
    log.on('2026-03-30').submit('t', 's1');
    log.on('2026-04-10').reject('t', 's1', { newDeadline: '2026-04-20' });
    log.on('2026-04-15').submit('t', 's2');
    log.accept('t', 's2');
    expect(told(log, '2026-Q1')).toBe('-');
    expect(told(log, '2026-Q2')).toBe('1 giao; 1 xong, 1 lỗi');
  });

  test('on the deadline day a submission is in time: rejected later, its new deadline leaves no delay (P44)', () => {
    const log = assigned();
    log.on('2026-03-31').submit('t', 's1');
    log.on('2026-04-10').reject('t', 's1', { major: false, newDeadline: '2026-04-20' });
    log.on('2026-04-15').submit('t', 's2');
    log.accept('t', 's2');
    expect([told(log, '2026-Q1'), told(log, '2026-Q2')]).toEqual(['-', '1 giao; 1 xong']);
  });

  test('set when a late submission is rejected, it stands beside the one that has passed (P44)', () => {
    const log = assigned();
    log.on('2026-04-02').submit('t', 's1');
    log.on('2026-04-10').reject('t', 's1', { newDeadline: '2026-04-20' });
    log.on('2026-04-15').submit('t', 's2');
    log.accept('t', 's2');
    expect([told(log, '2026-Q1'), told(log, '2026-Q2')]).toEqual(['1 giao', '1 giao; 1 xong, 1 lỗi, 1 chậm']);
  });

  test('without one, rejected in time and delivered late costs both (P44)', () => {
    const log = new History().on('2026-01-05');
    log.assign('t', { unit: 'so-a' }, [milestone('2026-02-28')]);
    log.on('2026-02-27').submit('t', 's1');
    log.on('2026-03-03').reject('t', 's1');
    log.on('2026-03-10').submit('t', 's2');
    log.accept('t', 's2');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong, 1 lỗi, 1 chậm');
  });

  test('stated by a correction counts from the day of the correction', () => {
    const log = new History().on('2026-01-05');
    const event = log.assign('t', { unit: 'so-a' }, [milestone('2026-03-31')]);
    const said = { task: 't', unit: 'so-a', basis: 'PLAN', milestones: [milestone('2026-04-30')] };
    log.on('2026-04-02').correct(event, said);
    expect([told(log, '2026-Q1'), told(log, '2026-Q2')]).toEqual(['1 giao', '1 giao']);
    const early = new History().on('2026-01-05');
    const other = early.assign('t', { unit: 'so-a' }, [milestone('2026-03-31')]);
    early.on('2026-03-02').correct(other, said);
    expect([told(early, '2026-Q1'), told(early, '2026-Q2')]).toEqual(['-', '1 giao']);
  });

  test('a correction of an amendment that another one has overtaken moves nothing', () => {
    const log = assigned();
    const first = log.on('2026-02-01').amend('t', [milestone('2026-05-31')]);
    log.on('2026-02-10').amend('t', [milestone('2026-04-30')]);
    log.on('2026-02-20').correct(first, { task: 't', milestones: [milestone('2026-09-30')], reason: 'ghi nhầm' });
    expect([told(log, '2026-Q2'), told(log, '2026-Q3')]).toEqual(['1 giao', '-']);
  });

  test('a corrected cancellation counts from its own day for what it adds, from the first day for what it keeps', () => {
    const log = new History().on('2026-01-05');
    log.assign('t', { unit: 'so-a' }, [milestone('2026-03-31', 1, 'm1'), milestone('2026-03-31', 1, 'm2')]);
    const cancelled = log.on('2026-03-01').cancel('t', ['m1']);
    log.on('2026-04-02').correct(cancelled, { task: 't', milestones: ['m1', 'm2'], reason: 'ghi nhầm' });
    expect(told(log, '2026-Q1')).toBe('1 giao');
  });

  test('a corrected quantity acts from the beginning', () => {
    const log = new History().on('2026-01-05');
    const event = log.assign('t', { unit: 'so-a' }, [milestone('2026-03-31', 1)]);
    log
      .on('2026-05-02')
      .correct(event, { task: 't', unit: 'so-a', basis: 'PLAN', milestones: [milestone('2026-03-31', 3)] });
    expect(told(log, '2026-Q1')).toBe('3 giao');
  });
});

describe('Cancellation (P37)', () => {
  test('on the deadline day the open units leave A; what is done stays', () => {
    const log = assigned(3);
    log.on('2026-02-01').submit('t', 's1', 1);
    log.accept('t', 's1');
    log.on('2026-03-31').cancel('t');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
    expect(excluded(log, '2026-Q1')).toEqual(['CANCELLED']);
  });

  test('a day later they stay', () => {
    const log = assigned();
    log.on('2026-04-01').cancel('t');
    expect(told(log, '2026-Q1')).toBe('1 giao');
  });

  test('a deadline already missed keeps the work in A of its period', () => {
    const log = assigned();
    log.on('2026-04-02').amend('t', [milestone('2026-05-31')]);
    log.on('2026-05-01').cancel('t');
    expect([told(log, '2026-Q1'), told(log, '2026-Q2')]).toEqual(['1 giao', '-']);
  });
});

describe('Handover', () => {
  test('for inability: stays in the giver’s A, extra for the receiver (Điều 18.1d)', () => {
    const log = assigned(5);
    log.on('2026-01-20').submit('t', 's1', 3);
    log.accept('t', 's1');
    log.on('2026-02-01').handOver('t', { toUnit: 'so-b' }, 'INABILITY', { units: 2 });
    log.on('2026-03-01').submit('t', 's2', 2);
    log.accept('t', 's2');
    expect(told(log, '2026-Q1')).toBe('5 giao; 3 xong');
    expect(told(log, '2026-Q1', B)).toBe('2 ngoài; 2 xong');
  });

  test('otherwise, before the plan closes: leaves the giver, base for the receiver (P43)', () => {
    const log = assigned(2);
    log.on('2026-01-10').handOver('t', { toUnit: 'so-b' }, 'REASSIGNMENT');
    expect([told(log, '2026-Q1'), told(log, '2026-Q1', B)]).toEqual(['-', '2 giao']);
  });

  test('otherwise, after the plan has closed: extra for the receiver', () => {
    const log = assigned(2);
    log.on('2026-01-11').handOver('t', { toUnit: 'so-b' }, 'REASSIGNMENT');
    expect([told(log, '2026-Q1'), told(log, '2026-Q1', B)]).toEqual(['-', '2 ngoài']);
  });

  test('units already late stay in the giver’s A; the receiver starts with the new deadline and no delay (R4)', () => {
    const log = assigned();
    log.on('2026-04-05').handOver('t', { toUnit: 'so-b' }, 'REASSIGNMENT', { newDeadline: '2026-05-31' });
    log.on('2026-05-20').submit('t', 's1');
    log.accept('t', 's1');
    expect([told(log, '2026-Q1'), told(log, '2026-Q1', B)]).toEqual(['1 giao', '-']);
    expect([told(log, '2026-Q2'), told(log, '2026-Q2', B)]).toEqual(['-', '1 giao; 1 xong']);
  });

  test('after the last deadline without a new one the receiver has nothing to be judged by', () => {
    const log = assigned();
    log.on('2026-04-05').handOver('t', { toUnit: 'so-b' }, 'REASSIGNMENT');
    expect(told(log, '2026-Q2', B)).toBe('-');
    expect(matters(log, '2026-Q2', B)).toEqual(['NEEDS_NEW_DEADLINE 2026-04-05']);
  });

  test('the faults of the giver are not the receiver’s', () => {
    const log = assigned();
    log.on('2026-01-06').submit('t', 's1');
    log.reject('t', 's1');
    log.on('2026-01-08').handOver('t', { toUnit: 'so-b' }, 'REASSIGNMENT');
    log.on('2026-03-01').submit('t', 's2');
    log.accept('t', 's2');
    expect(told(log, '2026-Q1', B)).toBe('1 giao; 1 xong');
  });
});

describe('Base or extra (P42)', () => {
  const unplanned = { basis: 'UNPLANNED' as const };

  test.each([
    ['2026-01-10', {}, '1 giao'],
    ['2026-01-11', {}, '1 ngoài'],
    ['2026-01-05', unplanned, '1 ngoài'],
    ['2026-02-20', { decision: { number: '15/QĐ-UBND', date: '2026-02-19' } }, '1 giao'],
  ])('assigned on %s with %j', (day, more, expected) => {
    const log = new History().on(day);
    log.assign('t', { unit: 'so-a' }, [milestone('2026-03-31')], more);
    expect(told(log, '2026-Q1')).toBe(expected);
  });

  test('the base plan of a month closes on the 5th', () => {
    const log = new History().on('2026-03-05');
    log.assign('t', { unit: 'so-a' }, [milestone('2026-03-31')]);
    expect([told(log, '2026-03'), told(log, '2026-Q1')]).toEqual(['1 giao', '1 ngoài']);
  });

  test('carried work keeps its standing: base stays base, extra stays extra (R11)', () => {
    for (const [basis, expected] of [
      ['PLAN', 'giao'],
      ['UNPLANNED', 'ngoài'],
    ] as const) {
      const log = new History().on('2026-01-05');
      log.assign('t', { unit: 'so-a' }, [milestone('2026-03-31')], { basis });
      log.on('2026-04-20').amend('t', [milestone('2026-05-31')]);
      log.on('2026-05-20').submit('t', 's1');
      log.accept('t', 's1');
      expect(told(log, '2026-Q2')).toBe(`1 ${expected}; 1 xong, 1 chậm`);
    }
  });

  test('units added by an amendment with a decision are base, without one extra', () => {
    const log = assigned(1);
    log.on('2026-02-10').amend('t', [milestone('2026-03-31', 2)], { decision: { number: '1/QĐ', date: '2026-02-09' } });
    log.on('2026-02-20').amend('t', [milestone('2026-03-31', 5)]);
    expect(told(log, '2026-Q1')).toBe('2 giao | 3 ngoài');
  });
});

describe('A plan of the city', () => {
  const plan = { plan: 'kh18', title: 'Kế hoạch 18', issuer: null, document: '001', documentHash: 'a'.repeat(64) };

  test('adopted by a numbered, dated decision its tasks are base whenever they were recorded', () => {
    const log = new History().on('2026-02-20');
    log.record('PlanAdopted', { ...plan, number: '18/KH-UBND', adoptedOn: '2026-01-15' }, { validAt: '2026-01-15' });
    log.assign('t', { unit: 'so-a' }, [milestone('2026-03-31')], { plan: { plan: 'kh18', row: '1' } });
    expect(told(log, '2026-Q1')).toBe('1 giao');
  });

  test('without a printed number or date the close of the base plan decides', () => {
    const log = new History().on('2026-02-20');
    log.record('PlanAdopted', { ...plan, number: null, adoptedOn: null }, { validAt: '2026-01-15' });
    log.assign('t', { unit: 'so-a' }, [milestone('2026-03-31')], { plan: { plan: 'kh18', row: '1' } });
    expect(told(log, '2026-Q1')).toBe('1 ngoài');
  });

  test('work due before its adoption is scored only once it is re-dated, without a delay for the old date', () => {
    const log = new History().on('2026-02-20');
    log.record('PlanAdopted', { ...plan, number: '18/KH-UBND', adoptedOn: '2026-02-15' }, { validAt: '2026-02-15' });
    log.assign('t', { unit: 'so-a' }, [milestone('2026-01-31')], { plan: { plan: 'kh18', row: '1' } });
    expect(told(log, '2026-Q1')).toBe('-');
    expect(matters(log, '2026-Q1')).toEqual(['BEFORE_ADOPTION 2026-01-31']);
    log.on('2026-02-25').amend('t', [milestone('2026-03-31')]);
    log.on('2026-03-20').submit('t', 's1');
    log.accept('t', 's1');
    expect(told(log, '2026-Q1')).toBe('1 giao; 1 xong');
  });
});

test('Two leads of one row are two streams, and so two lines.', () => {
  const log = new History().on('2026-01-05');
  log.assign('t', { unit: 'so-a' }, [milestone('2026-03-31')]);
  log.assign('u', { unit: 'so-b' }, [milestone('2026-03-31')]);
  log.on('2026-03-01').submit('t', 's1');
  log.accept('t', 's1');
  const facts = liveFacts(log.events);
  const tasks = ['t', 'u'].flatMap(
    (id) =>
      foldTask(
        facts.filter(({ event }) => event.stream === `task-${id}`),
        new Map(),
      ) ?? [],
  );
  const period = parsePeriod('2026-Q1') as TrackedPeriod;
  const lines = (doer: Doer) =>
    linesOf(tasks, [doer], period, period.last, RULES).map(({ task, units }) => [task, units.length]);
  expect([lines(A), lines(B)]).toEqual([[['t', 1]], [['u', 0]]]);
});
