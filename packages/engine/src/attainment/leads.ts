import type { AttainmentState, FactOf, IndicatorDefinition } from '@kpi-ledger/projections';
import type { CollectiveLead } from './attainment-row.js';

/** Which units came after which, by the successions that are recorded. */
export interface Successors {
  readonly of: ReadonlyMap<string, readonly string[]>;
  /** Units that gave away some of their functions only, and go on. */
  readonly goOn: ReadonlySet<string>;
}

export function successorsOf(facts: readonly FactOf<'UnitSucceeded'>[]): Successors {
  const successors = new Map<string, string[]>();
  const whole = new Set<string>();
  for (const { event } of facts) {
    const { unit, predecessor, extent } = event.data;
    if (extent !== 'PART') whole.add(predecessor);
    successors.set(predecessor, [...new Set([...(successors.get(predecessor) ?? []), unit])]);
  }
  return { of: successors, goOn: new Set([...successors.keys()].filter((unit) => !whole.has(unit))) };
}

/** A decided responsible unit leads; a unit's own indicator is led by it; else those who are printed, or came after them. */
export function leadsOf(
  { lead }: Pick<IndicatorDefinition, 'lead'>,
  unit: string | null,
  responsible: string | undefined,
  successors: Successors,
): readonly string[] {
  if (responsible !== undefined) return [responsible];
  return unit === null ? leadsNow(lead, successors) : unitsNow([unit], successors);
}

/** A unit that was succeeded is led on by its successors; one whose work was divided, by all of them, and by itself where it goes on. */
export const leadsNow = (leads: IndicatorDefinition['lead'], successors: Successors): readonly string[] =>
  unitsNow(
    leads.flatMap(({ unit }) => unit ?? []),
    successors,
  );

export function unitsNow(units: readonly string[], { of: successors, goOn }: Successors): readonly string[] {
  const now = new Set<string>();
  const seen = new Set<string>();
  const follow = (unit: string): void => {
    if (seen.has(unit)) return;
    seen.add(unit);
    const after = successors.get(unit);
    if (after === undefined || goOn.has(unit)) now.add(unit);
    for (const next of after ?? []) follow(next);
  };
  for (const unit of units) follow(unit);
  return [...now];
}

/** The collective leads, each with the units that a decision says it means. */
export function collectivesOf(
  { lead, plan }: Pick<IndicatorDefinition, 'lead' | 'plan'>,
  state: AttainmentState,
): readonly CollectiveLead[] {
  return lead
    .filter(({ collective }) => collective)
    .map(({ text }) => {
      const decided = state.unitsOf(plan, text);
      return {
        text,
        units: decided?.units ?? null,
        decision: decided?.decision ?? null,
        event: decided?.event ?? null,
      };
    });
}
