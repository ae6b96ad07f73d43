import {
  combineTargets,
  type EvaluatedAnswer,
  evaluate,
  readBareNumber,
  type TargetAnswer,
} from '@kpi-ledger/formulas';
import { type Day, type Indicator, type Measurement, measurementFor, type Targets } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import type { Reading } from '../reading/reading.js';

type Target = Targets['targets'][number];

export interface TargetRow extends Pick<Target, 'raw' | 'comparator' | 'value' | 'upper' | 'universe'> {
  readonly status: boolean | null;
  readonly progress: string | null;
  readonly margin: string | null;
  readonly method: string | null;
  readonly reason: string | null;
  /** The bare number is read as a bound that nobody has decided. */
  readonly inferred: boolean;
}

/** One indicator for one horizon, with what was measured. */
export interface IndicatorRow {
  readonly indicator: string;
  readonly plan: string;
  readonly row: string;
  readonly unit: string | null;
  readonly title: string;
  readonly measure: string | null;
  readonly horizon: string | null;
  readonly status: boolean | null;
  readonly progress: string | null;
  readonly targets: readonly TargetRow[];
  readonly value: string | null;
  readonly state: boolean | null;
  readonly universe: { readonly id: string; readonly size: number } | null;
  readonly period: string | null;
  readonly source: string | null;
  readonly events: readonly string[];
  readonly missing: readonly Missing[];
  readonly synthetic: boolean;
}

/** The indicators with their targets as they stand on a day, one row a horizon. */
export const indicatorRows = (reading: Reading, effective: Day, only: string | null = null): readonly IndicatorRow[] =>
  rowsOfIndicators(
    reading,
    reading.at(effective).indicators.filter(({ plan }) => only === null || plan === only),
    effective,
  );

export function rowsOfIndicators(
  reading: Reading,
  indicators: readonly Indicator[],
  effective: Day,
): readonly IndicatorRow[] {
  const demo = reading.ledger?.kind === 'demo';
  // Of the day only the year decides: that of an annual target without a horizon.
  const asked = `${effective.slice(0, 4)} ${demo}`;
  const all: IndicatorRow[] = [];
  for (const indicator of indicators)
    if (indicator.kind === 'indicator') for (const row of rowsOf(indicator, effective, demo, asked)) all.push(row);
  return all;
}

const known = new WeakMap<Indicator, Map<string, readonly IndicatorRow[]>>();

/** One row a horizon; `asked` is all that decides about them beside the indicator. */
function rowsOf(indicator: Indicator, effective: Day, demo: boolean, asked: string): readonly IndicatorRow[] {
  let ofIndicator = known.get(indicator);
  const before = ofIndicator?.get(asked);
  if (before !== undefined) return before;
  ofIndicator ??= new Map();
  known.set(indicator, ofIndicator);
  const horizons = indicator.targets.length > 0 ? indicator.targets : [null];
  const rows = horizons.map((targets) => rowOf(indicator, targets, effective, demo));
  ofIndicator.set(asked, rows);
  return rows;
}

function rowOf(indicator: Indicator, targets: Targets | null, effective: Day, demo: boolean): IndicatorRow {
  const { indicator: id, plan, row, unit, title, measure } = indicator;
  const horizon = targets?.horizon ?? null;
  const measured = measurementFor(indicator, horizon, effective);
  const judged = (targets?.targets ?? []).map((target) => judge(target, targets, measured));
  const { status, progress } = combineTargets(judged.map(({ answer }) => answer));
  const [lead] = indicator.lead;
  const owedBy = unit ?? lead?.unit ?? null;
  return {
    indicator: id,
    ...{ plan, row, unit, title, measure, horizon, status, progress },
    targets: judged.map(({ shown }) => shown),
    value: measured?.value ?? null,
    state: measured?.state ?? null,
    universe: measured?.universe ?? null,
    period: measured?.period ?? null,
    source: measured?.source ?? null,
    events: [indicator.event, targets?.event, measured?.event].filter((event) => event !== undefined),
    missing: measured === null ? [{ what: 'chưa có số đo', owedBy, since: null }] : [],
    synthetic: demo || [indicator, targets, measured].some((stated) => stated?.synthetic === true),
  };
}

/** The target through `attainment/target`; of another universe than the one it names nothing is said. */
function judge(
  target: Target,
  targets: Targets | null,
  measured: Measurement | null,
): { readonly answer: TargetAnswer; readonly shown: TargetRow } {
  const { raw, comparator, value, upper, universe } = target;
  const inferred = targets?.reading?.inferred ?? false;
  const otherUniverse =
    universe !== null &&
    measured?.universe !== null &&
    measured?.universe !== undefined &&
    measured.universe.id !== universe;
  const evaluated = otherUniverse
    ? null
    : evaluate('attainment/target', inputOf(target, targets, measured), { derivation: false });
  const answer = evaluated?.ok === true ? asTargetAnswer(evaluated.answer) : UNKNOWN;
  const reason = otherUniverse ? 'other_universe' : evaluated?.ok === false ? evaluated.error.code : answer.reason;
  const { status, progress, margin, method } = answer;
  return {
    answer,
    shown: { raw, comparator, value, upper, universe, status, progress, margin, method, reason, inferred },
  };
}

/** The bound of a bare number (`=` with a reading) is the one its dated reading says. */
function inputOf({ comparator, value, upper }: Target, targets: Targets | null, measured: Measurement | null): object {
  const of = targets?.reading;
  const bare = comparator === '=' && value !== null && of !== null && of !== undefined;
  const read = bare ? readBareNumber(value, of.kind).comparator : comparator;
  const actual = measured === null ? null : comparator === 'yesno' ? measured.state : measured.value;
  const ranked = comparator === 'rank' && measured?.universe != null ? { universe: measured.universe.size } : {};
  return {
    comparator: read,
    ...(value === null ? {} : { value }),
    ...(upper === null ? {} : { upper }),
    actual,
    ...ranked,
  };
}

const asTargetAnswer = (answer: EvaluatedAnswer): TargetAnswer => answer as unknown as TargetAnswer;

const UNKNOWN: TargetAnswer = {
  status: null,
  progress: null,
  raw: null,
  margin: null,
  method: null,
  reason: null,
  warnings: [],
};
