import type { Schema } from '@kpi-ledger/api-client';

type Row = Pick<Schema<'IndicatorRow'>, 'indicator' | 'row' | 'title' | 'horizon' | 'targets' | 'recorded' | 'missing'>;

export interface Place {
  readonly key: string;
  readonly period: string;
  /** As it was published. */
  readonly rank: string;
  /** How many were ranked; null: not said. */
  readonly size: number | null;
  readonly source: string;
}

/** Where the city stands by one index. */
export interface Position {
  readonly key: string;
  readonly title: string;
  readonly target: string;
  /** The last place that meets the target, exact; null: the target is no number. */
  readonly best: string | null;
  /** The earliest first; a year that was ranked in two universes has two. */
  readonly places: readonly Place[];
  /** Who owes the first one; null: nobody is known to, or there is one. */
  readonly owedBy: string | null;
}

const PROVINCES = 'vn-provinces';

/** The indicators whose target is a place among the provinces. */
export const positionsOf = (rows: readonly Row[]): readonly Position[] =>
  rows.flatMap(({ indicator, row, title, horizon, targets, recorded, missing }) => {
    const target = targets.find(({ comparator, universe }) => comparator === 'rank' && universe === PROVINCES);
    if (target === undefined) return [];
    const places = recorded.flatMap(({ period, value, universe, source, event }) =>
      value === null || (universe !== null && universe.id !== PROVINCES)
        ? []
        : [{ key: `${indicator} ${event}`, period, rank: value, size: universe?.size ?? null, source }],
    );
    return [
      {
        ...{
          key: `${indicator} ${horizon}`,
          title: `${row}. ${title}`,
          target: target.raw,
          best: target.value,
          places,
        },
        owedBy: places.length > 0 ? null : (missing[0]?.owedBy ?? null),
      },
    ];
  });
