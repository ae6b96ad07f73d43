import { createDirectory } from '@kpi-ledger/domain';
import { type AnyEvent, hashOfValue } from '@kpi-ledger/events';
import { type Clock, type EventStore, KeyFailure, type KeyVault, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { createKeyWatch, type KeyWatch } from '../erasure/key-watch.js';
import type { StandingOf } from './agency-standing.js';
import type { Calculate } from './calculated-score.js';
import type { BatchOptions, BatchOutcome, Command, Outcome } from './command.js';
import { decideBatch } from './decide-batch.js';
import { type Decided, type Deciding, decideCommand } from './decide-command.js';
import { appendError, type EngineError, keyError, refusedWith, storeError } from './engine-error.js';
import type { ErasureStandingOf } from './erasure-standing.js';
import type { RatedAs } from './rated-standing.js';
import { sealRequests } from './seal-requests.js';
import { openWorkspace } from './workspace.js';

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
}

/** The writing side of the engine. */
export interface Commands {
  /** Records one command. Another writer in between makes it decide anew. */
  execute(command: Command): TaskEither<EngineError, Outcome>;
  /**
   * Decides the commands in order, each against the state that the earlier ones give, and records all of them in one
   * transaction, or none. A refused row is an answer, not an error: see BatchOutcome.
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

/** So often a command is decided anew when other writers are faster. */
const ATTEMPTS = 8;

/** The append was lost to another writer: decide again. */
const LOST = Symbol('lost to another writer');

export function createCommands({
  store,
  vault,
  clock,
  calculate,
  standingOf,
  ratedAs,
  erasureOf,
  watch = createKeyWatch(vault),
}: CommandOptions): Commands {
  const directory = createDirectory();
  let known = 0;

  const follow = async (): Promise<void> => {
    for await (const { ordinal, event } of store.readAll({ afterOrdinal: known })) {
      directory.take(event);
      watch.take(ordinal, event);
      known = ordinal;
    }
    watch.settle();
  };

  const open = async (now = new Date(clock()).toISOString()): Promise<Deciding> => {
    await follow();
    return {
      store,
      vault,
      workspace: openWorkspace({ store, vault, directory, now }),
      now,
      importing: null,
      calculate,
      standingOf,
      ratedAs,
      erasureOf,
    };
  };

  const append = async (decided: readonly Decided[], { workspace }: Deciding) => {
    const requests = decided.flatMap((it) => (it.status === 'NEW' ? [it.request] : []));
    const appended = await store.append(sealRequests(requests, workspace.ledger() ?? '', vault, watch))();
    if (E.isRight(appended)) {
      // The event is the commit point; now the key goes.
      if (requests.some(({ facts }) => facts.some(({ type }) => type === 'SubjectErased'))) await follow();
      return appended;
    }
    const { kind } = appended.left;
    return kind === 'WRONG_REVISION' || kind === 'COMMAND_REUSED' ? LOST : E.left(appendError(appended.left));
  };

  const executeOnce = async (command: Command): Promise<E.Either<EngineError, Outcome> | typeof LOST> => {
    const deciding = await open();
    const decided = await decideCommand(command, deciding);
    switch (decided.status) {
      case 'REFUSED':
        return E.left(refusedWith(decided.refusals));
      case 'REPEATED':
        return E.right({ status: 'REPEATED', events: decided.events });
      case 'ALREADY_SO':
        return E.right({ status: 'ALREADY_SO', events: [] });
      case 'NEW': {
        const appended = await append([decided], deciding);
        if (appended === LOST || E.isLeft(appended)) return appended;
        const [first] = appended.right;
        return E.right({ status: first?.repeated ? 'REPEATED' : 'RECORDED', events: first?.events ?? [] });
      }
    }
  };

  const executeAllOnce = async (
    commands: readonly Command[],
    options: BatchOptions,
  ): Promise<E.Either<EngineError, BatchOutcome> | typeof LOST> => {
    const deciding = await open();
    const batch = await decideBatch(commands, options, deciding);
    if (batch.outcome.status !== 'RECORDED') return E.right(batch.outcome);
    const appended = await append(batch.toAppend, deciding);
    return appended === LOST || E.isLeft(appended) ? appended : E.right(batch.outcome);
  };

  const supposeOnce = async (
    commands: readonly Command[],
    now: string,
  ): Promise<E.Either<EngineError, readonly AnyEvent[]>> => {
    const deciding = await open(now);
    const { outcome } = await decideBatch(commands, { dryRun: true }, deciding);
    const refusals = outcome.rows.flatMap((row) =>
      row.status === 'REFUSED' ? row.refusals.map((it) => ({ ...it, path: `[${row.index}].${it.path}` })) : [],
    );
    return refusals.length > 0 ? E.left(refusedWith(refusals)) : E.right(deciding.workspace.drafts());
  };

  const oneAtATime = queue();
  return {
    execute: (command) => () => oneAtATime(() => retrying(() => executeOnce(command), command.commandId)),
    executeAll:
      (commands, options = {}) =>
      () =>
        oneAtATime(() => retrying(() => executeAllOnce(commands, options), 'batch')),
    suppose: (commands, now) => () => oneAtATime(() => retrying(() => supposeOnce(commands, now), 'what-if')),
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

async function retrying<A>(
  once: () => Promise<E.Either<EngineError, A> | typeof LOST>,
  what: string,
): Promise<E.Either<EngineError, A>> {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const result = await once();
      if (result !== LOST) return result;
    }
    return E.left(appendError({ kind: 'WRONG_REVISION', stream: what, expected: 0, actual: 0 }));
  } catch (thrown) {
    if (thrown instanceof StoreFailure) return E.left(storeError(thrown.error));
    if (thrown instanceof KeyFailure) return E.left(keyError(thrown.error, thrown.message));
    throw thrown;
  }
}

/** One writer at a time within this process: the directory follows the log step by step. */
function queue(): <A>(work: () => Promise<A>) => Promise<A> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
