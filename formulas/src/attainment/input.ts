import {
  choice,
  count,
  described,
  exact,
  flag,
  type JsonSchema,
  NULL,
  nullable,
  object,
  provenanceFields,
  type Reader,
  Refusal,
  text,
} from '../reading/index.js';
import type { Provenance } from '../trace/index.js';

/** How a measurement is compared with its target; yesno is done or not, trend and text have to be attested. */
export const COMPARATORS = ['>=', '<=', '>', '<', '=', 'range', 'rank', 'yesno', 'trend', 'text'] as const;
/** One of `COMPARATORS`. */
export type Comparator = (typeof COMPARATORS)[number];

/** How progress to a rank is measured. */
export const RANK_METHODS = ['A', 'B', 'C', 'D', 'E'] as const;
/** A binary, B from the baseline, C from the last rank, D target over actual, E reflected ratio. */
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
  /** Decides which of the other fields there may be; one of another comparator is NOT_APPLICABLE. */
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
const nothing: Reader<null> = described(NULL, (raw, path) => {
  if (raw === null) return null;
  throw new Refusal(
    'NOT_APPLICABLE',
    path,
    'this comparator has no such field',
    'phép so sánh này không dùng trường này',
  );
});

const YES = ['true', 'yes', '1'] as const;
const NO = ['false', 'no', '0'] as const;
const stateText = choice([...YES, ...NO]);
const state: Reader<boolean> = described(
  () => ({ anyOf: [flag.schema, stateText.schema] }),
  (raw, path) => (typeof raw === 'boolean' ? raw : YES.some((yes) => yes === stateText(raw, path))),
);

/** A rank counts, so it may be a JSON number like every count. */
const rankText: Reader<string> = described(
  () => ({ anyOf: [count.schema, exact.schema] }),
  (raw, path) => (typeof raw === 'number' ? `${count(raw, path)}` : exact(raw, path)),
);

/** A count that may also be written as text, as ranks are. */
const COUNT_TEXT = /^[1-9][0-9]{0,14}$/;
const universe: Reader<number> = described(
  { anyOf: [count.schema, { type: 'string', pattern: COUNT_TEXT.source }] },
  (raw, path) => count(typeof raw === 'string' && COUNT_TEXT.test(raw) ? Number(raw) : raw, path),
);

const methodLetter = choice(RANK_METHODS, 'UNKNOWN_METHOD');
const method: Reader<RankMethod> = described(
  { enum: [...RANK_METHODS, ...Object.keys(METHOD_NAMES)] },
  (raw, path) =>
    (typeof raw === 'string' && Object.hasOwn(METHOD_NAMES, raw) ? METHOD_NAMES[raw] : undefined) ??
    methodLetter(raw, path),
);

const bound = object(
  { comparator: choice<Comparator>(['>=', '<=', '>', '<', '=']), value: exact, actual: nullable(exact) },
  { upper: nothing, baseline: nullable(exact), universe: nothing, method: nothing, ...provenanceFields },
);
const range = object(
  { comparator: choice<Comparator>(['range']), value: exact, upper: exact, actual: nullable(exact) },
  { baseline: nullable(exact), universe: nothing, method: nothing, ...provenanceFields },
);
const rank = object(
  { comparator: choice<Comparator>(['rank']), value: rankText, actual: nullable(rankText) },
  {
    upper: nothing,
    baseline: nullable(rankText),
    universe: nullable(universe),
    method: nullable(method),
    ...provenanceFields,
  },
);
const yesno = object(
  { comparator: choice<Comparator>(['yesno']), actual: nullable(state) },
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
  { comparator: choice<Comparator>(['trend', 'text']), actual: nullable(text) },
  { value: nullable(text), upper: nothing, baseline: nothing, universe: nothing, method: nothing, ...provenanceFields },
);
const anyComparator = object({ comparator: choice(COMPARATORS) });

const variants = (): JsonSchema => ({ anyOf: [bound, range, rank, yesno, attested].map(({ schema }) => schema) });

export const readTarget: Reader<TargetInput> = described(variants, (raw, path) => {
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
});

/** The comparator decides which other fields there may be, so it is read first. */
const onlyComparator = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? { comparator: Object.hasOwn(raw, 'comparator') ? (raw as { comparator: unknown }).comparator : undefined }
    : raw;
