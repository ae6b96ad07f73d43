import type { Day } from '@kpi-ledger/projections';

/** Something that an answer lacks, who owes it (a post or a person; null: nobody is recorded) and since when. */
export interface Missing {
  readonly what: string;
  readonly owedBy: string | null;
  readonly since: Day | null;
}
