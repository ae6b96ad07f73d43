import { evaluate, readBareNumber, type TargetAnswer } from '@kpi-ledger/formulas';
import type { MeasuredFigure, Targets } from '@kpi-ledger/projections';
import type { JudgedFigure } from './attainment-row.js';
import { isPartOfYear, type Target } from './figures.js';

/** What a figure is judged with beside the target itself. */
export interface JudgedWith {
  readonly readAs: string;
  readonly baseline: string | null;
  readonly method: string | null;
  readonly annual: boolean;
  /** Whether the value rises as a rule asks, null without a value of the year before; null: no rule was decided. */
  readonly trend: { readonly rises: boolean | null } | null;
}

/** The comparator of a bare number is the one that its dated reading says. */
export function comparatorOf({ comparator, value }: Target, { reading }: Pick<Targets, 'reading'>): string {
  const bare = comparator === '=' && value !== null && reading !== null;
  return bare ? readBareNumber(value, reading.kind).comparator : comparator;
}

type Standing = Pick<JudgedFigure, 'status' | 'progress' | 'margin' | 'method' | 'reason' | 'evidence'>;

export function judgeFigure(target: Target, figure: MeasuredFigure, by: JudgedWith): JudgedFigure {
  const { value, state, universe, period, source, event } = figure;
  return {
    ...{ value, state, universe, period, source, event },
    partOfYear: by.annual && isPartOfYear(period),
    ...standingOf(target, figure, by),
  };
}

function standingOf(target: Target, figure: MeasuredFigure, by: JudgedWith): Standing {
  if (target.comparator !== 'text' && target.comparator !== 'trend') return compared(target, figure, by);
  const attested = figure.attestations.find(({ target: words }) => words === target.raw);
  if (attested !== undefined) return { ...known(attested.met, 'ATTESTED'), evidence: attested.evidence.length };
  if (target.comparator === 'text' || by.trend === null) return { ...UNKNOWN, reason: 'needs_attestation' };
  return by.trend.rises === null ? { ...UNKNOWN, reason: 'year_before_not_measured' } : known(by.trend.rises, 'TREND');
}

function compared(target: Target, figure: MeasuredFigure, { readAs, baseline, method }: JudgedWith): Standing {
  const isRank = target.comparator === 'rank';
  const answer = attained({
    comparator: readAs,
    ...(target.value === null ? {} : { value: target.value }),
    ...(target.upper === null ? {} : { upper: target.upper }),
    actual: target.comparator === 'yesno' ? figure.state : figure.value,
    ...(baseline === null ? {} : { baseline }),
    ...(isRank && figure.universe !== null ? { universe: figure.universe.size } : {}),
    ...(isRank && method !== null ? { method } : {}),
  });
  return { ...UNKNOWN, ...answer };
}

type Attained = Pick<TargetAnswer, 'status' | 'progress' | 'margin' | 'method'> & { readonly reason: string | null };

/** Through `attainment/target`; what the formula refuses is unknown, with its code as the reason. */
export function attained(input: object): Attained {
  const evaluated = evaluate('attainment/target', input, { derivation: false });
  if (!evaluated.ok) return { ...UNKNOWN, reason: evaluated.error.code };
  const { status, progress, margin, method, reason } = evaluated.answer as unknown as TargetAnswer;
  return { status, progress, margin, method, reason };
}

const UNKNOWN = { status: null, progress: null, margin: null, method: null, reason: null, evidence: null };

const known = (met: boolean, method: string): Standing => ({
  ...UNKNOWN,
  ...{ status: met, progress: met ? '1' : '0', method },
});
