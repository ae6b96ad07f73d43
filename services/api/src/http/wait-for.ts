import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { overloaded } from '../hardening/index.js';
import { badRequest, engineProblem, type Problem } from '../problem.js';

const BETWEEN_LOOKS = 50;
const DEFAULT_SECONDS = 5;
/** Requests of this process that may wait at a time: whoever waits for what never comes must not keep out those who ask. */
const MOST_WAITING = 20;
let waiting = 0;

interface Waiting {
  readonly waitFor?: number;
  readonly waitSeconds?: number;
}

/**
 * Waits until the ledger has `waitFor` events. It ends after `waitSeconds` also where the store gives no answer at all, or when
 * nobody waits for the answer any more.
 */
export async function waitForOrdinal(
  engine: Pick<Engine, 'refresh'>,
  { waitFor = 0, waitSeconds = DEFAULT_SECONDS }: Waiting,
  gone: AbortSignal,
): Promise<E.Either<Problem, null>> {
  if (waitFor === 0) return E.right(null);
  const over = new AbortController();
  const stop = AbortSignal.any([over.signal, gone]);
  const limit = pause(waitSeconds * 1000, 'over' as const, { signal: stop }).catch(() => 'over' as const);
  let ordinal = 0;
  let isWaiting = false;
  try {
    for (;;) {
      const looked = await Promise.race([engine.refresh()(), limit]);
      if (looked === 'over') return E.left(notYet(waitFor, ordinal, waitSeconds));
      if (E.isLeft(looked)) return E.left(engineProblem(looked.left));
      ordinal = looked.right?.ordinal ?? 0;
      if (ordinal >= waitFor) return E.right(null);
      if (!isWaiting && waiting >= MOST_WAITING) return E.left(overloaded);
      if (!isWaiting) waiting += 1;
      isWaiting = true;
      if ((await Promise.race([pause(BETWEEN_LOOKS), limit])) === 'over')
        return E.left(notYet(waitFor, ordinal, waitSeconds));
    }
  } finally {
    if (isWaiting) waiting -= 1;
    over.abort();
  }
}

const notYet = (waitFor: number, ordinal: number, seconds: number): Problem => ({
  ...badRequest(
    'NOT_YET_RECORDED',
    'waitFor',
    `đã chờ ${seconds} giây, sổ mới có ${ordinal} sự kiện, chưa có sự kiện thứ ${waitFor}; hãy hỏi lại sau`,
    `waited for ${seconds} s: the ledger has ${ordinal} events, not ${waitFor}; ask again later`,
  ),
  status: 503,
  title: 'Not yet recorded',
  headers: { 'retry-after': '1', 'kpi-basis-ordinal': String(ordinal) },
});
