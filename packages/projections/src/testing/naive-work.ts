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
    what: 'date' | 'rejected' | 'returned' | 'left';
    due?: string;
    submittedOn?: string;
    staysAnyway?: boolean;
  }>;
  /** One name and one day of submission for each rejection that found a major error in it. */
  readonly faults: Array<{ readonly rejection: string; readonly submittedOn: string }>;
  returned: number;
  place: 'open' | 'gone' | { submission: string };
  doneOn: string | null;
  /** Where in the log its completion was settled: the submission, or under P35 = ACCEPTANCE the acceptance. */
  settledAt: number;
}

/** The parameters of work, by number. */
export interface NaiveParameters {
  readonly p35: 'SUBMISSION' | 'ACCEPTANCE';
  readonly p37: 'BY_DEADLINE_IN_FORCE' | 'NEVER_LEAVES_A';
  readonly p40: 'KEPT' | 'START_ANEW';
  readonly p41: 'EVERY_UNIT' | 'ONE_PER_SUBMISSION';
  readonly p43: 'BY_REASON' | 'ALL_LIKE_INABILITY';
  readonly p44: 'NEW_DEADLINE_REPLACES' | 'FAULT_ONLY';
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

export function naiveWork(events: readonly AnyEvent[], parameters: NaiveParameters): NaiveTally {
  const retracted = new Set<string>();
  for (const event of [...events].reverse())
    if (event.type === 'FactRetracted' && !retracted.has(event.id)) retracted.add(event.data.target);
  const live = events.filter((event) => event.type !== 'FactRetracted' && !retracted.has(event.id));
  const units: Unit[] = [];
  for (const event of live) happen(units, event, live, parameters);
  const tally: { [place: string]: { assigned: number; done: string[] } } = {};
  for (const unit of units) tell(unit, units, live, tally, parameters);
  for (const place of Object.values(tally)) place.done.sort();
  return tally;
}

function happen(units: Unit[], event: AnyEvent, live: readonly AnyEvent[], { p35, p37, p43 }: NaiveParameters): void {
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
            unit.log.push({ day, what: 'left', staysAnyway: p37 === 'NEVER_LEAVES_A' });
            fewer--;
          }
        if (typeof before === 'object' && before.due !== due)
          for (const unit of units)
            if (unit.milestone === key && unit.place !== 'gone' && (unit.doneOn === null || born < unit.settledAt))
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
            faults: [],
            returned: 0,
            place: 'open',
            doneOn: null,
            settledAt: 0,
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
          unit.log.push({ day, what: 'left', staysAnyway: p37 === 'NEVER_LEAVES_A' });
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
          extra: unit.extra || event.data.reason === 'INABILITY' || p43 === 'ALL_LIKE_INABILITY',
          assignedOn: day,
          firstDue: due,
          born,
          log: due === null ? [] : [{ day, what: 'date', due }],
          faults: [],
          returned: 0,
          place: 'open',
          doneOn: null,
          settledAt: 0,
        });
        unit.place = 'gone';
        unit.log.push({
          day,
          what: 'left',
          staysAnyway: event.data.reason === 'INABILITY' || p43 === 'ALL_LIKE_INABILITY',
        });
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
      const again = open.filter(({ returned }) => returned > 0).sort((a, b) => b.faults.length - a.faults.length);
      for (const unit of [...again, ...open.filter(({ returned }) => returned === 0)].slice(0, wanted)) {
        unit.place = { submission };
        if (last?.type !== 'EvidenceAccepted') continue;
        const confirmed = last.data.confirmedDay?.day;
        const waits = p35 === 'ACCEPTANCE' && confirmed === undefined;
        unit.doneOn = waits ? recordedDay(last) : (confirmed ?? day);
        unit.settledAt = waits ? live.indexOf(last) : born;
      }
      return;
    }
    case 'EvidenceRejected': {
      const { submission, major, unitsAtFault, newDeadline } = event.data;
      const delivered = units.filter(({ place }) => typeof place === 'object' && place.submission === submission);
      const excused = live.some((e) => e.type === 'ObjectiveCauseConfirmed' && e.data.submission === submission);
      const worst = [...delivered].sort((a, b) => b.faults.length - a.faults.length);
      const submitted = live.find((e) => e.type === 'EvidenceSubmitted' && e.data.submission === submission);
      const submittedOn = submitted === undefined ? '' : recordedDay(submitted);
      if (major && !excused)
        for (const unit of worst.slice(0, unitsAtFault ?? worst.length))
          unit.faults.push({ rejection: event.id, submittedOn });
      for (const unit of delivered)
        if (unit.doneOn === null) {
          unit.place = 'open';
          unit.returned++;
          unit.log.push({ day, what: 'returned', submittedOn });
          if (newDeadline !== null) unit.log.push({ day, what: 'rejected', due: newDeadline, submittedOn });
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
): {
  passed: string[];
  current: string | null;
  gone: 'in time' | 'too late' | null;
  /** The first day of a submission in time that was returned. */
  metOn: string | null;
} {
  let passed: string[] = [];
  let current: string | null = null;
  let gone: 'in time' | 'too late' | null = null;
  let metOn: string | null = null;
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
      if (entry.what === 'returned') {
        const submittedOn = entry.submittedOn ?? '';
        const then = submittedOn === today ? (current ?? passed.at(-1)) : inForceOn[submittedOn];
        if (submittedOn <= (then ?? '')) metOn ??= submittedOn;
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
  return { passed, current, gone, metOn };
}

function tell(
  unit: Unit,
  units: readonly Unit[],
  live: readonly AnyEvent[],
  tally: { [place: string]: { assigned: number; done: string[] } },
  parameters: NaiveParameters,
): void {
  const { doneOn } = unit;
  const deadlines = deadlinesOf(unit);
  if (deadlines.length === 0) return;
  const first = [...deadlines].sort()[0] ?? '';
  const extra = unit.extra || unit.assignedOn > closeOf(quarterOf(first));
  for (const quarter of QUARTERS) {
    if (!deadlines.some((due) => quarterOf(due) === quarter)) continue;
    const name = `${unit.doer} ${quarter} ${extra ? 'extra' : 'base'}`;
    tally[name] ??= { assigned: 0, done: [] };
    tally[name].assigned++;
    if (doneOn !== null && doneOn <= lastDayOf(quarter)) {
      const faults = faultsIn(quarter, unit, units, parameters);
      const delays = delaysCounted(unit, units, live, parameters);
      tally[name].done.push(`faults ${faults} delays ${delays}`);
      return;
    }
  }
}

function deadlinesOf(unit: Unit): readonly string[] {
  const { passed, current } = walk(unit, unit.doneOn ?? '2026-12-31');
  return current === null ? passed : [...passed, current];
}

function faultsIn(quarter: string, unit: Unit, units: readonly Unit[], { p40, p41 }: NaiveParameters): number {
  const before = deadlinesOf(unit)
    .map(quarterOf)
    .filter((other) => other < quarter);
  const comesFrom = [...before].sort().at(-1);
  let count = 0;
  for (const { rejection, submittedOn } of unit.faults) {
    if (p40 === 'START_ANEW' && comesFrom !== undefined && quarterOf(submittedOn) <= comesFrom) continue;
    if (p41 === 'ONE_PER_SUBMISSION') {
      let bearer = unit;
      for (const other of sameHands(unit, units))
        if (other.faults.some((fault) => fault.rejection === rejection))
          if (
            (other.doneOn ?? '') < (bearer.doneOn ?? '') ||
            (other.doneOn === bearer.doneOn && comesFirst(units, other, bearer))
          )
            bearer = other;
      if (bearer !== unit) continue;
    }
    count++;
  }
  return count;
}

function delaysCounted(
  unit: Unit,
  units: readonly Unit[],
  live: readonly AnyEvent[],
  { p41, p44 }: NaiveParameters,
): number {
  const own = delaysOf(unit, live, p44);
  if (p41 === 'EVERY_UNIT') return own;
  const together = sameHands(unit, units).filter((other) => deliveryOf(other) === deliveryOf(unit));
  const beaten = together.some((other) => {
    const theirs = delaysOf(other, live, p44);
    return theirs > own || (theirs === own && comesFirst(units, other, unit));
  });
  return beaten ? 0 : own;
}

const comesFirst = (units: readonly Unit[], a: Unit, b: Unit) => units.indexOf(a) < units.indexOf(b);
const sameHands = (unit: Unit, units: readonly Unit[]) =>
  units.filter((other) => other.doer === unit.doer && other.doneOn !== null);
const deliveryOf = ({ place }: Unit) => (typeof place === 'object' ? place.submission : '');

function delaysOf(unit: Unit, live: readonly AnyEvent[], p44: NaiveParameters['p44']): number {
  const { metOn } = walk(unit, '2026-12-31');
  let delays = 0;
  for (const due of deadlinesOf(unit)) {
    const isExcused = live.some(
      (e) =>
        e.type === 'ObjectiveCauseConfirmed' &&
        e.data.deadline?.milestone === unit.milestone &&
        e.data.deadline.due === due,
    );
    if (isExcused || due >= (unit.doneOn ?? '')) continue;
    if (p44 === 'FAULT_ONLY' && metOn !== null && due >= metOn) continue;
    delays++;
  }
  return delays;
}
