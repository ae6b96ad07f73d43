export const inLogOrder = <A extends { readonly ordinal: number }>(placed: readonly A[]): readonly A[] =>
  placed.toSorted((a, b) => a.ordinal - b.ordinal);
