import type { PlanCompletionAnswer } from '@kpi-ledger/formulas';
import type { Day, Plan } from '@kpi-ledger/projections';
import { standingOf } from '../completion/row-standing.js';
import { workOfRows } from '../completion/row-work.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { complete, percentage } from './completion.js';

/** Completion of a plan, of one of its sections, or of a unit's part of it. */
export interface ProgressRow extends PlanCompletionAnswer {
  readonly plan: string;
  readonly section: string | null;
  readonly unit: string | null;
  /** `counted` as a percentage, two places, cut. */
  readonly display: string | null;
  readonly synthetic: boolean;
}

/** Completion over the rows of the plans: overall, then by section, then by responsible unit. */
export function progressRows(reading: Reading, effective: Day, only: string | null = null): readonly ProgressRow[] {
  const snapshot = reading.at(effective);
  const demo = reading.ledger?.kind === 'demo';
  return [...snapshot.plans.values()]
    .filter(({ id, rows }) => (only === null ? rows.size > 0 : id === only))
    .flatMap((plan) => progressOf(snapshot, plan, effective, demo));
}

function progressOf(snapshot: Snapshot, plan: Plan, effective: Day, demo: boolean): readonly ProgressRow[] {
  const rows = workOfRows(snapshot, plan);
  const rowOf = (section: string | null, unit: string | null, of: typeof rows): ProgressRow => {
    const standings = of.map((work) => standingOf(work, unit, effective));
    const answer = complete(
      standings.map(({ task }) => task),
      effective,
    );
    const synthetic = demo || standings.some((one) => one.synthetic);
    return { plan: plan.id, section, unit, ...answer, display: percentage(answer.counted), synthetic };
  };
  const sections = [...new Set(rows.flatMap(({ row }) => row.section ?? []))];
  const units = [...new Set(rows.flatMap(({ units: of }) => of))].sort();
  return [
    rowOf(null, null, rows),
    ...sections.map((section) =>
      rowOf(
        section,
        null,
        rows.filter(({ row }) => row.section === section),
      ),
    ),
    ...units.map((unit) =>
      rowOf(
        null,
        unit,
        rows.filter(({ units: of }) => of.includes(unit)),
      ),
    ),
  ];
}
