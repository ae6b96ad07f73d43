import type { DataOf, EventTypeName } from '@kpi-ledger/events';
import { type Fact, type FactOf, factsOf, isFact, type Statement } from '../facts/index.js';
import type { Day } from '../time/index.js';
import type { Doer, Submission } from './task.js';

/** What happens to the units of a task, in the order of the log; `day` is the recorded day from which it counts. */
export type Act = { readonly ordinal: number; readonly day: Day; readonly event: string } & (
  | {
      readonly kind: 'ADD';
      readonly milestone: string;
      readonly units: number;
      readonly due: Day;
      readonly decided: boolean;
    }
  | { readonly kind: 'REMOVE'; readonly milestone: string; readonly units: number }
  | { readonly kind: 'RE_DATE'; readonly milestone: string; readonly due: Day }
  | { readonly kind: 'CANCEL'; readonly milestone: string }
  | {
      readonly kind: 'HAND_OVER';
      readonly milestone: string | null;
      /** null: all open units. */ readonly units: number | null;
      readonly to: Doer;
      readonly reason: DataOf<'TaskHandedOver'>['reason'];
      readonly newDeadline: Day | null;
    }
  | { readonly kind: 'SUBMIT'; readonly milestone: string; readonly units: number; readonly submission: Submission }
  | {
      readonly kind: 'RETURN';
      readonly submission: string;
      readonly submittedOn: Day;
      /** Units with a major error; 0: none, null: all of the submission (P41). */ readonly atFault: number | null;
      /** The submission was accepted after all: its units stay delivered. */ readonly overruled: boolean;
    }
  | { readonly kind: 'RE_DATE_RETURNED'; readonly rejection: string; readonly due: Day; readonly submittedOn: Day }
);

/** The acts of a task's facts. Quantities act by knowledge only; deadlines, cancellations and handovers from the day stated. */
export function actsOf(facts: readonly Fact[]): readonly Act[] {
  const acts = [
    ...quantitiesAndDeadlines(facts),
    ...factsOf(facts, 'TaskCancelled').flatMap((fact) => cancellations(fact, milestonesOf(facts))),
    ...factsOf(facts, 'TaskHandedOver').map(handover),
    ...factsOf(facts, 'EvidenceSubmitted').map((fact) => submission(fact, facts)),
    ...factsOf(facts, 'EvidenceRejected').flatMap((fact) => rejection(fact, facts)),
  ];
  return acts.sort((a, b) => a.ordinal - b.ordinal);
}

type Listing = FactOf<'TaskAssigned'> | FactOf<'TaskAmended'>;
type Milestone = DataOf<'TaskAmended'>['milestones'][number];

const listings = (facts: readonly Fact[]): readonly Listing[] =>
  facts.filter((fact) => isFact(fact, 'TaskAssigned') || isFact(fact, 'TaskAmended')) as unknown as readonly Listing[];

const milestonesOf = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(listings(facts).flatMap(({ event }) => event.data.milestones.map(({ key }) => key)));

function* quantitiesAndDeadlines(facts: readonly Fact[]): Generator<Act> {
  for (const key of milestonesOf(facts)) {
    const stated = listings(facts).flatMap((fact) => {
      const milestone = milestoneIn(fact.event.data, key);
      return milestone === undefined ? [] : [{ fact, milestone }];
    });
    let units = 0;
    let due: Day | null = null;
    for (const [i, { fact, milestone }] of stated.entries()) {
      const { ordinal, recordedDay: day, event } = fact;
      const dates = deadlinesStated(fact, key);
      const first = dates[0]?.due ?? milestone.due;
      const at = { ordinal, day, event: event.id, milestone: key };
      if (milestone.units > units)
        yield {
          ...at,
          kind: 'ADD',
          units: milestone.units - units,
          due: first,
          decided: event.data.decision !== undefined,
        };
      if (milestone.units < units) yield { ...at, kind: 'REMOVE', units: units - milestone.units };
      units = milestone.units;

      // A correction of an amendment that another amendment has overtaken moves nothing.
      const overtakenAt = stated[i + 1]?.fact.ordinal ?? Number.POSITIVE_INFINITY;
      for (const date of dates.filter(({ statement }) => statement.ordinal < overtakenAt)) {
        const { ordinal: from, recordedDay, event: id } = date.statement;
        if (due !== null && date.due !== due)
          yield { kind: 'RE_DATE', ordinal: from, day: recordedDay, event: id, milestone: key, due: date.due };
        due = date.due;
      }
    }
  }
}

const milestoneIn = (data: { readonly milestones: readonly Milestone[] }, key: string): Milestone | undefined =>
  data.milestones.find((milestone) => milestone.key === key);

/** The deadlines that a listing and its corrections stated for a milestone, each where it changed. */
function deadlinesStated(fact: Listing, key: string): readonly { readonly due: Day; readonly statement: Statement }[] {
  const dates: { due: Day; statement: Statement }[] = [];
  for (const statement of fact.statements as readonly Statement<'TaskAmended'>[]) {
    const due = milestoneIn(statement.data, key)?.due;
    if (due !== undefined && due !== dates.at(-1)?.due) dates.push({ due, statement });
  }
  return dates;
}

function cancellations(fact: FactOf<'TaskCancelled'>, all: ReadonlySet<string>): readonly Act[] {
  const cancels = (data: DataOf<'TaskCancelled'>, key: string) => data.milestones?.includes(key) ?? true;
  return [...all]
    .filter((key) => cancels(fact.event.data, key))
    .map((milestone) => ({ ...from(fact, (data) => cancels(data, milestone)), kind: 'CANCEL', milestone }));
}

function handover(fact: FactOf<'TaskHandedOver'>): Act {
  const { toUnit, toPerson, units, milestone, reason, newDeadline } = fact.event.data;
  const same = (data: DataOf<'TaskHandedOver'>) =>
    data.toUnit === toUnit &&
    data.toPerson === toPerson &&
    data.units === units &&
    data.milestone === milestone &&
    data.reason === reason &&
    data.newDeadline === newDeadline;
  const to = toUnit === undefined ? { person: toPerson ?? '' } : { unit: toUnit };
  return { ...from(fact, same), kind: 'HAND_OVER', milestone, units, to, reason, newDeadline };
}

type Verdict = FactOf<'EvidenceAccepted'> | FactOf<'EvidenceRejected'>;

/** The verdict that holds for a submission: the last one in the log. */
function verdictOn(facts: readonly Fact[], id: string): Verdict | null {
  const verdicts = facts.filter((fact) => isFact(fact, 'EvidenceAccepted') || isFact(fact, 'EvidenceRejected'));
  return (verdicts as unknown as readonly Verdict[]).findLast(({ event }) => event.data.submission === id) ?? null;
}

const acceptanceOf = (facts: readonly Fact[], id: string): FactOf<'EvidenceAccepted'> | null => {
  const verdict = verdictOn(facts, id);
  return verdict?.event.type === 'EvidenceAccepted' ? (verdict as FactOf<'EvidenceAccepted'>) : null;
};

function submission(fact: FactOf<'EvidenceSubmitted'>, facts: readonly Fact[]): Act {
  const { ordinal, recordedDay, event } = fact;
  const { submission: id, milestone, units } = event.data;
  const accepted = acceptanceOf(facts, id);
  return {
    ordinal,
    day: recordedDay,
    event: event.id,
    kind: 'SUBMIT',
    milestone,
    units,
    submission: {
      id,
      event: event.id,
      recordedOn: recordedDay,
      claimedOn: event.validAt,
      countsOn: accepted?.event.data.confirmedDay?.day ?? recordedDay,
      acceptedBy: accepted?.event.id ?? null,
      acceptedOn: accepted?.recordedDay ?? null,
      acceptedAt: accepted?.ordinal ?? null,
      dayConfirmed: accepted?.event.data.confirmedDay !== undefined,
    },
  };
}

function rejection(fact: FactOf<'EvidenceRejected'>, facts: readonly Fact[]): readonly Act[] {
  const { submission: id, major, unitsAtFault, newDeadline } = fact.event.data;
  const overruled = acceptanceOf(facts, id) !== null;
  const excused = factsOf(facts, 'ObjectiveCauseConfirmed').some(({ event }) => event.data.submission === id);
  const atFault = !major || excused ? 0 : (unitsAtFault ?? null);
  const submitted = factsOf(facts, 'EvidenceSubmitted').find(({ event }) => event.data.submission === id);
  // What it returned was submitted by something that does not hold any more: nothing is returned.
  if (submitted === undefined) return [];
  const submittedOn = submitted.recordedDay;
  const at = { ordinal: fact.ordinal, day: fact.recordedDay, event: fact.event.id, submission: id };
  const returned: Act = { ...at, kind: 'RETURN', submittedOn, atFault, overruled };
  if (newDeadline === null || overruled) return [returned];
  const again = from(fact, (data) => data.newDeadline === newDeadline);
  return [returned, { ...again, kind: 'RE_DATE_RETURNED', rejection: fact.event.id, due: newDeadline, submittedOn }];
}

/** The statement since which a fact has said without interruption what it says now. */
function from<N extends EventTypeName>(
  fact: FactOf<N>,
  says: (data: DataOf<N>) => boolean,
): { readonly ordinal: number; readonly day: Day; readonly event: string } {
  const { ordinal, recordedDay, event } = fact.statements.reduce((since, statement, i, all) =>
    says(all[i - 1]?.data as DataOf<N>) ? since : statement,
  );
  return { ordinal, day: recordedDay, event };
}
