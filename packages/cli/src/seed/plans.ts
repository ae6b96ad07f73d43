import { indicators, type PlanId, plans, rowId, type Task, tasks, units } from '@kpi-ledger/seeds';
import { milestonesOf } from './milestones.js';
import { PLAN_DAY } from './plan-days.js';
import { type SeedFact, seedFact } from './seed-fact.js';

/** A plan as printed: its adoption, its rows, the work of every unit that leads one, its indicators with their targets. */
export function planFacts(plan: PlanId): readonly SeedFact[] {
  return [...adoption(plan), ...tasks(plan).map(listed), ...assignments(plan), ...indicatorFacts(plan)];
}

const adoption = (id: PlanId): readonly SeedFact[] =>
  plans
    .filter((plan) => plan.id === id)
    .map(({ title, documentNumber, adoptedOn, issuer, source }) =>
      seedFact(id, 'PlanAdopted', PLAN_DAY[id], {
        plan: id,
        title,
        number: documentNumber,
        adoptedOn,
        issuer,
        document: source.document,
        documentHash: source.sha256,
      }),
    );

const listed = (task: Task): SeedFact =>
  seedFact(rowId(task), 'PlanTaskListed', PLAN_DAY[task.plan], {
    plan: task.plan,
    annex: task.annex,
    row: task.row,
    section: task.section,
    title: task.title,
    product: task.product,
    responsible: task.responsible,
    coordinating: task.coordinating,
    deadline: task.deadline,
    lines: task.source.lines,
  });

/** The unit that now does the work of a former one; the row of the plan keeps the name that is printed. */
const successor: ReadonlyMap<string, string> = new Map(
  units().flatMap(({ id, successorOf }) =>
    successorOf.filter(({ extent }) => extent === 'whole').map(({ unit }) => [unit, id] as const),
  ),
);

/**
 * Each named lead has a task of its own. A collective ("Các sở, ngành") names nobody, and a row without a deadline is due
 * on no day: both stay rows of the plan until somebody assigns them.
 */
const assignments = (plan: PlanId): readonly SeedFact[] =>
  tasks(plan).flatMap((task) => {
    const milestones = milestonesOf(plan, task.deadline);
    if (milestones.length === 0) return [];
    const leads = new Set(task.responsible.flatMap(({ unit }) => (unit === null ? [] : [successor.get(unit) ?? unit])));
    return [...leads].map((unit) => {
      const id = `${rowId(task)}.${unit}`;
      return seedFact(id, 'TaskAssigned', PLAN_DAY[plan], {
        task: id,
        unit,
        basis: 'PLAN',
        plan: { plan, row: task.row },
        publicTitle: task.title,
        milestones,
      });
    });
  });

/** An indicator of the city: its lead reports it, the value is the city's. */
const indicatorFacts = (plan: PlanId): readonly SeedFact[] =>
  indicators(plan).flatMap((indicator) => {
    const id = rowId(indicator);
    const {
      row,
      title,
      unit: measure,
      kind,
      direction,
      annual,
      lead,
      legalBasis,
      horizon,
      targets,
      reading,
    } = indicator;
    return [
      seedFact(id, 'IndicatorDefined', PLAN_DAY[plan], {
        indicator: id,
        unit: null,
        plan,
        row,
        title,
        measure,
        kind,
        direction,
        annual,
        lead,
        legalBasis,
      }),
      ...(targets.length === 0
        ? []
        : [seedFact(id, 'TargetSet', PLAN_DAY[plan], { indicator: id, unit: null, horizon, targets, reading })]),
    ];
  });
