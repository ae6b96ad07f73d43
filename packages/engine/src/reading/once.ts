/** Computes at the first call and answers the same from then on. */
export function once<A>(compute: () => A): () => A {
  let computed: { readonly value: A } | null = null;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}
