import { setTimeout as sleep } from 'node:timers/promises';
import { unavailable } from '@kpi-ledger/ledger';

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

const isBusy = (thrown: unknown): boolean => {
  const code = (thrown as { readonly errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' && [SQLITE_BUSY, SQLITE_LOCKED].includes(code & 0xff);
};

/** Repeats work that found the file locked by another writer, letting this process breathe in between. */
export async function whileBusy<A>(work: () => A, waitMilliseconds: number): Promise<A> {
  const deadline = Date.now() + waitMilliseconds;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return work();
    } catch (thrown) {
      if (!isBusy(thrown)) throw thrown;
      if (Date.now() >= deadline)
        throw unavailable(`another process has held the write lock for ${waitMilliseconds / 1000} s`, 'BUSY');
    }
    await sleep(pause);
  }
}
