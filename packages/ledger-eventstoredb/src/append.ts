import {
  type AppendError,
  type Appended,
  type AppendPlan,
  type AppendRequest,
  type Clock,
  type LoggedEvent,
  planAppend,
  StoreFailure,
  unavailable,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { AppendCall } from './batch-appends.js';
import type { FollowedLog } from './followed-log.js';
import { outgoing } from './outgoing.js';
import type { ServerClock } from './server-clock.js';
import { FIRST_PAUSE, LONGEST_PAUSE, pause } from './timeout.js';
import { write } from './writing.js';

export interface AppendSettings {
  readonly clock: Clock;
  readonly toleranceSeconds: number;
  /** A server up to version 24.10 takes 1 MiB of data in one append. */
  readonly maxAppendBytes: number;
  readonly timeoutMilliseconds: number;
  /** How long an append whose outcome is unknown is repeated before that is reported. */
  readonly retryMilliseconds: number;
}

/** A client that had no success for so long is replaced, whatever it says. */
const HOPELESS_MILLISECONDS = 10_000;

/**
 * Decides against the log as it is known and writes at its exact end, until the server says yes or another writer's events change the
 * decision. One round trip where nobody else writes: that the log has grown is said by the server's refusal, and what it has
 * stored by the ids. What is not written is decided on a log that was looked at; and what is written over a call that the
 * log is not yet known behind is read back (docs/decisions/0037-success-that-says-what-was-stored.md).
 */
export async function append(
  log: FollowedLog,
  serverClock: ServerClock,
  requests: readonly AppendRequest[],
  settings: AppendSettings,
): Promise<E.Either<AppendError, readonly Appended[]>> {
  const sent: (readonly Appended[])[] = [];
  const startedAt = performance.now();
  let aliveAt = startedAt;
  let trouble: string | null = null;
  let look = false;
  let answeredOver: AppendCall | null = null;

  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    const connection = log.connection();
    const planned = await decide(log, serverClock, requests, { settings, look }).catch((thrown: unknown) => {
      if (!(thrown instanceof StoreFailure) || thrown.error.kind !== 'STORE_UNAVAILABLE') throw thrown;
      trouble = thrown.error.reason;
      return null;
    });
    if (planned !== null) {
      aliveAt = performance.now();
      if (answeredOver !== null) log.foundOver(answeredOver);
      if (E.isLeft(planned)) return planned;
      const { fresh, results } = planned.right;
      const asSaid = () => E.right(results.map((result, i) => asFirstSaid(result, i, sent)));
      if (fresh.length === 0) return asSaid();
      const size = fresh.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (size > settings.maxAppendBytes) return E.left(tooLarge(size, settings.maxAppendBytes));

      // Where it was decided: what others read meanwhile may have brought the index further.
      const head = (fresh[0]?.ordinal ?? 1) - 1;
      const { timeoutMilliseconds } = settings;
      const over = log.knownOver;
      const events = fresh.map(outgoing);
      const outcome = await write(connection, { log: log.name, head, events }, { timeoutMilliseconds, over });
      if (outcome.kind !== 'CALL_GONE') sent.push(results);
      look = true;
      switch (outcome.kind) {
        case 'REFUSED':
          throw unavailable(`the server refuses to append to ${log.name}: ${outcome.reason}`);
        case 'STORED':
          if (over !== null) {
            log.wrote(events);
            return asSaid();
          }
          log.confirm(head + fresh.length);
          answeredOver = outcome.over;
          wait = FIRST_PAUSE;
          continue;
        case 'MOVED':
          // What another has stored is read by the next decision.
          answeredOver = outcome.over;
          wait = FIRST_PAUSE;
          continue;
        case 'CALL_GONE':
          log.foundOver(null);
          wait = FIRST_PAUSE;
          continue;
        case 'UNKNOWN':
          trouble = outcome.reason;
          if (outcome.needsAnotherClient) await log.reconnect(connection);
      }
    }
    const now = performance.now();
    if (now - aliveAt > HOPELESS_MILLISECONDS) {
      aliveAt = now;
      await log.reconnect(connection);
    }
    const patience = sent.length === 0 ? 2 * settings.timeoutMilliseconds : settings.retryMilliseconds;
    if (now + wait - startedAt > patience) return E.left(givenUp(requests, sent.length > 0, trouble ?? ''));
    await pause(wait);
  }
}

async function decide(
  log: FollowedLog,
  serverClock: ServerClock,
  requests: readonly AppendRequest[],
  { settings, look }: { readonly settings: AppendSettings; readonly look: boolean },
): Promise<E.Either<AppendError, AppendPlan>> {
  const looks = look || !log.isFresh;
  if (looks) await log.follow();
  const storeNow = await serverClock.now(log.connection());
  const { index } = log;
  const { ordinal } = index;
  const commandIds = new Set(requests.map(({ commandId }) => commandId));
  const ordinals = [...commandIds].flatMap((commandId) => index.ordinalsOfCommand(commandId));
  const recorded = Map.groupBy(await log.events(ordinals), ({ event }) => event.commandId);
  // Somebody else's look may have gone on with the log meanwhile: then what was looked up says nothing of where it ends now.
  if (log.index !== index || index.ordinal !== ordinal) return decide(log, serverClock, requests, { settings, look });
  const planned = planAppend(
    {
      ledger: index.ledger,
      ordinal,
      knownAt: index.prefixes.knownAt,
      lastOf: (stream) => index.lastOf(stream),
      eventsOf: (commandId) => recorded.get(commandId) ?? [],
    },
    requests,
    {
      now: settings.clock(),
      toleranceSeconds: settings.toleranceSeconds,
      ...(storeNow !== null && { storeNow }),
    },
  );
  // Only a write finds out by itself whether the log has grown.
  const isSaidByWriting = E.isRight(planned) && planned.right.fresh.length > 0;
  return looks || isSaidByWriting ? planned : decide(log, serverClock, requests, { settings, look: true });
}

/** What the log now repeats, this very call may have recorded: then the attempt that was stored says what was repeated. */
function asFirstSaid(result: Appended, position: number, sent: readonly (readonly Appended[])[]): Appended {
  const own = sent.map((attempt) => attempt[position]).find((said) => said && sameBytes(said.events, result.events));
  return { events: result.events, repeated: own?.repeated ?? result.repeated };
}

const sameBytes = (some: readonly LoggedEvent[], others: readonly LoggedEvent[]): boolean =>
  some.length === others.length &&
  some.every(({ bytes }, i) => Buffer.compare(bytes, others[i]?.bytes ?? Buffer.alloc(0)) === 0);

const tooLarge = (size: number, limit: number): AppendError => ({
  kind: 'INVALID_FACT',
  path: 'requests',
  rule: `at most ${limit} bytes in one append to EventStoreDB, these are ${size}: send fewer commands at once`,
});

/** Nothing was sent: nothing was recorded. Something was sent: nobody knows. */
const givenUp = (requests: readonly AppendRequest[], wasSent: boolean, reason: string): AppendError =>
  wasSent
    ? { kind: 'OUTCOME_UNKNOWN', commandIds: requests.map(({ commandId }) => commandId), reason }
    : { kind: 'STORE_UNAVAILABLE', reason };
