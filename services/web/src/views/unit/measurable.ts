import type { Schema } from '@kpi-ledger/api-client';

type Row = Schema<'IndicatorRow'>;
type Target = Pick<Row['targets'][number], 'raw' | 'comparator' | 'universe'>;

/** An indicator as the unit measures it: of itself, or of the city where it leads. */
export interface Measurable {
  readonly indicator: string;
  /** As the fact has it; null: of the city. */
  readonly unit: string | null;
  readonly plan: string;
  readonly row: string;
  readonly title: string;
  readonly measure: string | null;
  readonly horizon: string | null;
  readonly targets: readonly Target[];
  /** What is to stand this year; 'UNDECIDED': that waits for a decision; null: there is no such thing. */
  readonly due: { readonly year: string; readonly value: string } | 'UNDECIDED' | null;
  readonly last: Last | null;
  readonly status: boolean | null;
  /** What the unit owes, apart from a first figure. */
  readonly missing: readonly string[];
}

interface Last {
  readonly value: string | null;
  readonly state: boolean | null;
  readonly universe: { readonly size: number } | null;
  readonly period: string;
}

/** The rows of the service as one unit measures them, what lacks a figure first. */
export const measurablesOf = (rows: readonly Row[], unit: string): readonly Measurable[] =>
  rows
    .flatMap((row) => measurable(row, unit) ?? [])
    .toSorted((a, b) => Number(a.last !== null) - Number(b.last !== null));

/** Said already where there is no last figure. */
const NO_FIGURE = 'chưa có số đo';

function measurable(row: Row, asked: string): Measurable | null {
  const { indicator, plan, row: number, title, measure, horizon, kind } = row;
  if (kind !== 'indicator') return null;
  const of = { indicator, plan, row: number, title, measure, horizon };
  const own = row.units.find(({ unit }) => unit === asked);
  const leads = row.leads.includes(asked);
  // A unit that leads reports the figure of the city; one of those that the city is made of, its own.
  const stated = leads || own === undefined ? row : own;
  const { period } = stated;
  return {
    ...of,
    unit: stated === row ? row.unit : asked,
    targets: stated.targets.length > 0 ? stated.targets : row.targets,
    due:
      stated.targets.flatMap(({ path }) => path?.due ?? []).at(0) ??
      (row.missing.some(({ code }) => code === 'PATH_UNDECIDED') ? 'UNDECIDED' : null),
    last:
      period === null
        ? null
        : { value: stated.value, state: stated.state, universe: stated === row ? row.universe : null, period },
    status: stated.status,
    missing: stated.missing
      .filter(({ owedBy, code, what }) => owedBy === asked && !(code === 'NOT_MEASURED' && what === NO_FIGURE))
      .map(({ what }) => what),
  };
}

/** What a figure of the indicator is made of, by its targets. */
export interface FigureShape {
  readonly number: boolean;
  /** Of a rank: among whom; null: the indicator is no rank, or the plans do not say. */
  readonly rank: { readonly universe: string | null } | null;
  readonly yesNo: boolean;
  /** The qualitative targets, in their own words. */
  readonly words: readonly string[];
}

export function shapeOf(targets: readonly Target[]): FigureShape {
  const of = (...kinds: readonly string[]) => targets.filter(({ comparator }) => kinds.includes(comparator));
  const [ranked] = of('rank');
  const words = of('text').map(({ raw }) => raw);
  const others = targets.filter(({ comparator }) => !['rank', 'yesno', 'text'].includes(comparator));
  return {
    number: ranked === undefined && (others.length > 0 || targets.length === 0),
    rank: ranked === undefined ? null : { universe: ranked.universe },
    yesNo: of('yesno').length > 0,
    words,
  };
}

/** The form in which a figure is recorded, or an earlier one corrected. */
export const measureForm = ({ indicator, unit, horizon }: Pick<Measurable, 'indicator' | 'unit' | 'horizon'>): string =>
  ['measure', indicator, unit ?? 'city', horizon ?? ''].join('.');
export const correctionForm = (event: string): string => `correct.${event}`;
