import * as E from 'fp-ts/lib/Either.js';
import type { StoredEvent } from './check-event.js';
import { checkCheckpointFile, readCheckpointFile, type Trust } from './checkpoint-file.js';
import { type Flaw, flaw } from './flaw.js';
import { type Damage, type Verification, verifyLog } from './verify-log.js';

/** A checkpoint file that was given to compare with. */
export interface GivenFile {
  readonly name: string;
  readonly text: string;
}

/** A checkpoint file that the ledger agrees with. */
export interface CheckedAnchor {
  readonly file: string;
  readonly ordinal: number;
  readonly root: string;
  readonly key: string;
  readonly trust: Trust;
}

export interface LedgerVerification extends Verification {
  /** The files that anchor it; none: nothing outside vouches for the ledger. */
  readonly anchors: readonly CheckedAnchor[];
  /** So many of the first events the files vouch for; what was recorded later only agrees with itself. */
  readonly anchored: number;
}

/**
 * Verifies a whole ledger, against checkpoint files where they are given.
 *
 * @param trusted the auditor's own copy of the public key, 64 hexadecimal digits; null: the keys of the files are believed
 * @param now the clock of the verifier, an instant; null: recording times are compared with each other only
 */
export async function verifyLedger(
  events: Iterable<StoredEvent | Damage> | AsyncIterable<StoredEvent | Damage>,
  files: readonly GivenFile[] = [],
  trusted: string | null = null,
  now: string | null = null,
): Promise<LedgerVerification> {
  const read = files.map(({ name, text }) => ({ name, checked: checkedFile(text, trusted) }));
  const anchors = read.flatMap(({ name, checked }) => (E.isRight(checked) ? [{ name, ...checked.right }] : []));
  const found = await verifyLog(events, anchors, now);
  const agreeing = anchors.filter(
    ({ ordinal }) => found.status !== 'INVALID' || ordinal < (found.firstBad?.ordinal ?? 0),
  );
  const answer = {
    ...found,
    anchored: Math.max(0, ...agreeing.map(({ ordinal }) => ordinal)),
    anchors: agreeing.map(({ name, ordinal, root, key, trust }) => ({ file: name, ordinal, root, key, trust })),
  };
  if (found.status === 'INVALID') return answer;
  const wrongFile = read.find(({ checked }) => E.isLeft(checked));
  if (wrongFile !== undefined && E.isLeft(wrongFile.checked))
    return invalidFile(answer, wrongFile.name, wrongFile.checked.left);
  const unknown = anchors.find(({ keys }) => !keys.every((key, i) => found.keys[i]?.publicKey === key.publicKey));
  return unknown === undefined
    ? answer
    : invalidFile(
        answer,
        unknown.name,
        flaw(
          'OTHER_KEYS',
          `its signing keys are not those of the ledger`,
          'các khoá ký của điểm chốt không phải là các khoá ký của sổ',
        ),
      );
}

function checkedFile(text: string, trusted: string | null) {
  const file = readCheckpointFile(text);
  if (E.isLeft(file)) return file;
  const trust = checkCheckpointFile(file.right, trusted);
  return E.isLeft(trust) ? trust : E.right({ ...file.right, trust: trust.right });
}

/** The events may be as they should be; the file that should vouch for them is not. */
const invalidFile = (answer: LedgerVerification, file: string, { code, en, vi }: Flaw): LedgerVerification => ({
  ...answer,
  status: 'INVALID',
  firstBad: {
    ...{ ordinal: answer.ordinal, stream: null, revision: null, code },
    ...{ what: `${file}: ${en}`, whatVi: `${file}: ${vi}`, file },
  },
});
