import type { Basis } from '../basis/basis.js';
import type { UsedReading } from '../completion/readings.js';
import type { Known } from '../log/known.js';
import type { Assumed, WhatIf } from '../what-if/assumed.js';

/** Where on the two time axes a question stands. */
export interface At {
  /** Civil day yyyy-mm-dd; default: the earlier of the period's end and today (a demo ledger: the day of its last knowledge). */
  readonly effective?: string;
  /** Default: the head of the log. `parseKnown` reads what people write. */
  readonly known?: Known;
  /** Facts that nobody recorded, from `assume`: the answer is over the whole ledger and them, so it goes without `known`. */
  readonly assumed?: Assumed;
}

export interface Rows<Row> {
  readonly basis: Basis;
  /** Only where something was assumed. */
  readonly whatIf?: WhatIf;
  readonly rows: readonly Row[];
}

/** Rows with the readings that they rest on where the plans leave something open. */
export interface ReadRows<Row> extends Rows<Row> {
  readonly readings: readonly UsedReading[];
}
