import { hashOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import type { AppendError, Appended, AppendRequest, LoggedEvent } from '../port.js';
import { clockSkew, type WritersClock } from './clock-skew.js';
import { sameCommand } from './same-command.js';
import { stamp } from './stamp.js';

/** The end of a stream, which the next event is chained to. */
export interface Tail {
  readonly revision: number;
  /** Of its last event's bytes. */
  readonly hash: string;
}

/** What the decision about an append has to know of the log, as it stands when the write lock is held. */
export interface LogView {
  /** Id of the ledger; null while the log is empty. */
  readonly ledger: string | null;
  /** Number of events. */
  readonly ordinal: number;
  /** K(head); null while the log is empty. */
  readonly knownAt: string | null;
  /** The last event of a stream; null when the stream does not exist. */
  lastOf(stream: string): Tail | null;
  /** The events of a command; empty when it is unknown. */
  eventsOf(commandId: string): readonly LoggedEvent[];
}

export interface AppendPlan {
  /** One result per request, in order. */
  readonly results: readonly Appended[];
  /** What has to be written, in log order; empty when every command was a repetition. */
  readonly fresh: readonly LoggedEvent[];
  /** Where the streams end then that are written to. */
  readonly tails: ReadonlyMap<string, Tail>;
}

/** Decides an append without writing: all stores share these rules and differ only in how they look up and write. */
export function planAppend(
  log: LogView,
  requests: readonly AppendRequest[],
  clock: WritersClock,
): E.Either<AppendError, AppendPlan> {
  const recordedAt = new Date(clock.now).toISOString();
  const fresh: LoggedEvent[] = [];
  const results: Appended[] = [];
  // What the requests before this one have done to the log.
  const tails = new Map<string, Tail>();
  const commands = new Map<string, readonly LoggedEvent[]>();
  let { ledger } = log;

  for (let position = 0; position < requests.length; position += 1) {
    const request = requests[position] as AppendRequest;
    const { commandId, stream, expectedRevision: expected, facts } = request;

    const recorded = commands.get(commandId) ?? log.eventsOf(commandId);
    if (recorded.length > 0) {
      if (!sameCommand(recorded, request)) return E.left({ kind: 'COMMAND_REUSED', commandId, stream });
      results.push({ events: recorded, repeated: true });
      continue;
    }

    const [first] = facts;
    if (first === undefined) return invalid(position, 'facts', 'at least one fact');
    if (ledger === null) {
      if (first.type !== 'LedgerOpened') return E.left({ kind: 'LEDGER_NOT_OPEN' });
      ledger = first.data.ledger;
    }

    let tail = tails.get(stream) ?? log.lastOf(stream);
    const actual = tail?.revision ?? -1;
    if (expected !== actual) return E.left({ kind: 'WRONG_REVISION', stream, expected, actual });

    const before = fresh.length;
    for (let index = 0; index < facts.length; index += 1) {
      const ordinal = log.ordinal + fresh.length + 1;
      if (facts[index]?.type === 'LedgerOpened' && ordinal !== 1)
        return invalid(position, `facts[${index}].type`, 'a ledger is opened once, by its first event');
      const revision = actual + 1 + index;
      const stamped = stamp(request, index, { ledger, ordinal, revision, prevHash: tail?.hash ?? null, recordedAt });
      if (E.isLeft(stamped)) return invalid(position, `facts[${index}].${stamped.left.path}`, stamped.left.rule);
      tail = { revision, hash: hashOf(stamped.right.bytes) };
      fresh.push(stamped.right);
    }
    const events = fresh.slice(before);
    if (tail !== null) tails.set(stream, tail);
    commands.set(commandId, events);
    results.push({ events, repeated: false });
  }

  const skew = fresh.length === 0 ? null : clockSkew(clock, log.knownAt);
  return skew === null ? E.right({ results, fresh, tails }) : E.left(skew);
}

const invalid = (position: number, path: string, rule: string): E.Either<AppendError, never> =>
  E.left({ kind: 'INVALID_FACT', path: `requests[${position}].${path}`, rule });
