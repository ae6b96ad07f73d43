import { setTimeout as sleep } from 'node:timers/promises';

/** The server did not answer in time: neither yes nor no. The client keeps no deadline of its own on these calls. */
export class NoAnswer extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
    this.name = 'NoAnswer';
  }
}

export async function within<A>(milliseconds: number, work: Promise<A>): Promise<A> {
  // A late failure has nobody left to hear it.
  work.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds between two attempts of a write whose outcome is unknown: the first, and the longest. */
export const FIRST_PAUSE = 100;
export const LONGEST_PAUSE = 1_000;

/** Shorter when the signal aborts. */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);

/** What comes in time, or SILENCE; then it may be waited for again. */
export async function orSilence<A>(milliseconds: number, work: Promise<A>): Promise<A | 'SILENCE'> {
  try {
    return await within(milliseconds, work);
  } catch (thrown) {
    if (thrown instanceof NoAnswer) return 'SILENCE';
    throw thrown;
  }
}
