/** When a log may have grown. */
export interface Growth {
  /** Settles at the next `wake`, when the signal aborts, or when it is time to look again. */
  next(signal: AbortSignal | undefined): Promise<void>;
  wake(): void;
}

/** @param lookAgainMilliseconds for a log that others write too, who wake nobody here */
export function createGrowth(lookAgainMilliseconds?: number): Growth {
  const waiting = new Set<() => void>();
  return {
    next: (signal) =>
      new Promise((resolve) => {
        const settle = () => {
          clearTimeout(timer);
          waiting.delete(settle);
          signal?.removeEventListener('abort', settle);
          resolve();
        };
        const timer = lookAgainMilliseconds === undefined ? undefined : setTimeout(settle, lookAgainMilliseconds);
        waiting.add(settle);
        signal?.addEventListener('abort', settle, { once: true });
      }),
    wake: () => {
      for (const settle of waiting) settle();
    },
  };
}
