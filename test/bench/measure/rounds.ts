/**
 * Seconds of the processor that the process used, of all its threads. What only computes is measured by them: on a machine that
 * does other work too the seconds of the clock say more about that work. `wall` is for what waits for the disk.
 */
export function clockOf(kind: 'processor' | 'wall'): () => number {
  if (kind === 'wall') return () => performance.now() / 1000;
  return () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
}

/** Seconds of each round, by case. */
export type Rounds<Name extends string> = { readonly [N in Name]: readonly number[] };

/**
 * Runs the cases one after another, A B C A B C, so that what else the machine does falls on all of them alike. The first round
 * only warms up where `warmUp` says so.
 */
export async function rounds<const Name extends string>(
  count: number,
  cases: { readonly [N in Name]: () => unknown },
  { warmUp = true, clock = clockOf('processor') } = {},
): Promise<Rounds<Name>> {
  const names = Object.keys(cases) as Name[];
  const seconds = Object.fromEntries(names.map((name) => [name, [] as number[]])) as { [N in Name]: number[] };
  for (let round = warmUp ? -1 : 0; round < count; round += 1)
    for (const name of names) {
      globalThis.gc?.();
      const started = clock();
      await cases[name]();
      const took = clock() - started;
      if (round >= 0) seconds[name].push(took);
    }
  return seconds;
}

/** The least of the values that at least this share of them does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How many times as fast as the baseline: the median of the ratios round by round. */
export const faster = (baseline: readonly number[], than: readonly number[]): number =>
  median(baseline.map((seconds, round) => seconds / (than[round] ?? Number.NaN)));
