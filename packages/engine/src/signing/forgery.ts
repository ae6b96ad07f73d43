import { type Refusal, refuse } from '@kpi-ledger/domain';
import type { AnyEvent, NewFact } from '@kpi-ledger/events';
import { type EventStore, StoreFailure } from '@kpi-ledger/ledger';
import { isSealedBy, isVouchedFor, keyIdOf, type LedgerName, signingKeyOf } from '@kpi-ledger/verify';
import * as E from 'fp-ts/lib/Either.js';

/**
 * Why a checkpoint or a key may not be recorded though it follows the ones before it: its signature or root is wrong. It would
 * stay so for ever, and every verification would stop at it.
 */
export async function forgery(
  fact: NewFact,
  recorded: readonly AnyEvent[],
  store: Pick<EventStore, 'prefixAt'>,
): Promise<Refusal | null> {
  if (fact.type !== 'CheckpointSealed' && fact.type !== 'SigningKeyIntroduced') return null;
  const keys = recorded.flatMap((event) => (event.type === 'SigningKeyIntroduced' ? [signingKeyOf(event.data)] : []));
  const current = keys.at(-1) ?? null;
  const of = nameOf(recorded);
  if (of === null) return null;
  if (fact.type === 'SigningKeyIntroduced') {
    const key = signingKeyOf(fact.data);
    const right = keyIdOf(key.publicKey);
    if (right !== key.key) return refuse('NOT_THE_KEY_ID', 'data.key', { value: key.key, right });
    return isVouchedFor(of, key, current) ? null : refuse('BAD_SIGNATURE', 'data.signature', { key: key.key });
  }
  const { ordinal, root, key } = fact.data;
  if (current === null || !isSealedBy(of, fact.data, current))
    return refuse('BAD_SIGNATURE', 'data.signature', { key });
  const prefix = await store.prefixAt(ordinal)();
  if (E.isLeft(prefix)) throw new StoreFailure(prefix.left);
  if (prefix.right === null) return refuse('CHECKPOINT_BEYOND_LEDGER', 'data.ordinal', { value: ordinal });
  return prefix.right.root === root
    ? null
    : refuse('NOT_THE_ROOT', 'data.root', { value: root, ordinal, root: prefix.right.root });
}

function nameOf([opened]: readonly AnyEvent[]): LedgerName | null {
  return opened?.type === 'LedgerOpened' ? { ledger: opened.data.ledger, kind: opened.data.kind } : null;
}
