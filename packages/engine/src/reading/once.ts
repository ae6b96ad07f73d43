import type { Day } from '@kpi-ledger/projections';

/** Computes at the first call and answers the same from then on. */
export function once<A>(compute: () => A): () => A {
  let computed: { readonly value: A } | null = null;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}

/** The same for each day. */
export function memoByDay<A>(compute: (day: Day) => A): (day: Day) => A {
  const known = new Map<Day, A>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const computed = compute(day);
    known.set(day, computed);
    return computed;
  };
}
