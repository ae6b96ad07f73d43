import { logCut } from './failure.js';
import type { Growth } from './growth.js';
import type { LoggedEvent, LogPosition } from './port.js';

/** A log that can be read up to its end, at once. */
export interface GrowingLog {
  /** Number of events. Throws StoreFailure. */
  length(): number;
  /** Events after `after` up to `to`, as they are taken. */
  read(after: number, to: number): Iterable<LoggedEvent>;
  readonly growth: Growth;
}

/** A subscription that reads: what is recorded while the consumer is busy waits in the log, not in memory. */
export async function* followLog(
  log: GrowingLog,
  { after, signal }: { readonly after?: LogPosition; readonly signal?: AbortSignal } = {},
): AsyncGenerator<LoggedEvent> {
  if (signal?.aborted) return;
  if (after !== undefined) assertStillThere(log, after);
  let last = after?.ordinal ?? 0;
  while (!signal?.aborted) {
    for (const logged of log.read(last, log.length())) {
      yield logged;
      last = logged.ordinal;
      if (signal?.aborted) return;
    }
    // Nothing can come in between: both are asked without waiting.
    if (log.length() === last) await log.growth.next(signal);
  }
}

function assertStillThere(log: GrowingLog, { ordinal, eventId }: LogPosition): void {
  if (ordinal === 0) return;
  const [there] = ordinal > 0 && ordinal <= log.length() ? log.read(ordinal - 1, ordinal) : [];
  if (there?.event.id !== eventId) throw positionLost(ordinal, eventId, there?.event.id);
}

export const positionLost = (ordinal: number, expected: string, found: string | undefined) =>
  logCut(ordinal, `the log has ${found ?? 'no event'} there, not ${expected}: go on from an earlier position`);
