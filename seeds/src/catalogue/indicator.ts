import { code, date, decimal } from '@kpi-ledger/events';
import * as t from 'io-ts';
import { closed } from '../codecs/closed.js';
import { commonFields, Party } from './row.js';

const textOrNull = t.union([t.string, t.null]);
const decimalOrNull = t.union([decimal.codec, t.null]);

export const Comparator = t.keyof(
  {
    '>=': null,
    '<=': null,
    '>': null,
    '<': null,
    '=': null,
    /** From `value` to `upper`, both included. */
    range: null,
    /** A place in the ranking of `universe`: `value` or better. */
    rank: null,
    /** Grows over time; no figure. */
    trend: null,
    yesno: null,
    /** Qualitative: nothing to compare with. */
    text: null,
  },
  'Comparator',
);

/** One target: `raw` is the part of the result cell that states it; `value` and `upper` are exact decimals with a point. */
export const Target = closed('Target', {
  raw: t.string,
  comparator: Comparator,
  value: decimalOrNull,
  upper: decimalOrNull,
  /** Among whom a rank counts; its size is not printed. */
  universe: t.union([code.codec, t.null]),
});
export type Target = t.TypeOf<typeof Target>;

/**
 * How a bare number is read. Neither the plans nor the decree say it, so it is inferred, and dated: `from` is the
 * plan's day; for a plan that prints none, the day of the document that it carries out, the earliest it can have
 * (kh03: Nghị quyết 03/NQ-CP). It says nothing of when the plan was adopted.
 */
export const Reading = closed('Reading', {
  kind: t.keyof({ AT_LEAST: null, AT_MOST: null, EXACT: null }),
  inferred: t.boolean,
  from: date.codec,
});

/** One row of an annex of indicators. All `targets` must hold. */
export const Indicator = closed('Indicator', {
  ...commonFields,
  /** A header groups the rows under it ("8" over "8.1"…"8.12"). */
  kind: t.keyof({ indicator: null, header: null }),
  /** Unit of measurement as printed; in ctr286 the column "Cách tính". */
  unit: textOrNull,
  targets: t.array(Target),
  /** Null unless the target is a bare number. */
  reading: t.union([Reading, t.null]),
  /** Which way is better; a rank improves downwards. */
  direction: t.keyof({ up: null, down: null, band: null, none: null }),
  /** Measured for each year by its own words ("hằng năm", "trên năm", "/năm"). */
  annual: t.boolean,
  /** The year by which the targets are to be reached. */
  horizon: t.keyof({ '2030': null, '2045': null }),
  lead: t.array(Party),
  legalBasis: textOrNull,
});
export type Indicator = t.TypeOf<typeof Indicator>;
