import type { EventStore } from '@kpi-ledger/ledger';

/** A store that counts the texts that are read from it by place, which are those that are decoded, and refuses to be read from end to end. */
export function countingStore(store: EventStore): { readonly store: EventStore; texts(): number } {
  const { texts } = store;
  if (texts === undefined) throw new Error('a store without texts');
  let count = 0;
  return {
    texts: () => {
      const before = count;
      count = 0;
      return before;
    },
    store: {
      ...store,
      texts: {
        ...texts,
        at: (ordinals) => {
          count += ordinals.length;
          return texts.at(ordinals);
        },
      },
      readAll: (range = {}) => {
        const { afterOrdinal = 0, toOrdinal = Number.POSITIVE_INFINITY } = range;
        if (toOrdinal - afterOrdinal > 1) throw new Error('the whole log is read');
        count += 1;
        return store.readAll(range);
      },
    },
  };
}
