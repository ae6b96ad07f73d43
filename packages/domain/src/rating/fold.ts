import type { AnyEvent } from '@kpi-ledger/events';
import type { DataOf } from '../common/facts.js';

type Cells = DataOf<'GeneralCriteriaSelfScored'>['cells'];

/** One person in one period. */
export interface Rating {
  selfScored: Cells | null;
  excused: boolean;
  confirmed: boolean;
  /** Overrides in force, by event id. */
  readonly overrides: Map<string, DataOf<'OverrideMade'>>;
  readonly revoked: Set<string>;
  readonly published: Set<string>;
  /** The figure that stands: published, or restated since. */
  stated: { readonly S: string; readonly provisional: boolean } | null;
}

export const initial = (): Rating => ({
  selfScored: null,
  excused: false,
  confirmed: false,
  overrides: new Map(),
  revoked: new Set(),
  published: new Set(),
  stated: null,
});

export function evolve(rating: Rating, event: AnyEvent): Rating {
  switch (event.type) {
    case 'GeneralCriteriaSelfScored':
      rating.selfScored = event.data.cells;
      break;
    case 'PeriodExcused':
      rating.excused = true;
      break;
    case 'PeriodScoreConfirmed':
      rating.confirmed = true;
      break;
    case 'OverrideMade':
      rating.overrides.set(event.id, event.data);
      break;
    case 'OverrideRevoked':
      rating.overrides.delete(event.data.override);
      rating.revoked.add(event.data.override);
      break;
    case 'RatingPublished':
      rating.published.add(event.id);
      rating.stated = { S: event.data.S, provisional: event.data.provisional === true };
      break;
    case 'RatingRestated':
      rating.stated = { S: event.data.S, provisional: false };
      break;
  }
  return rating;
}

/** The override in force of a term: the last one made that was not withdrawn. */
export const overrideInForce = (rating: Rating, term: 'd' | 'S'): DataOf<'OverrideMade'> | null =>
  [...rating.overrides.values()].findLast((override) => override.term === term) ?? null;
