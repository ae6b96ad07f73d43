/** Numbers from a seed: the same seed gives the same log on every machine (mulberry32). */
export interface Random {
  /** A whole number from 0 up to and without 2^32. */
  word(): number;
  /** From 0 up to and without 1. */
  next(): number;
  /** A whole number from 0 up to and without `n`. */
  below(n: number): number;
  /** True in that share of all cases. */
  chance(share: number): boolean;
  pick<A>(of: readonly A[]): A;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = (): number => word() / 4_294_967_296;
  const below = (n: number): number => Math.floor(next() * n);
  return {
    word,
    next,
    below,
    chance: (share) => next() < share,
    pick: (of) => of[below(of.length)] as (typeof of)[number],
  };
}

/** Draws a place out of `size`, the k-th as often as 1/(k + 3): a few are very busy, many hardly. */
export function zipf(size: number, random: Random): () => number {
  const sums: number[] = [];
  let total = 0;
  for (let k = 0; k < size; k += 1) {
    total += 1 / (k + 3);
    sums.push(total);
  }
  return () => {
    const sought = random.next() * total;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < sought) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
