import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import {
  CHECKPOINT_FORMAT,
  type Checkpoint,
  isSealedBy,
  isVouchedFor,
  type LedgerName,
  type SigningKey,
} from './checkpoint.js';
import { type Flaw, flaw } from './flaw.js';
import { type ConsistencyProof, verifyConsistency } from './merkle-proof.js';

/** A checkpoint as it leaves the ledger, to be kept somewhere else; it can be checked without the ledger. */
export interface CheckpointFile extends LedgerName, Checkpoint {
  readonly format: typeof CHECKPOINT_FORMAT;
  readonly publicKey: string;
  /** Every key from the first one to the one that signed. */
  readonly keys: readonly SigningKey[];
  /** The checkpoint before it, and the proof that nothing of it was altered since; null: there was none. */
  readonly previous: (Checkpoint & { readonly consistency: ConsistencyProof }) | null;
}

/**
 * Where the trust in the signing key comes from. GIVEN: the auditor's own copy of the key, or a later one that it vouches for by
 * signatures; a later key vouches for no earlier one, whose loss could be why it was replaced. SELF_ASSERTED: from the checkpoint file alone, so that only the file itself vouches for it.
 */
export type Trust = 'GIVEN' | 'SELF_ASSERTED';

/** Only what can be signed (canonical bytes): whole numbers, and text without half a character. */
const only = <A>(name: string, is: (given: unknown) => given is A): t.Type<A> =>
  new t.Type<A>(name, is, (given, context) => (is(given) ? t.success(given) : t.failure(given, context)), t.identity);
const count = only(
  'count',
  (given): given is number => t.number.is(given) && Number.isSafeInteger(given) && given >= 0,
);
const text = only('text', (given): given is string => t.string.is(given) && !/\p{Surrogate}/u.test(given));
const nullableText = t.union([text, t.null]);

const checkpoint = { ordinal: count, root: text, key: text, signature: text };
const Codec = t.type({
  ...checkpoint,
  format: t.literal(CHECKPOINT_FORMAT),
  ledger: text,
  kind: t.union([t.literal('live'), t.literal('demo')]),
  publicKey: text,
  keys: t.array(
    t.type({
      key: text,
      publicKey: text,
      reason: t.union([t.literal('FIRST'), t.literal('ROTATED'), t.literal('LOST')]),
      previous: nullableText,
      proof: text,
      signature: nullableText,
    }),
  ),
  previous: t.union([
    t.null,
    t.type({
      ...checkpoint,
      consistency: t.type({ from: count, to: count, path: t.array(text) }),
    }),
  ]),
});

/** The checkpoint of an exported file; left: why it is none. */
export function readCheckpointFile(text: string): E.Either<Flaw, CheckpointFile> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return E.left(flaw('NOT_A_CHECKPOINT', 'the file is not JSON', 'tệp không phải là JSON'));
  }
  const decoded = Codec.decode(json);
  if (E.isRight(decoded)) return decoded;
  const field = decoded.left[0]?.context.flatMap(({ key }) => (key === '' ? [] : [key])).join('.') ?? '';
  return E.left(
    flaw(
      'NOT_A_CHECKPOINT',
      `the file is no ${CHECKPOINT_FORMAT}: field "${field}" is missing or wrong`,
      `tệp không phải là điểm chốt (${CHECKPOINT_FORMAT}): trường "${field}" thiếu hoặc sai`,
    ),
  );
}

/** Whether the signatures in the file hold, and on what trust; left: what is wrong with it. `trusted` is a public key. */
export function checkCheckpointFile(file: CheckpointFile, trusted: string | null): E.Either<Flaw, Trust> {
  const broken = file.keys.find((key, i) => !isVouchedFor(file, key, file.keys[i - 1] ?? null));
  if (broken !== undefined)
    return E.left(
      flaw(
        'BAD_SIGNING_KEY',
        `signing key ${broken.key} is not vouched for by the key before it`,
        `khoá ký ${broken.key} không được khoá trước xác nhận đúng`,
      ),
    );
  const signer = file.keys.at(-1);
  if (signer === undefined || signer.publicKey !== file.publicKey || !isSealedBy(file, file, signer))
    return E.left(
      flaw(
        'BAD_SIGNATURE',
        `the signature of the checkpoint is not that of ${file.key}`,
        `chữ ký của điểm chốt không phải của khoá ${file.key}`,
      ),
    );
  const { previous } = file;
  if (previous !== null && !follows(file, previous))
    return E.left(
      flaw(
        'NOT_CONSISTENT',
        `it does not prove that the ${previous.ordinal} events of the checkpoint before it are unaltered`,
        `điểm chốt không chứng minh được ${previous.ordinal} sự kiện của điểm chốt trước còn nguyên`,
      ),
    );
  if (trusted === null) return E.right('SELF_ASSERTED');
  return vouchesFor(file.keys, trusted)
    ? E.right('GIVEN')
    : E.left(
        flaw(
          'KEY_NOT_TRUSTED',
          `it is signed by ${file.key}, which the given key does not vouch for`,
          `điểm chốt do khoá ${file.key} ký; khoá đã cho không xác nhận khoá này`,
        ),
      );
}

function follows(file: CheckpointFile, previous: NonNullable<CheckpointFile['previous']>): boolean {
  const { consistency } = previous;
  const signer = file.keys.find(({ key }) => key === previous.key);
  return (
    signer !== undefined &&
    isSealedBy(file, previous, signer) &&
    consistency.from === previous.ordinal &&
    consistency.to === file.ordinal &&
    verifyConsistency(consistency, previous.root, file.root)
  );
}

/** From the given key to the one that signed, each must have signed the next: a lost key vouches for nothing after it. */
function vouchesFor(keys: readonly SigningKey[], trusted: string): boolean {
  const from = keys.findIndex(({ publicKey }) => publicKey === trusted);
  return from >= 0 && keys.slice(from + 1).every(({ reason }) => reason === 'ROTATED');
}
