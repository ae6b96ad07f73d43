import type { AnyEvent } from '@kpi-ledger/events';

/**
 * The work of a task, told in the most naive way: one object a unit, every civil day walked one by one. It is the oracle of
 * the work projection and shares no code with it. It knows no plans and no corrections; retracted events are left out.
 */
export interface NaiveTally {
  /** By `doer period base|extra`: how many units, and the faults and delays of each one that is done. */
  readonly [place: string]: { readonly assigned: number; readonly done: readonly string[] };
}

interface Unit {
  doer: string;
  readonly milestone: string;
  extra: boolean;
  readonly assignedOn: string;
  readonly firstDue: string | null;
  readonly born: number;
  readonly log: Array<{
    day: string;
    what: 'date' | 'rejected' | 'left';
    due?: string;
    submittedOn?: string;
    staysAnyway?: boolean;
  }>;
  faults: number;
  returned: number;
  place: 'open' | 'gone' | { submission: string };
  doneOn: string | null;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (n: number) => String(n).padStart(2, '0');
const DAYS_OF_2026 = MONTH_DAYS.flatMap((count, month) =>
  Array.from({ length: count }, (_, day) => `2026-${two(month + 1)}-${two(day + 1)}`),
);
const quarterOf = (day: string) => `2026-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
const lastDayOf = (quarter: string) =>
  ({ 1: '2026-03-31', 2: '2026-06-30', 3: '2026-09-30', 4: '2026-12-31' })[quarter.slice(-1)] ?? '';
const closeOf = (quarter: string) =>
  ({ 1: '2026-01-10', 2: '2026-04-10', 3: '2026-07-10', 4: '2026-10-10' })[quarter.slice(-1)] ?? '';
const QUARTERS = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
const recordedDay = (event: AnyEvent) => event.recordedAt.slice(0, 10);

export function naiveWork(events: readonly AnyEvent[]): NaiveTally {
  const retracted = new Set<string>();
  for (const event of [...events].reverse())
    if (event.type === 'FactRetracted' && !retracted.has(event.id)) retracted.add(event.data.target);
  const live = events.filter((event) => event.type !== 'FactRetracted' && !retracted.has(event.id));
  const units: Unit[] = [];
  for (const event of live) happen(units, event, live);
  const tally: { [place: string]: { assigned: number; done: string[] } } = {};
  for (const unit of units) tell(unit, live, tally);
  for (const place of Object.values(tally)) place.done.sort();
  return tally;
}

function happen(units: Unit[], event: AnyEvent, live: readonly AnyEvent[]): void {
  const day = recordedDay(event);
  const born = live.indexOf(event);
  switch (event.type) {
    case 'TaskAssigned':
    case 'TaskAmended': {
      const assigned = live.find(({ type }) => type === 'TaskAssigned');
      if (assigned?.type !== 'TaskAssigned' || live.indexOf(assigned) > born) return;
      const first = assigned.data;
      for (const { key, due, units: total } of event.data.milestones) {
        const older = live.slice(0, born).filter((e) => e.type === 'TaskAssigned' || e.type === 'TaskAmended');
        const said = older.flatMap((e) =>
          'milestones' in e.data && e.data.milestones !== null ? e.data.milestones : [],
        );
        const before = said.filter((m) => typeof m === 'object' && m.key === key).at(-1);
        const had = typeof before === 'object' ? before.units : 0;
        let fewer = had - total;
        for (const unit of [...units].sort((a, b) => a.born - b.born))
          if (fewer > 0 && unit.milestone === key && unit.place === 'open') {
            unit.place = 'gone';
            unit.log.push({ day, what: 'left' });
            fewer--;
          }
        if (typeof before === 'object' && before.due !== due)
          for (const unit of units)
            if (unit.milestone === key && unit.place !== 'gone' && unit.doneOn === null)
              unit.log.push({ day, what: 'date', due });
        for (let n = had; n < total; n++)
          units.push({
            doer: first.unit ?? first.person ?? '',
            milestone: key,
            extra: first.basis !== 'PLAN',
            assignedOn: event.data.decision === undefined ? day : '2000-01-01',
            firstDue: due,
            born,
            log: [{ day, what: 'date', due }],
            faults: 0,
            returned: 0,
            place: 'open',
            doneOn: null,
          });
      }
      return;
    }
    case 'TaskCancelled':
      for (const unit of units)
        if (
          unit.place !== 'gone' &&
          unit.doneOn === null &&
          (event.data.milestones?.includes(unit.milestone) ?? true)
        ) {
          unit.place = 'gone';
          unit.log.push({ day, what: 'left' });
        }
      return;
    case 'TaskHandedOver': {
      let left = event.data.units ?? 1_000_000;
      for (const unit of [...units].sort((a, b) => a.born - b.born)) {
        if (left === 0 || unit.place !== 'open') continue;
        if (event.data.milestone !== null && unit.milestone !== event.data.milestone) continue;
        left--;
        const current = currentOn(unit, day);
        const due = event.data.newDeadline ?? current;
        units.splice(units.indexOf(unit) + 1, 0, {
          doer: event.data.toUnit ?? event.data.toPerson ?? '',
          milestone: unit.milestone,
          extra: unit.extra || event.data.reason === 'INABILITY',
          assignedOn: day,
          firstDue: due,
          born,
          log: due === null ? [] : [{ day, what: 'date', due }],
          faults: 0,
          returned: 0,
          place: 'open',
          doneOn: null,
        });
        unit.place = 'gone';
        unit.log.push({ day, what: 'left', staysAnyway: event.data.reason === 'INABILITY' });
      }
      return;
    }
    case 'EvidenceSubmitted': {
      const { submission, milestone, units: wanted } = event.data;
      const last = live
        .filter(
          (e) => (e.type === 'EvidenceAccepted' || e.type === 'EvidenceRejected') && e.data.submission === submission,
        )
        .at(-1);
      const open = units
        .filter((unit) => unit.place === 'open' && unit.milestone === milestone)
        .sort((a, b) => a.born - b.born);
      const again = open.filter(({ returned }) => returned > 0).sort((a, b) => b.faults - a.faults);
      for (const unit of [...again, ...open.filter(({ returned }) => returned === 0)].slice(0, wanted)) {
        unit.place = { submission };
        if (last?.type === 'EvidenceAccepted') unit.doneOn = last.data.confirmedDay?.day ?? day;
      }
      return;
    }
    case 'EvidenceRejected': {
      const { submission, major, unitsAtFault, newDeadline } = event.data;
      const delivered = units.filter(({ place }) => typeof place === 'object' && place.submission === submission);
      const excused = live.some((e) => e.type === 'ObjectiveCauseConfirmed' && e.data.submission === submission);
      const worst = [...delivered].sort((a, b) => b.faults - a.faults);
      if (major && !excused) for (const unit of worst.slice(0, unitsAtFault ?? worst.length)) unit.faults++;
      const submitted = live.find((e) => e.type === 'EvidenceSubmitted' && e.data.submission === submission);
      for (const unit of delivered)
        if (unit.doneOn === null) {
          unit.place = 'open';
          unit.returned++;
          if (newDeadline !== null && submitted !== undefined)
            unit.log.push({ day, what: 'rejected', due: newDeadline, submittedOn: recordedDay(submitted) });
        }
      return;
    }
  }
}

/** The deadline that has not passed by the morning of a day; null: all have. */
function currentOn(unit: Unit, today: string): string | null {
  const { current } = walk(unit, today);
  return current !== null && current >= today ? current : null;
}

/** Walks the days of the year up to and including `until`. */
function walk(
  unit: Unit,
  until: string,
): { passed: string[]; current: string | null; gone: 'in time' | 'too late' | null } {
  let passed: string[] = [];
  let current: string | null = null;
  let gone: 'in time' | 'too late' | null = null;
  const inForceOn: { [day: string]: string } = {};
  const until2 = unit.log[0] !== undefined && unit.log[0].day > until ? unit.log[0].day : until;
  for (const today of DAYS_OF_2026) {
    if (today > until2) break;
    if (current !== null && current < today) {
      passed.push(current);
      current = null;
    }
    for (const entry of unit.log.filter(({ day }) => day === today)) {
      if (entry !== unit.log[0] && entry.day > until) continue;
      if (entry.what === 'left') {
        const inTime = current !== null;
        gone = inTime ? 'in time' : 'too late';
        if (inTime && entry.staysAnyway !== true) current = null;
        continue;
      }
      const due = entry.due ?? '';
      if (entry.what === 'rejected' && entry.submittedOn !== undefined) {
        const submittedOn = entry.submittedOn;
        const then = inForceOn[submittedOn] ?? inForceOn['first'] ?? '';
        if (submittedOn <= then) {
          passed = passed.filter((missed) => missed < submittedOn);
          current = null;
        }
      }
      current = due;
      inForceOn['first'] ??= due;
      if (due < today) {
        passed.push(due);
        current = null;
      }
    }
    const last = current ?? passed.at(-1);
    if (last !== undefined) inForceOn[today] = last;
  }
  return { passed, current, gone };
}

function tell(
  unit: Unit,
  live: readonly AnyEvent[],
  tally: { [place: string]: { assigned: number; done: string[] } },
): void {
  const { passed, current } = walk(unit, unit.doneOn ?? '2026-12-31');
  const deadlines = current === null ? passed : [...passed, current];
  if (deadlines.length === 0) return;
  const first = [...deadlines].sort()[0] ?? '';
  const extra = unit.extra || unit.assignedOn > closeOf(quarterOf(first));
  for (const quarter of QUARTERS) {
    if (!deadlines.some((due) => quarterOf(due) === quarter)) continue;
    const name = `${unit.doer} ${quarter} ${extra ? 'extra' : 'base'}`;
    tally[name] ??= { assigned: 0, done: [] };
    tally[name].assigned++;
    if (unit.doneOn !== null && unit.doneOn <= lastDayOf(quarter)) {
      const missed = deadlines.filter((due) => due < (unit.doneOn ?? ''));
      const counted = missed.filter(
        (due) =>
          !live.some(
            (e) =>
              e.type === 'ObjectiveCauseConfirmed' &&
              e.data.deadline?.milestone === unit.milestone &&
              e.data.deadline.due === due,
          ),
      );
      tally[name].done.push(`faults ${unit.faults} delays ${counted.length}`);
      return;
    }
  }
}
