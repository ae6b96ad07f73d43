/**
 * One look for all who asked before it begins: requests that arrive together learn from one question to the store where the ledger
 * stands. None of them is answered from a look that began before it came, so whoever asks after a record sees it.
 */
export function lookTogether<A>(look: () => Promise<A>): () => Promise<A> {
  let next: Promise<A> | null = null;
  return () => {
    next ??= new Promise<A>((resolve, reject) => {
      setImmediate(() => {
        next = null;
        look().then(resolve, reject);
      });
    });
    return next;
  };
}
