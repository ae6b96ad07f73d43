import type { Schema } from '@kpi-ledger/api-client';

/** A unit whose head post nobody holds in the period. */
export interface VacantHead {
  readonly unit: string;
  readonly post: string;
  /** yyyy-mm-dd; null: since the post exists. */
  readonly since: string | null;
}

/**
 * Units without a head that are scored by the same posts as the people given: they have no row among these, and their work and the
 * criteria of the organisation are still to be scored.
 */
export function vacantHeads(
  ratings: readonly Pick<Schema<'RateRow'>, 'unit' | 'post' | 'status' | 'missing' | 'completion'>[],
  scored: readonly Pick<Schema<'Assessment'>, 'assessor'>[],
): readonly VacantHead[] {
  const assessors = new Set(scored.map(({ assessor }) => assessor));
  return ratings.flatMap(({ unit, post, status, missing: [lacking], completion }) => {
    // The completion of a unit stands with its head alone, not with a deputy.
    if (status !== 'NO_HOLDER' || completion === null || unit === null || post === null) return [];
    return assessors.has(lacking?.owedBy ?? null) ? [{ unit, post, since: lacking?.since ?? null }] : [];
  });
}
