import {
  type CopyError,
  type LogCopyTarget,
  type LoggedEvent,
  type Misfit,
  misfitAfter,
  storedAs,
  storeErrorOf,
  unavailable,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { AppendSettings } from './append.js';
import type { FollowedLog } from './followed-log.js';
import { outgoing } from './outgoing.js';
import { FIRST_PAUSE, LONGEST_PAUSE, pause } from './timeout.js';
import { write } from './writing.js';

/** Writes events as they were stamped elsewhere, in appends that the server takes, each at the exact end of the log. */
export const copyIn =
  (log: FollowedLog, settings: AppendSettings): LogCopyTarget['copyIn'] =>
  (events) =>
  async () => {
    try {
      for (const part of partsOf(events, settings.maxAppendBytes)) {
        const written = await copyPart(log, part, settings);
        if (E.isLeft(written)) return written;
      }
      return E.right(undefined);
    } catch (thrown) {
      return E.left(storeErrorOf(thrown));
    }
  };

/** Repeats an append of unknown outcome with the same ids at the same place, which is never stored twice. */
async function copyPart(
  log: FollowedLog,
  part: readonly LoggedEvent[],
  settings: AppendSettings,
): Promise<E.Either<CopyError, void>> {
  const giveUpAt = performance.now() + settings.retryMilliseconds;
  let unknown: string | null = null;
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    const standing = await standingOf(log, part).catch((thrown: unknown) => {
      if (unknown === null) throw thrown;
      return null;
    });
    if (standing !== null) {
      if (standing === 'STORED') return unknown === null ? notNext(misfitAt(part, 'it is there')) : E.right(undefined);
      if (standing !== 'NEXT') return notNext(standing);
      const connection = log.connection();
      const head = (part[0]?.ordinal ?? 1) - 1;
      const { timeoutMilliseconds } = settings;
      const outcome = await write(
        connection,
        { log: log.name, head, events: part.map(outgoing) },
        { timeoutMilliseconds, over: null },
      );
      if (outcome.kind === 'REFUSED')
        throw unavailable(`the server refuses to append to ${log.name}: ${outcome.reason}`);
      if (outcome.kind !== 'UNKNOWN') {
        // What was stored, ours or another's, is read and compared before it is believed.
        unknown = outcome.kind;
        continue;
      }
      unknown = outcome.reason;
      if (outcome.needsAnotherClient) await log.reconnect(connection);
    }
    if (performance.now() + wait > giveUpAt)
      throw unavailable(`no answer whether event ${part[0]?.ordinal} was copied (${unknown}); repeat the copy`);
    await pause(wait);
  }
}

/** NEXT: these events continue the log; STORED: the log has their very bytes; otherwise why neither. */
async function standingOf(log: FollowedLog, part: readonly LoggedEvent[]): Promise<'NEXT' | 'STORED' | Misfit> {
  await log.follow();
  const { index } = log;
  const [first] = part;
  if (first === undefined) return 'STORED';
  if (first.ordinal > index.ordinal) {
    const end = { ledger: index.ledger, ordinal: index.ordinal, lastOf: (stream: string) => index.lastOf(stream) };
    return misfitAfter(end, part.map(storedAs)) ?? 'NEXT';
  }
  const there = await log.events(part.map(({ ordinal }) => ordinal).filter((ordinal) => ordinal <= index.ordinal));
  const same =
    there.length === part.length && there.every(({ bytes }, i) => Buffer.compare(bytes, part[i]?.bytes ?? bytes) === 0);
  return same ? 'STORED' : misfitAt(part, 'the log has another event there');
}

const misfitAt = ([first]: readonly LoggedEvent[], reason: string): Misfit => ({
  ordinal: first?.ordinal ?? 0,
  reason,
});

const notNext = (misfit: Misfit): E.Either<CopyError, never> => E.left({ kind: 'NOT_NEXT', ...misfit });

/** Few enough events for one append each; one that is too large alone is left to the server to refuse. */
function partsOf(events: readonly LoggedEvent[], maxBytes: number): readonly (readonly LoggedEvent[])[] {
  const parts: LoggedEvent[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const event of events) {
    if (size + event.bytes.length > maxBytes) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(event);
    size += event.bytes.length;
  }
  return parts;
}
