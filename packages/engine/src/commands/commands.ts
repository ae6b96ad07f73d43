import { type AnyEvent, hashOfValue } from '@kpi-ledger/events';
import {
  type AppendRequest,
  type Clock,
  type EventStore,
  KeyFailure,
  type KeyVault,
  StoreFailure,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { createKeyWatch, type KeyWatch } from '../erasure/key-watch.js';
import { openImportsAt } from '../indexed/open-imports-at.js';
import { type FollowedLog, followedLog } from '../log/followed-log.js';
import type { StandingOf } from './agency-standing.js';
import { GO_ON, LOST, retrying } from './attempts.js';
import type { Calculate } from './calculated-score.js';
import type { BatchOptions, BatchOutcome, Command, Outcome } from './command.js';
import { decideBatch } from './decide-batch.js';
import { type Decided, type Deciding, decideCommand } from './decide-command.js';
import { isSingle, mayJoin } from './decide-together.js';
import { appendError, type EngineError, keyError, refusedWith, toBeResumed, tooManyWait } from './engine-error.js';
import type { ErasureStandingOf } from './erasure-standing.js';
import { importRunOf } from './import-run.js';
import { partsOf } from './parts.js';
import { type Progress, recordedBy } from './progress.js';
import type { RatedAs } from './rated-standing.js';
import { recordingTogether } from './record-together.js';
import { batchOutcomeOf, outcomeOf, type Recorded } from './recorded.js';
import { recordedStreams } from './recorded-streams.js';
import { sealRequests } from './seal-requests.js';
import { seenIn } from './seen-log.js';
import { openWorkspace } from './workspace.js';
import { createWritingQueue } from './writing-queue.js';

export interface CommandOptions {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
  readonly calculate: Calculate;
  readonly standingOf: StandingOf;
  readonly ratedAs: RatedAs;
  readonly erasureOf: ErasureStandingOf;
  /** Shared with whoever reads the same ledger in this process. */
  readonly watch?: KeyWatch;
  readonly log?: FollowedLog;
  /** So many calls wait to be decided before another is refused as BUSY; default 1,000. */
  readonly mostWaiting?: number;
}

/** The writing side of the engine. */
export interface Commands {
  /**
   * Records one command. Another writer in between makes it decide anew. Commands that wait together are decided in their order and written in
   * one append; each is answered when it is written, as if it had come alone.
   */
  execute(command: Command): TaskEither<EngineError, Outcome>;
  /**
   * Decides the commands in order, each against the state that the earlier ones give, and records all of them in one
   * transaction, or none. An import that the store cannot take in one append is written in parts, and its rows count once it
   * is completed; the same import asked again goes on where it stopped. A refused row is an answer, not an error: see BatchOutcome.
   */
  executeAll(commands: readonly Command[], options?: BatchOptions): TaskEither<EngineError, BatchOutcome>;
  /**
   * Decides the commands in order as if they were recorded at `now`, and records nothing: the events that they would make, their
   * texts in plain. One refused command refuses all of them.
   *
   * @param now yyyy-mm-ddThh:mm:ss.sssZ
   */
  suppose(commands: readonly Command[], now: string): TaskEither<EngineError, readonly AnyEvent[]>;
  /**
   * 64 hexadecimal digits a text: the same for the same text of this ledger for ever, and nothing to whoever has no key file.
   * For ids and hashes that follow from personal texts: a plain hash stays in the log, and names and birthdays can be guessed.
   */
  fingerprints(texts: readonly string[]): E.Either<EngineError, readonly string[]>;
}

/** Commands of several callers that are written in one append, and answered together. */
const MOST_TOGETHER = 32;
/** Each is one caller that waits. */
const MOST_WAITING = 1_000;

export function createCommands({
  store,
  vault,
  clock,
  calculate,
  standingOf,
  ratedAs,
  erasureOf,
  watch = createKeyWatch(vault),
  log = followedLog({ store, watch }),
  mostWaiting = MOST_WAITING,
}: CommandOptions): Commands {
  const { byStream } = log;
  const recorded = recordedStreams(byStream);
  const seen = seenIn(log);

  /** Answers how many events there are. */
  const follow = async (): Promise<number> => {
    const followed = await log.follow();
    if (E.isLeft(followed)) throw new StoreFailure(followed.left);
    return byStream.length;
  };

  const open = async (now = new Date(clock()).toISOString()): Promise<Deciding> => {
    const known = await follow();
    return {
      store,
      vault,
      workspace: openWorkspace({ store, vault, recorded, seen, now }),
      now,
      known,
      importing: null,
      imports: openImportsAt(byStream, known),
      seen,
      calculate,
      standingOf,
      ratedAs,
      erasureOf,
    };
  };

  const sealed = (decided: readonly Decided[], { workspace }: Deciding): Promise<readonly AppendRequest[]> => {
    const requests = decided.flatMap((it) => (it.status === 'NEW' ? [it.request] : []));
    return sealRequests(requests, workspace.ledger() ?? '', vault, watch);
  };

  const append = async (requests: readonly AppendRequest[]) => {
    const appended = await store.append(requests)();
    if (E.isRight(appended)) {
      // The event is the commit point; now the key goes.
      if (requests.some(({ facts }) => facts.some(({ type }) => type === 'SubjectErased'))) await follow();
      return appended;
    }
    const { kind } = appended.left;
    return kind === 'WRONG_REVISION' || kind === 'COMMAND_REUSED' ? LOST : E.left(appendError(appended.left));
  };

  const recordOnce = async (command: Command): Promise<E.Either<EngineError, Recorded> | typeof LOST> => {
    const deciding = await open();
    const decided = await decideCommand(command, deciding);
    switch (decided.status) {
      case 'REFUSED':
        return E.right(decided);
      case 'REPEATED':
        return E.right({ status: 'REPEATED', events: decided.events });
      case 'ALREADY_SO':
        return E.right({ status: 'ALREADY_SO', events: [] });
      case 'NEW': {
        const appended = await append(await sealed([decided], deciding));
        if (appended === LOST || E.isLeft(appended)) return appended;
        const [first] = appended.right;
        return E.right({ status: first?.repeated ? 'REPEATED' : 'RECORDED', events: first?.events ?? [] });
      }
    }
  };
  const recordAlone = (command: Command) => retrying(() => recordOnce(command), command.commandId);

  const recordTogether = recordingTogether({ open, store, vault, watch, alone: recordAlone });

  /** In one append, or an import in as many as it needs. */
  const appendBatch = async (requests: readonly AppendRequest[], progress: Progress, decided: Deciding) => {
    const { maxAppendBytes: limit } = store;
    const isCut = limit !== undefined && progress.importId !== null;
    const parts = isCut ? partsOf(requests, limit, decided.workspace.ledger() ?? '') : E.right([requests]);
    if (E.isLeft(parts)) return E.left(appendError(parts.left));
    let { known } = decided;
    for (const [i, part] of parts.right.entries()) {
      const appended = await append(part);
      if (appended === LOST || E.isLeft(appended)) return appended;
      for (const { commandId } of part) progress.written.add(commandId);
      if (i === parts.right.length - 1) break;
      progress.begun = true;
      const after = await follow();
      const own = appended.right.reduce((sum, { repeated, events }) => sum + (repeated ? 0 : events.length), 0);
      if (after - known !== own) return GO_ON;
      known = after;
    }
    return E.right(undefined);
  };

  const executeAllOnce = async (
    commands: readonly Command[],
    options: BatchOptions,
    progress: Progress,
  ): Promise<E.Either<EngineError, BatchOutcome> | typeof LOST | typeof GO_ON> => {
    const deciding = await open();
    const run = await importRunOf(commands, options, deciding);
    if (E.isLeft(run)) return E.left(refusedWith([run.left]));
    progress.importId = run.right?.id ?? null;
    progress.begun = (run.right?.begun ?? null) !== null;
    const batch = await decideBatch(commands, options, run.right, deciding);
    const outcome = recordedBy(batch.outcome, progress.written);
    if (outcome.status !== 'RECORDED') return E.right(outcome);
    const appended = await appendBatch(await sealed(batch.toAppend, deciding), progress, deciding);
    return appended === LOST || appended === GO_ON || E.isLeft(appended) ? appended : E.right(outcome);
  };

  const supposeOnce = async (
    commands: readonly Command[],
    now: string,
  ): Promise<E.Either<EngineError, readonly AnyEvent[]>> => {
    const deciding = await open(now);
    const { outcome } = await decideBatch(commands, { dryRun: true }, null, deciding);
    const refusals = outcome.rows.flatMap((row) =>
      row.status === 'REFUSED' ? row.refusals.map((it) => ({ ...it, path: `[${row.index}].${it.path}` })) : [],
    );
    return refusals.length > 0 ? E.left(refusedWith(refusals)) : E.right(deciding.workspace.drafts());
  };

  const queue = createWritingQueue({ together: recordTogether, mostTogether: MOST_TOGETHER, mostWaiting });
  const alone = <A>(work: () => Promise<E.Either<EngineError, A>>): Promise<E.Either<EngineError, A>> =>
    queue.isFull() ? Promise.resolve(E.left(tooManyWait(mostWaiting))) : queue.alone(work);
  const record = (command: Command): Promise<E.Either<EngineError, Recorded>> => {
    if (!mayJoin(command)) return alone(() => recordAlone(command));
    return queue.isFull() ? Promise.resolve(E.left(tooManyWait(mostWaiting))) : queue.join(command);
  };

  return {
    execute: (command) => async () => E.chain(outcomeOf)(await record(command)),
    executeAll:
      (commands, options = {}) =>
      async () => {
        const [only] = commands;
        if (only !== undefined && isSingle(commands, options) && mayJoin(only))
          return E.map((recorded: Recorded) => batchOutcomeOf(only.commandId, recorded))(await record(only));
        return alone(async () => {
          const progress: Progress = { importId: null, begun: false, written: new Set() };
          const done = await retrying(() => executeAllOnce(commands, options, progress), 'batch');
          return E.isLeft(done) && progress.begun ? E.left(toBeResumed(done.left, progress.importId ?? '')) : done;
        });
      },
    suppose: (commands, now) => () => alone(() => retrying(() => supposeOnce(commands, now), 'what-if')),
    fingerprints: (texts) => {
      try {
        return E.right(texts.map((text) => hashOfValue(vault.seal('ledger', 'fingerprint', text).box)));
      } catch (thrown) {
        if (thrown instanceof KeyFailure) return E.left(keyError(thrown.error, thrown.message));
        throw thrown;
      }
    },
  };
}
