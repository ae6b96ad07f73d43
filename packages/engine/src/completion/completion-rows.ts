import type { PlanCompletionAnswer } from '@kpi-ledger/formulas';
import { type Day, earlier, holderOf, linkedSets, type Period, taskLinksAt } from '@kpi-ledger/projections';
import { percentage } from '../progress/completion.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import {
  type Counted,
  type Counting,
  countEach,
  countedRow,
  countedWork,
  isOpenUnscheduled,
  oneOfEach,
} from './counted.js';
import { type Readings, readingsOn, type UsedReading } from './readings.js';
import { type RowWork, workOfRows } from './row-work.js';

/** ALL: over the plans, linked rows once. HEAD: the unit's work, its holder in `person`. PERSON: work assigned to a person. */
export type CompletionLevel = 'ALL' | 'PLAN' | 'SECTION' | 'UNIT' | 'HEAD' | 'PERSON';

/** Completion of what a level is made of. Exact fractions as text. */
export interface CompletionRow extends PlanCompletionAnswer {
  readonly level: CompletionLevel;
  /** Null: over all plans, and for heads and people work outside plans too. */
  readonly plan: string | null;
  readonly section: string | null;
  readonly unit: string | null;
  readonly post: string | null;
  readonly person: string | null;
  /** Only what is due in it; null: everything. */
  readonly period: string | null;
  /** `counted` as a percentage, two places, cut. */
  readonly display: string | null;
  /** Rows or tasks that were not counted again because they are the same task as another here. */
  readonly linked: number;
  /** Of them nobody can say when they are late. */
  readonly unscheduled: number;
  readonly synthetic: boolean;
}

export interface CompletionQuestion {
  readonly plan: string | null;
  readonly unit: string | null;
  readonly period: Period | null;
}

interface Asked extends CompletionQuestion {
  readonly snapshot: Snapshot;
  readonly counting: Counting;
  readonly readings: Readings;
  readonly demo: boolean;
}

export interface CompletionAnswer {
  readonly readings: readonly UsedReading[];
  readonly rows: readonly CompletionRow[];
}

/** Of a period it is what stands at its end, or on the day of the question before that, as a rating of the period reads it. */
function askedOf(reading: Reading, effective: Day, question: CompletionQuestion): Asked {
  const asOf = question.period === null ? effective : earlier(effective, question.period.last);
  const snapshot = reading.at(asOf);
  const sets = linkedSets(taskLinksAt(snapshot.factsAmong('plan'), asOf));
  return {
    ...question,
    snapshot,
    counting: { asOf, period: question.period, sets },
    readings: readingsOn(snapshot.factsAmong('ledger'), asOf),
    demo: reading.ledger?.kind === 'demo',
  };
}

/** Plans, their sections and units; without `plan` also all plans together and every unit over all of them, linked rows once. */
export function completionRows(reading: Reading, effective: Day, question: CompletionQuestion): CompletionAnswer {
  const asked = askedOf(reading, effective, question);
  const { snapshot, plan, unit } = asked;
  const plans = [...snapshot.plans.values()].filter(({ id, rows }) => (plan === null ? rows.size > 0 : id === plan));
  const works = plans.map((of) => ({ plan: of.id, rows: workOfRows(snapshot, of) }));
  const all = works.flatMap(({ rows }) => rows);
  const rows = [
    ...(plan === null ? [overRows(asked, { level: 'ALL' }, all)] : []),
    ...works.flatMap(({ plan: id, rows: of }) => [
      overRows(asked, { level: 'PLAN', plan: id }, of),
      ...sectionsOf(of).map((section) =>
        overRows(
          asked,
          { level: 'SECTION', plan: id, section },
          of.filter(({ row }) => row.section === section),
        ),
      ),
    ]),
    ...unitsOf(all).map((of) => overRows(asked, { level: 'UNIT', plan, unit: of }, all)),
  ];
  const shown = unit === null ? rows : rows.filter((row) => row.unit === unit);
  return { readings: asked.readings.used, rows: shown };
}

/** Heads of units, and people with work of their own: planned and other work, linked rows once. */
export function peopleCompletion(reading: Reading, effective: Day, question: CompletionQuestion): CompletionAnswer {
  const asked = askedOf(reading, effective, question);
  const { organisation, tasks } = asked.snapshot;
  const heads = [...organisation.posts.values()]
    .filter(({ role, unit }) => role === 'HEAD' && (asked.unit === null || unit === asked.unit))
    .map(({ id: post, unit }) =>
      row(
        asked,
        { level: 'HEAD', post, unit, person: holderOf(organisation, post) },
        countedWork(planned(asked, asked.snapshot.tasksOf({ unit })), { unit }, asked.counting),
        true,
      ),
    );
  const doers = new Set(
    tasks.flatMap(({ batches }) => batches.flatMap(({ doer }) => ('person' in doer ? [doer.person] : []))),
  );
  const people = [...doers].sort().flatMap((person) => {
    const unit = organisation.positionsOf.get(person)?.[0]?.unit ?? null;
    if (asked.unit !== null && unit !== asked.unit) return [];
    const work = countedWork(planned(asked, asked.snapshot.tasksOf({ person })), { person }, asked.counting);
    return [row(asked, { level: 'PERSON', person, unit }, work, true)];
  });
  return { readings: asked.readings.used, rows: [...heads, ...people] };
}

const planned = <T extends { readonly plan: { readonly plan: string } | null }>(
  { plan }: Asked,
  tasks: readonly T[],
) => (plan === null ? tasks : tasks.filter(({ plan: of }) => of?.plan === plan));

type Of = Pick<CompletionRow, 'level'> & Partial<Pick<CompletionRow, 'plan' | 'section' | 'unit' | 'post' | 'person'>>;

function overRows(asked: Asked, of: Of, works: readonly RowWork[]): CompletionRow {
  const unit = of.unit ?? null;
  const counted = works.flatMap((work) =>
    unit !== null && !work.units.includes(unit) ? [] : (countedRow(work, unit, asked.counting) ?? []),
  );
  return row(asked, of, counted, (of.plan ?? null) === null);
}

function row(asked: Asked, of: Of, counted: readonly Counted[], once: boolean): CompletionRow {
  const { asOf } = asked.counting;
  const standing = once ? oneOfEach(counted, asOf, asked.readings.linkedRows) : counted;
  const answer = countEach(standing, asOf);
  return {
    ...{ plan: null, section: null, unit: null, post: null, person: null, ...of },
    period: asked.period?.id ?? null,
    ...answer,
    display: percentage(answer.counted),
    linked: counted.length - answer.assigned,
    unscheduled: standing.filter((one) => isOpenUnscheduled(one, asOf)).length,
    synthetic: asked.demo || counted.some(({ synthetic }) => synthetic),
  };
}

const sectionsOf = (works: readonly RowWork[]): readonly string[] => [
  ...new Set(works.flatMap(({ row: { section } }) => section ?? [])),
];
const unitsOf = (works: readonly RowWork[]): readonly string[] =>
  [...new Set(works.flatMap(({ units }) => units))].sort();
