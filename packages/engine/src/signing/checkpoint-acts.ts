import { type Refusal, refuse } from '@kpi-ledger/domain';
import type { AnyEvent } from '@kpi-ledger/events';
import { consistencyProof, type EventStore, type Signer, SignerFailure, StoreFailure } from '@kpi-ledger/ledger';
import {
  CHECKPOINT_FORMAT,
  type CheckpointFile,
  checkpointBytes,
  keyBytes,
  keyIdOf,
  type LedgerName,
  type SigningKey,
  signingKeyOf,
  type Verification,
} from '@kpi-ledger/verify';
import * as E from 'fp-ts/lib/Either.js';
import { type Command, type Commands, type EngineError, refusedWith, storeError } from '../commands/index.js';
import type { Acting } from '../periods/period-acts.js';
import type { CheckpointRow, CheckpointRows, Checkpoints, SealOutcome, SigningKeyRow } from './checkpoints.js';
import {
  foreignSigner,
  keyNotLost,
  noCheckpoint,
  notVerified,
  recordedMeanwhile,
  signerError,
} from './signing-errors.js';
import { verifiedLog } from './verified-log.js';

type Answer<A> = Promise<E.Either<EngineError, A>>;
type Signing = Acting & { readonly signer: Signer };
/** A log that verified. */
type Verified = Verification & { readonly ledger: LedgerName };

export function checkpointActs(store: EventStore, { execute }: Commands): Checkpoints {
  const verified = async (signer: Signer): Answer<Verified> => {
    const { last } = signer;
    const { found } = await verifiedLog(store, last === null ? [] : [last]);
    const { ledger, firstBad } = found;
    if (last !== null && ledger !== null && last.ledger !== ledger.ledger)
      return E.left(foreignSigner('signer', last.ledger, ledger.ledger));
    if (firstBad !== null) return E.left(notVerified(firstBad));
    return ledger === null ? refusing(refuse('LEDGER_NOT_OPEN', 'ledger')) : E.right({ ...found, ledger });
  };

  const record = async (command: Omit<Command, 'validAt'>): Answer<AnyEvent> => {
    const done = await execute({ ...command, validAt: null })();
    if (E.isLeft(done)) return done;
    const [first] = done.right.events;
    return first === undefined ? E.left(recordedMeanwhile) : E.right(first.event);
  };

  const introduce = async (key: SigningKey, { actor, decision }: Acting): Answer<AnyEvent> => {
    const { previous, signature, ...always } = key;
    return record({
      commandId: `signing-key-${key.key}`,
      type: 'SigningKeyIntroduced',
      data: {
        ...always,
        ...(previous === null ? {} : { previous }),
        ...(signature === null ? {} : { signature }),
        ...(key.reason !== 'LOST' || decision === undefined ? {} : { decision }),
      },
      actor,
    });
  };

  const seal = async (question: Signing): Answer<SealOutcome> => {
    const { signer, actor } = question;
    let log = await verified(signer);
    if (E.isRight(log) && log.right.keys.length === 0) {
      const first = await introduce(ownKey(log.right.ledger, signer, 'FIRST', null), question);
      if (E.isLeft(first)) return first;
      log = await verified(signer);
    }
    if (E.isLeft(log)) return log;
    const { ledger, ordinal, root, keys, checkpoints } = log.right;
    const current = keys.at(-1);
    if (current === undefined || !signer.signBy(current.publicKey)) return refusing(otherKey(signer, current ?? null));
    const { publicKey } = current;
    const last = checkpoints.at(-1);
    if (last !== undefined && last.event === ordinal) {
      const row = (await rowsOf(store)).checkpoints.at(-1);
      if (row !== undefined) return E.right({ status: 'ALREADY_SO', checkpoint: row, publicKey });
    }
    const { key } = current;
    const signature = signer.sign(checkpointBytes(ledger, { ordinal, root, key }), {
      ...{ ledger: ledger.ledger, ordinal, root },
    });
    const event = await record({
      commandId: `checkpoint-${ordinal}`,
      type: 'CheckpointSealed',
      data: { ordinal, root, key, signature },
      actor,
    });
    if (E.isLeft(event)) return event;
    const { id, recordedAt } = event.right;
    return E.right({
      status: 'RECORDED',
      checkpoint: { ordinal, root, key, signature, event: id, recordedAt },
      publicKey,
    });
  };

  const rotate = async (question: Signing & { readonly lost?: boolean }): Answer<SigningKeyRow> => {
    const { signer, lost = false, decision = null } = question;
    const log = await verified(signer);
    if (E.isLeft(log)) return log;
    const { ledger, keys } = log.right;
    const current = keys.at(-1);
    if (current === undefined) return refusing(refuse('NO_SIGNING_KEY', 'data.previous'));
    const isHere = signer.signBy(current.publicKey);
    if (lost && isHere) return E.left(keyNotLost);
    if (!lost && !isHere) return refusing(otherKey(signer, current));
    const key = lost ? ownKey(ledger, signer, 'LOST', current.key) : nextKey(ledger, signer, current.key);
    const event = await introduce(key, question);
    if (E.isLeft(event)) return event;
    signer.signBy(key.publicKey);
    const { id, recordedAt } = event.right;
    return E.right({ ...key, event: id, recordedAt, decision: lost ? decision : null });
  };

  const exported = async (ordinal: number | null): Answer<CheckpointFile> => {
    const { found, leaves } = await verifiedLog(store);
    if (found.firstBad !== null) return E.left(notVerified(found.firstBad));
    const at = found.checkpoints.findLastIndex((one) => ordinal === null || one.ordinal === ordinal);
    const checkpoint = found.checkpoints[at];
    const keys = found.keys.slice(0, found.keys.findIndex(({ key }) => key === checkpoint?.key) + 1);
    const signer = keys.at(-1);
    if (checkpoint === undefined || signer === undefined || found.ledger === null) return E.left(noCheckpoint(ordinal));
    const { event: _, ...signed } = checkpoint;
    const before = found.checkpoints[at - 1];
    return E.right({
      format: CHECKPOINT_FORMAT,
      ...found.ledger,
      ...signed,
      publicKey: signer.publicKey,
      keys: keys.map(({ event: _at, decision: _by, ...key }) => key),
      previous: before === undefined ? null : withoutEvent(before, leaves, checkpoint.ordinal),
    });
  };

  return {
    checkpoints: () => () => failing(async () => E.right(await rowsOf(store))),
    sealCheckpoint: (question) => () => failing(() => seal(question)),
    rotateSigningKey: (question) => () =>
      failing(async () => {
        const key = await rotate(question);
        return E.isLeft(key) ? key : E.right({ status: 'RECORDED', key: key.right });
      }),
    exportCheckpoint:
      ({ ordinal } = {}) =>
      () =>
        failing(() => exported(ordinal ?? null)),
  };
}

const withoutEvent = (
  { event: _, ...checkpoint }: Verification['checkpoints'][number],
  leaves: Parameters<typeof consistencyProof>[0],
  to: number,
): NonNullable<CheckpointFile['previous']> => ({
  ...checkpoint,
  consistency: consistencyProof(leaves, checkpoint.ordinal, to),
});

/** The key that the signer has, introduced by itself alone. */
function ownKey(of: LedgerName, signer: Signer, reason: 'FIRST' | 'LOST', previous: string | null): SigningKey {
  const { publicKey } = signer;
  const said = { key: keyIdOf(publicKey), publicKey, reason, previous };
  return { ...said, proof: signer.vouch(keyBytes(of, said)), signature: null };
}

function nextKey(of: LedgerName, signer: Signer, previous: string): SigningKey {
  const next = signer.next();
  const { publicKey } = next;
  const said = { key: keyIdOf(publicKey), publicKey, reason: 'ROTATED', previous } as const;
  const bytes = keyBytes(of, said);
  return { ...said, proof: next.vouch(bytes), signature: signer.vouch(bytes) };
}

async function rowsOf(store: EventStore): Promise<CheckpointRows> {
  const checkpoints: CheckpointRow[] = [];
  const keys: SigningKeyRow[] = [];
  for await (const { event } of store.readStream('ledger')) {
    const { id, recordedAt } = event;
    if (event.type === 'CheckpointSealed') {
      const { ordinal, root, key, signature } = event.data;
      checkpoints.push({ ordinal, root, key, signature, event: id, recordedAt });
    }
    if (event.type === 'SigningKeyIntroduced')
      keys.push({ ...signingKeyOf(event.data), event: id, recordedAt, decision: event.data.decision ?? null });
  }
  return { checkpoints, keys };
}

const refusing = (refusal: Refusal): E.Either<EngineError, never> => E.left(refusedWith([refusal]));

const otherKey = ({ publicKey }: Signer, current: SigningKey | null): Refusal =>
  refuse('NOT_THE_SIGNING_KEY', 'signer', { value: keyIdOf(publicKey), current: current?.key ?? '' });

async function failing<A>(work: () => Answer<A>): Answer<A> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof SignerFailure) return E.left(signerError(thrown.error));
    if (thrown instanceof StoreFailure) return E.left(storeError(thrown.error));
    throw thrown;
  }
}
