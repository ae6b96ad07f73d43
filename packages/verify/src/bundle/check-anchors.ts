import { canonicalText } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { type CheckpointFile, checkCheckpointFile, readCheckpointFile, type Trust } from '../checkpoint-file.js';
import { flaw } from '../flaw.js';
import type { GivenFile } from '../verify-ledger.js';
import type { Bundle } from './bundle.js';
import { type BundleFlaw, ofBundle } from './bundle-flaw.js';
import type { CarriedEvents } from './check-events.js';

/** What whoever verifies brings along, from another source than the bundle. */
export interface BundleAnchors {
  /** Exported checkpoints, kept elsewhere. */
  readonly files: readonly GivenFile[];
  /** The own copy of the public key, 64 hexadecimal digits. */
  readonly key: string | null;
  /** The Merkle root as it was printed on a rating list. */
  readonly root: string | null;
}

/** What the sealed state agrees with. EMBEDDED: the checkpoint in the bundle itself. */
export interface BundleAnchor {
  readonly by: 'FILE' | 'PRINTED_ROOT' | 'EMBEDDED';
  readonly name: string;
  readonly ordinal: number;
  readonly key: string | null;
  readonly trust: Trust;
}

/** Only what comes from elsewhere anchors: a given file or root, or a key that vouches for the embedded checkpoint. */
export const isAnchored = (anchors: readonly BundleAnchor[]): boolean =>
  anchors.some(({ by, trust }) => by !== 'EMBEDDED' || trust === 'GIVEN');

export function checkAnchors(
  bundle: Bundle,
  carried: CarriedEvents,
  { files, key, root }: BundleAnchors,
): E.Either<BundleFlaw, readonly BundleAnchor[]> {
  const anchors: BundleAnchor[] = [];
  const all = [
    ...(bundle.checkpoint === null
      ? []
      : [{ by: 'EMBEDDED' as const, name: 'checkpoint', text: canonicalText(bundle.checkpoint) }]),
    ...files.map((file) => ({ ...file, by: 'FILE' as const })),
  ];
  for (const { by, name, text } of all) {
    const file = readCheckpointFile(text);
    const trust = E.isLeft(file) ? file : checkCheckpointFile(file.right, key);
    if (E.isLeft(trust) || E.isLeft(file)) return E.left(ofFile(name, E.isLeft(trust) ? trust.left : null));
    const denied = deniedBy(bundle, carried, file.right);
    if (denied !== null) return E.left(ofFile(name, denied));
    anchors.push({ by, name, ordinal: file.right.ordinal, key: file.right.key, trust: trust.right });
  }
  if (root === null) return E.right(anchors);
  if (root !== bundle.root)
    return E.left(
      ofBundle(
        flaw(
          'PRINTED_ROOT',
          `the sealed root is ${bundle.root}, not the given one: another state was printed, or the bundle is not the true one`,
          `gốc Merkle đã niêm phong là ${bundle.root}, không phải gốc đã cho: bản in của trạng thái khác, hoặc gói không phải gói thật`,
        ),
      ),
    );
  return E.right([...anchors, { by: 'PRINTED_ROOT', name: root, ordinal: bundle.ordinal, key: null, trust: 'GIVEN' }]);
}

const ofFile = (name: string, what: { readonly code: string; readonly en: string; readonly vi: string } | null) =>
  ofBundle(flaw(what?.code ?? 'NOT_A_CHECKPOINT', `${name}: ${what?.en ?? ''}`, `${name}: ${what?.vi ?? ''}`));

/** A bundle of one head can be compared at its own state only; a whole one at every state before it too. */
function deniedBy(bundle: Bundle, carried: CarriedEvents, file: CheckpointFile) {
  if (file.ledger !== bundle.ledger || file.kind !== bundle.kind)
    return flaw(
      'OTHER_LEDGER',
      `the checkpoint is of ledger ${file.ledger} (${file.kind}), the bundle of ${bundle.ledger} (${bundle.kind})`,
      `điểm chốt thuộc sổ ${file.ledger} (${file.kind}), còn gói thuộc sổ ${bundle.ledger} (${bundle.kind})`,
    );
  const isComparable = bundle.scope === null ? file.ordinal <= bundle.ordinal : file.ordinal === bundle.ordinal;
  if (!isComparable)
    return flaw(
      'NOT_COMPARABLE',
      `the checkpoint covers ${file.ordinal} events, the bundle is sealed at ${bundle.ordinal}: give the checkpoint of ${bundle.ordinal} events`,
      `điểm chốt bao gồm ${file.ordinal} sự kiện, còn gói niêm phong ở ${bundle.ordinal} sự kiện: hãy dùng điểm chốt của ${bundle.ordinal} sự kiện`,
    );
  const agrees =
    file.ordinal === bundle.ordinal ? file.root === bundle.root : carried.hadRoot(file.ordinal, file.root, null);
  return agrees
    ? null
    : flaw(
        'ANCHORED_ROOT',
        `the first ${file.ordinal} events do not have the root of the checkpoint: the ledger was rewritten, or the bundle is not the true one`,
        `${file.ordinal} sự kiện đầu không có gốc Merkle của điểm chốt: sổ đã bị viết lại, hoặc gói không phải gói thật`,
      );
}
