import type { Fact } from '../common/facts.js';
import { type Decision, recordUnless } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Ledger } from './fold.js';

/** Each key follows the one before it. Whether the signatures are right, the engine has checked before it asks here. */
export function introduceSigningKey({ signingKeys }: Ledger, fact: Fact<'SigningKeyIntroduced'>): Decision {
  const current = signingKeys.at(-1)?.key ?? null;
  const { key, reason, previous = null } = fact.data;
  const isFirst = reason === 'FIRST';
  return recordUnless(
    fact,
    signingKeys.some((known) => known.key === key) && refuse('SIGNING_KEY_KNOWN', 'data.key', { value: key }),
    isFirst && current !== null && refuse('FIRST_KEY_ONLY_ONCE', 'data.reason', { current }),
    !isFirst && current === null && refuse('NO_SIGNING_KEY', 'data.previous'),
    previous !== (isFirst ? null : current) && wrongKey('data.previous', previous, current),
  );
}

/** Sealed by the key of now, over more than before: two signers can never seal side by side. */
export function sealCheckpoint({ signingKeys, sealed }: Ledger, fact: Fact<'CheckpointSealed'>): Decision {
  const current = signingKeys.at(-1)?.key ?? null;
  const { key, ordinal } = fact.data;
  return recordUnless(
    fact,
    current === null && refuse('NO_SIGNING_KEY', 'data.key'),
    current !== null && key !== current && wrongKey('data.key', key, current),
    sealed !== null &&
      ordinal <= sealed &&
      refuse('CHECKPOINT_NOT_NEWER', 'data.ordinal', { value: String(ordinal), sealed: String(sealed) }),
  );
}

const wrongKey = (path: string, value: string | null, current: string | null): Refusal =>
  refuse('NOT_THE_SIGNING_KEY', path, { value: value ?? '', current: current ?? '' });
