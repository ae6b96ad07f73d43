import {
  type AppendError,
  type Appended,
  type AppendRequest,
  type Clock,
  type LoggedEvent,
  planAppend,
  unavailable,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { FollowedLog } from './followed-log.js';
import { pause } from './timeout.js';
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

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 1_000;

/**
 * Decides against the head and writes at the head, until the server says yes or another writer's events change the decision.
 * Every attempt is made at the exact end of the log with the same event ids, so an attempt that was stored unnoticed is
 * found again and is never stored twice.
 */
export async function append(
  log: FollowedLog,
  requests: readonly AppendRequest[],
  settings: AppendSettings,
): Promise<E.Either<AppendError, readonly Appended[]>> {
  const sent: (readonly Appended[])[] = [];
  const giveUpAt = performance.now() + settings.retryMilliseconds;
  let unknown: string | null = null;

  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    const planned = await decide(log, requests, settings).catch((thrown: unknown) => {
      if (unknown === null) throw thrown;
      return null;
    });
    if (planned !== null) {
      if (E.isLeft(planned)) return planned;
      const { fresh, results } = planned.right;
      if (fresh.length === 0) return E.right(results.map((result, i) => asFirstSaid(result, i, sent)));
      const size = fresh.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (size > settings.maxAppendBytes) return E.left(tooLarge(size, settings.maxAppendBytes));

      sent.push(results);
      const outcome = await write(log.client(), log.name, log.index.ordinal, fresh, settings.timeoutMilliseconds);
      if (outcome.kind === 'REFUSED')
        throw unavailable(`the server refuses to append to ${log.name}: ${outcome.reason}`);
      if (outcome.kind !== 'UNKNOWN') {
        // What was stored, ours or another's, is read by the next decision.
        wait = FIRST_PAUSE;
        continue;
      }
      unknown = outcome.reason;
      if (outcome.connectionLost) await log.reconnect();
    }
    if (performance.now() + wait > giveUpAt) throw outcomeUnknown(requests, unknown ?? '');
    await pause(wait);
  }
}

async function decide(log: FollowedLog, requests: readonly AppendRequest[], settings: AppendSettings) {
  await log.follow();
  const { index } = log;
  const commandIds = new Set(requests.map(({ commandId }) => commandId));
  const ordinals = [...commandIds].flatMap((commandId) => index.ordinalsOfCommand(commandId));
  const recorded = Map.groupBy(await log.events(ordinals), ({ event }) => event.commandId);
  return planAppend(
    {
      ledger: index.ledger,
      ordinal: index.ordinal,
      knownAt: index.prefixes.head().knownAt,
      lastOf: (stream) => index.lastOf(stream),
      eventsOf: (commandId) => recorded.get(commandId) ?? [],
    },
    requests,
    { now: settings.clock(), toleranceSeconds: settings.toleranceSeconds },
  );
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

const outcomeUnknown = (requests: readonly AppendRequest[], reason: string) =>
  unavailable(
    `no answer whether ${requests.map(({ commandId }) => commandId).join(', ')} was recorded (${reason}); repeat it with the same command id`,
  );
