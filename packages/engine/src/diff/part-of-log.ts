/** A part of the log that is no beginning of it: its first events, and some of those behind them. */
export interface PartOfLog {
  /** So many first events. */
  readonly first: number;
  /** The places of the others. */
  readonly joined: ReadonlySet<number>;
  /** Of rule sets that are known in part: how many of their rules are, by place. */
  readonly rules: ReadonlyMap<number, number>;
  /** The knowledge time. */
  readonly knownAt: string | null;
}
