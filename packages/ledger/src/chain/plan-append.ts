import { hashOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import type { AppendError, Appended, AppendRequest, LoggedEvent } from '../port.js';
import { clockBehind } from './clock-skew.js';
import { sameCommand } from './same-command.js';
import { stamp } from './stamp.js';

/** What the decision about an append has to know of the log, as it stands when the write lock is held. */
export interface LogView {
  /** Id of the ledger; null while the log is empty. */
  readonly ledger: string | null;
  /** Number of events. */
  readonly ordinal: number;
  /** K(head); null while the log is empty. */
  readonly knownAt: string | null;
  /** The last event of a stream; null when the stream does not exist. */
  lastOf(stream: string): { readonly revision: number; readonly bytes: Uint8Array } | null;
  /** The events of a command; empty when it is unknown. */
  eventsOf(commandId: string): readonly LoggedEvent[];
}

export interface AppendPlan {
  /** One result per request, in order. */
  readonly results: readonly Appended[];
  /** What has to be written, in log order; empty when every command was a repetition. */
  readonly fresh: readonly LoggedEvent[];
}

/** Decides an append without writing: all stores share these rules and differ only in how they look up and write. */
export function planAppend(
  log: LogView,
  requests: readonly AppendRequest[],
  clock: { readonly now: number; readonly toleranceSeconds: number },
): E.Either<AppendError, AppendPlan> {
  const recordedAt = new Date(clock.now).toISOString();
  const fresh: LoggedEvent[] = [];
  const results: Appended[] = [];
  const tails = new Map<string, LoggedEvent>();
  const commands = new Map<string, readonly LoggedEvent[]>();
  let { ledger } = log;

  for (const [position, request] of requests.entries()) {
    const { commandId, stream } = request;
    const at = (path: string) => `requests[${position}].${path}`;

    const recorded = commands.get(commandId) ?? log.eventsOf(commandId);
    if (recorded.length > 0) {
      if (!sameCommand(recorded, request)) return E.left({ kind: 'COMMAND_REUSED', commandId, stream });
      results.push({ events: recorded, repeated: true });
      continue;
    }

    const [first] = request.facts;
    if (first === undefined) return E.left({ kind: 'INVALID_FACT', path: at('facts'), rule: 'at least one fact' });
    if (ledger === null) {
      if (first.type !== 'LedgerOpened') return E.left({ kind: 'LEDGER_NOT_OPEN' });
      ledger = first.data.ledger;
    }

    const tail = tails.get(stream) ?? log.lastOf(stream);
    const actual = tail === null ? -1 : 'event' in tail ? tail.event.revision : tail.revision;
    if (request.expectedRevision !== actual)
      return E.left({ kind: 'WRONG_REVISION', stream, expected: request.expectedRevision, actual });

    let prevHash = tail === null ? null : hashOf(tail.bytes);
    const events: LoggedEvent[] = [];
    for (const [index, fact] of request.facts.entries()) {
      const ordinal = log.ordinal + fresh.length + 1;
      const where = at(`facts[${index}]`);
      if (fact.type === 'LedgerOpened' && ordinal !== 1)
        return E.left({
          kind: 'INVALID_FACT',
          path: `${where}.type`,
          rule: 'a ledger is opened once, by its first event',
        });
      const stamped = stamp(request, index, { ledger, ordinal, revision: actual + 1 + index, prevHash, recordedAt });
      if (E.isLeft(stamped)) return E.left({ ...stamped.left, path: `${where}.${stamped.left.path}` });
      prevHash = hashOf(stamped.right.bytes);
      events.push(stamped.right);
      fresh.push(stamped.right);
      tails.set(stream, stamped.right);
    }
    commands.set(commandId, events);
    results.push({ events, repeated: false });
  }

  const skew = fresh.length === 0 ? null : clockBehind(recordedAt, log.knownAt, clock.toleranceSeconds);
  return skew === null ? E.right({ results, fresh }) : E.left(skew);
}
