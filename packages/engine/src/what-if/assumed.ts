import type { AnyEvent, EventTypeName } from '@kpi-ledger/events';
import type { Command } from '../commands/index.js';

/** What somebody wants to assume. */
export interface Assumption {
  readonly commands: readonly Command[];
  /** Values of parameters by id, for everybody and for every period, whatever was decided: `{"P13": "GOOD_AND_ABOVE"}`. */
  readonly set?: { readonly [parameter: string]: string };
  /** Id of who asks: one's own work cannot be judged in an assumption either. */
  readonly actor: string;
}

/** Facts that nobody recorded, decided as if they were recorded now. */
export interface Assumed {
  readonly hash: string;
  /** The instant up to which the ledger and they are known. */
  readonly knownAt: string;
  readonly events: readonly AnyEvent[];
}

/** How an answer says that it is none of the ledger. */
export interface WhatIf {
  /** The hash of the facts, as in the basis. */
  readonly assumed: string;
  readonly facts: readonly {
    /** The id by which a derivation names it; no event of the ledger has it. */
    readonly event: string;
    readonly type: EventTypeName;
    readonly validAt: string;
    readonly data: object;
  }[];
}

/** The figure of the ledger itself, beside the assumed one. */
export interface Actual {
  readonly S: string | null;
  readonly display: string | null;
  readonly status: string;
  /** The band of a period's score, or the class of a year. */
  readonly band: string | null;
}

export const whatIfOf = ({ hash, events }: Assumed): WhatIf => ({
  assumed: hash,
  facts: events.map(({ id, type, validAt, data }) => ({ event: id, type, validAt, data })),
});
