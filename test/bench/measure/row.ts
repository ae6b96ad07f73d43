/** One line of the table: what was measured, against what, and whether the target is reached. */
export interface Row {
  readonly what: string;
  readonly target: string;
  /** Null: not measured here; `note` says why. */
  readonly ratio: string | null;
  readonly absolute: string;
  readonly reached: boolean | null;
  readonly note?: string;
  /** The raw figures, for the JSON. */
  readonly figures: { readonly [name: string]: number };
}

export const times = (ratio: number): string =>
  `${ratio >= 100 ? Math.round(ratio) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)} ×`;
export const rate = (perSecond: number): string =>
  perSecond >= 1e6
    ? `${(perSecond / 1e6).toFixed(2)} M/s`
    : perSecond >= 1e3
      ? `${(perSecond / 1e3).toFixed(1)} k/s`
      : `${perSecond.toFixed(0)}/s`;
export const duration = (seconds: number): string =>
  seconds >= 1
    ? `${seconds.toFixed(2)} s`
    : seconds >= 1e-3
      ? `${(seconds * 1e3).toFixed(1)} ms`
      : `${(seconds * 1e6).toFixed(0)} µs`;
