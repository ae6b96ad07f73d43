import {
  choice,
  count,
  exact,
  nullable,
  object,
  provenanceFields,
  type Reader,
  Refusal,
  text,
} from '../reading/index.js';
import type { Provenance } from '../trace/index.js';

export const COMPARATORS = ['>=', '<=', '>', '<', '=', 'range', 'rank', 'yesno', 'trend', 'text'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** How progress to a rank is measured. */
export const RANK_METHODS = ['A', 'B', 'C', 'D', 'E'] as const;
export type RankMethod = (typeof RANK_METHODS)[number];

const METHOD_NAMES: Readonly<Record<string, RankMethod>> = {
  binary: 'A',
  baseline_linear: 'B',
  worst_to_target: 'C',
  target_over_actual: 'D',
  reflected_ratio: 'E',
};

/**
 * One target of an indicator and what was measured. Numbers are exact texts; for yesno both are true/false.
 * Fields that a comparator does not know are refused when they hold something.
 */
export interface TargetInput extends Provenance {
  readonly comparator: Comparator;
  /** The target R: a bound, the lower bound of a range, a rank; for yesno true when left out; any text for trend and text. */
  readonly value?: string | boolean | null;
  /** Upper bound of a range, included. */
  readonly upper?: string | null;
  /** What was measured; null = nothing yet. */
  readonly actual: string | boolean | null;
  /** Where the indicator stood before; for a rank in the same universe. */
  readonly baseline?: string | null;
  /** Number of units that are ranked. */
  readonly universe?: number | null;
  /** For ranks: A binary, B baseline_linear, C worst_to_target, D target_over_actual, E reflected_ratio; absent = chosen by the default rule. */
  readonly method?: RankMethod | null;
}

/** A field of another comparator: it may only be empty. */
const nothing: Reader<null> = (raw, path) => {
  if (raw === null) return null;
  throw new Refusal(
    'NOT_APPLICABLE',
    path,
    'this comparator has no such field',
    'phép so sánh này không dùng trường này',
  );
};

const YES = ['true', 'yes', '1'] as const;
const NO = ['false', 'no', '0'] as const;
const state: Reader<boolean> = (raw, path) =>
  typeof raw === 'boolean' ? raw : YES.some((yes) => yes === choice([...YES, ...NO])(raw, path));

/** A rank counts, so it may be a JSON number like every count. */
const rankText: Reader<string> = (raw, path) => (typeof raw === 'number' ? `${count(raw, path)}` : exact(raw, path));

/** A count that may also be written as text, as ranks are. */
const universe: Reader<number> = (raw, path) =>
  count(typeof raw === 'string' && /^[1-9]\d{0,14}$/.test(raw) ? Number(raw) : raw, path);

const method: Reader<RankMethod> = (raw, path) =>
  (typeof raw === 'string' && Object.hasOwn(METHOD_NAMES, raw) ? METHOD_NAMES[raw] : undefined) ??
  choice(RANK_METHODS, 'UNKNOWN_METHOD')(raw, path);

const comparator = choice(COMPARATORS);
const bound = object(
  { comparator, value: exact, actual: nullable(exact) },
  { upper: nothing, baseline: nullable(exact), universe: nothing, method: nothing, ...provenanceFields },
);
const range = object(
  { comparator, value: exact, upper: exact, actual: nullable(exact) },
  { baseline: nullable(exact), universe: nothing, method: nothing, ...provenanceFields },
);
const rank = object(
  { comparator, value: rankText, actual: nullable(rankText) },
  {
    upper: nothing,
    baseline: nullable(rankText),
    universe: nullable(universe),
    method: nullable(method),
    ...provenanceFields,
  },
);
const yesno = object(
  { comparator, actual: nullable(state) },
  {
    value: nullable(state),
    upper: nothing,
    baseline: nothing,
    universe: nothing,
    method: nothing,
    ...provenanceFields,
  },
);
const attested = object(
  { comparator, actual: nullable(text) },
  { value: nullable(text), upper: nothing, baseline: nothing, universe: nothing, method: nothing, ...provenanceFields },
);
const anyComparator = object({ comparator }, {});

export const readTarget: Reader<TargetInput> = (raw, path) => {
  const which = anyComparator(onlyComparator(raw), path).comparator;
  switch (which) {
    case 'range':
      return range(raw, path);
    case 'rank':
      return rank(raw, path);
    case 'yesno':
      return yesno(raw, path);
    case 'trend':
    case 'text':
      return attested(raw, path);
    default:
      return bound(raw, path);
  }
};

/** The comparator decides which other fields there may be, so it is read first. */
const onlyComparator = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? { comparator: Object.hasOwn(raw, 'comparator') ? (raw as { comparator: unknown }).comparator : undefined }
    : raw;
