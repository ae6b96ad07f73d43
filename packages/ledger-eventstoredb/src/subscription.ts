import { type EventStoreDBClient, type ResolvedEvent, START } from '@eventstore/db-client';
import { type LoggedEvent, type LogPosition, positionLost, StoreFailure, unavailable } from '@kpi-ledger/ledger';
import { shareConnection } from './connections.js';
import type { FollowedLog } from './followed-log.js';
import { readEvent } from './log-index.js';
import { serverEvent } from './reading.js';
import { orSilence, pause } from './timeout.js';
import { isRefusal, needsAnotherClient, reasonOf } from './trouble.js';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;

export interface SubscriptionOptions {
  readonly after?: LogPosition;
  readonly signal?: AbortSignal;
}

/**
 * The server's own subscription to the log, over a client that never appends. It ends with its connection, so it is begun again
 * behind the last event that was handed out, once that is proved to be still there; and since a subscription that says nothing
 * proves nothing, it is also begun again when the leader has more than it has brought.
 *
 * @param silenceMilliseconds after which the leader is asked
 */
export async function* subscribe(
  log: FollowedLog,
  connection: string,
  silenceMilliseconds: number,
  { after, signal }: SubscriptionOptions = {},
): AsyncGenerator<LoggedEvent> {
  const shared = shareConnection(connection, 'subscription');
  let position = after ?? { ordinal: 0, eventId: '' };
  let wait = FIRST_PAUSE;
  try {
    while (!signal?.aborted) {
      const current = shared.current();
      try {
        await assertStillThere(log, position);
        for await (const logged of deliveries(current.client, log, position.ordinal, silenceMilliseconds, signal)) {
          yield logged;
          position = { ordinal: logged.ordinal, eventId: logged.event.id };
          wait = FIRST_PAUSE;
          if (signal?.aborted) return;
        }
      } catch (thrown) {
        if (thrown instanceof StoreFailure && thrown.error.kind !== 'STORE_UNAVAILABLE') throw thrown;
        if (isRefusal(thrown)) throw unavailable(`the server refuses to follow ${log.name}: ${reasonOf(thrown)}`);
        if (needsAnotherClient(thrown)) await shared.renew(current);
      }
      if (signal?.aborted) return;
      await pause(wait, signal);
      wait = Math.min(wait * 2, LONGEST_PAUSE);
    }
  } finally {
    await shared.release();
  }
}

/** A follower's position may be on a tail that the cluster has cut off, or beyond the end, where the server would skip in silence. */
async function assertStillThere(log: FollowedLog, { ordinal, eventId }: LogPosition): Promise<void> {
  await log.follow();
  if (ordinal === 0) return;
  const known = ordinal > 0 && ordinal <= log.index.ordinal;
  const [there] = known ? await log.events([ordinal]) : [];
  if (there?.event.id !== eventId) throw positionLost(ordinal, eventId, there?.event.id);
}

/** Ends when the server ends it, when the signal aborts, or when it has brought nothing although there is more. */
async function* deliveries(
  client: EventStoreDBClient,
  log: FollowedLog,
  after: number,
  silenceMilliseconds: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<LoggedEvent> {
  // Aborted while the position was looked for: nobody would be told any more.
  if (signal?.aborted) return;
  const subscription = client.subscribeToStream(log.name, {
    fromRevision: after === 0 ? START : BigInt(after - 1),
    requiresLeader: true,
  });
  // An error that comes after the last look at it would end the process.
  subscription.on('error', () => undefined);
  const events = subscription[Symbol.asyncIterator]() as AsyncIterator<ResolvedEvent>;
  // Not a race with each event: what is raced with a promise that stays would stay as well.
  const end = () => void subscription.destroy();
  signal?.addEventListener('abort', end, { once: true });
  let last = after;
  let missed = false;
  try {
    let next = events.next();
    for (;;) {
      const arrived = await orSilence(silenceMilliseconds, next);
      if (arrived === 'SILENCE') {
        // What the leader has only just taken may still be on its way.
        if (missed) return;
        await log.follow();
        missed = log.index.ordinal > last;
        continue;
      }
      if (arrived.done === true) return;
      missed = false;
      last += 1;
      yield readEvent(serverEvent(log.name, arrived.value, last));
      next = events.next();
    }
  } finally {
    signal?.removeEventListener('abort', end);
    subscription.unsubscribe().catch(() => undefined);
  }
}
