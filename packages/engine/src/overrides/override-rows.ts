import { type Day, type FactOf, parsePeriod } from '@kpi-ledger/projections';
import { personScore } from '../rate/person-score.js';
import type { Reading } from '../reading/reading.js';

/** One act by which the authority set another value than the calculated one, and what became of it. */
export interface OverrideRow {
  readonly event: string;
  readonly person: string;
  readonly unit: string | null;
  readonly period: string;
  readonly term: 'd' | 'S';
  /** What the calculation gives now; null: nothing. */
  readonly calculated: string | null;
  readonly override: string;
  /** What counts now: the override in force, or the calculation. */
  readonly effective: string | null;
  readonly inForce: boolean;
  readonly decision: { readonly number: string; readonly date: Day } | null;
  readonly actor: string;
  readonly recordedAt: string;
  /** The event that withdrew it; null: it was not withdrawn. A later override of the same term may stand over it all the same. */
  readonly revokedBy: string | null;
  readonly synthetic: boolean;
}

/** Every override known, in log order; of a period and of a unit where they are given. */
export function overrideRows(
  reading: Reading,
  effective: Day,
  { period, unit }: { readonly period: string | null; readonly unit: string | null },
): readonly OverrideRow[] {
  const snapshot = reading.at(effective);
  const revocations = snapshot.knownOf('OverrideRevoked');
  return snapshot
    .knownOf('OverrideMade')
    .filter(({ event }) => period === null || event.data.period === period)
    .map((made) => rowOf(reading, effective, made, revocations))
    .filter((row) => unit === null || row.unit === unit);
}

function rowOf(
  reading: Reading,
  effective: Day,
  { event }: FactOf<'OverrideMade'>,
  revocations: readonly FactOf<'OverrideRevoked'>[],
): OverrideRow {
  const { person, period, term, value, decision, synthetic } = event.data;
  const of = parsePeriod(period);
  const score = of === null ? null : personScore(reading, person, of, effective);
  const standing = score?.overrides.find((one) => one.term === term) ?? null;
  const inForce = standing?.event === event.id;
  const now = score === null ? null : term === 'S' ? score.S : score.d;
  return {
    ...{ event: event.id, person, unit: score?.standing.positions[0]?.unit ?? null, period, term },
    calculated: standing === null ? now : standing.calculated,
    override: value,
    effective: now,
    inForce,
    decision: decision ?? null,
    actor: event.actor,
    recordedAt: event.recordedAt,
    revokedBy: revocations.find((one) => one.event.data.override === event.id)?.event.id ?? null,
    synthetic: reading.ledger?.kind === 'demo' || synthetic === true,
  };
}
