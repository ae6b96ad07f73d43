import { type AnyEvent, hashOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { LogChecker, readCanonical } from '../check-event.js';
import { flaw } from '../flaw.js';
import { verifyConsistency, verifyInclusion } from '../merkle-proof.js';
import { MerkleRoot } from '../merkle-root.js';
import type { Bundle } from './bundle.js';
import { type BundleFlaw, ofBundle, ofEvent } from './bundle-flaw.js';
import type { PlacedEvent } from './recompute.js';

type Proof = Bundle['closingProof'];

/** The events of a bundle, each where it says that it stands in the sealed state. */
export interface CarriedEvents {
  readonly events: readonly PlacedEvent[];
  /** Whether the first `ordinal` events of the sealed state have that root. */
  hadRoot(ordinal: number, root: string, proof: Proof): boolean;
}

export function checkEvents(bundle: Bundle): E.Either<BundleFlaw, CarriedEvents> {
  const carried = bundle.scope === null ? wholeLedger(bundle) : someEvents(bundle);
  if (E.isLeft(carried)) return carried;
  const [first] = carried.right.events;
  if (first?.event.type === 'LedgerOpened' && first.ordinal === 1) {
    const { ledger, kind, city } = first.event.data;
    if (ledger === bundle.ledger && kind === bundle.kind && city === bundle.city) return carried;
  }
  return E.left(
    ofEvent(
      flaw(
        'OTHER_LEDGER',
        'the bundle names another ledger, city or kind than the event that opened the ledger',
        'gói nêu sổ, thành phố hoặc loại sổ khác với sự kiện mở sổ',
      ),
      1,
      first?.event ?? null,
    ),
  );
}

const utf8 = new TextEncoder();

/** All events from the first one on: chains, and the root over them. */
function wholeLedger({ events, ordinal, root }: Bundle): E.Either<BundleFlaw, CarriedEvents> {
  const checker = new LogChecker();
  const tree = new MerkleRoot();
  const placed: PlacedEvent[] = [];
  for (const [i, { ordinal: at, text }] of events.entries()) {
    const bytes = utf8.encode(text);
    const named = readCanonical(bytes);
    if (E.isLeft(named)) return E.left(ofEvent(named.left, at, null));
    const { stream, revision } = named.right;
    if (at !== i + 1) return E.left(ofEvent(misplaced(i + 1), at, named.right));
    const read = checker.next({ stream, revision, bytes });
    if (E.isLeft(read)) return E.left(ofEvent(read.left, at, named.right));
    tree.add(bytes);
    placed.push({ ordinal: at, event: named.right });
  }
  if (placed.length !== ordinal || tree.root() !== root)
    return E.left(
      ofBundle(
        flaw(
          'ROOT',
          `the ${placed.length} events carried do not have the sealed Merkle root over ${ordinal}: one was altered, exchanged, put in or left out`,
          `${placed.length} sự kiện trong gói không có gốc Merkle đã niêm phong của ${ordinal} sự kiện: có sự kiện bị sửa, tráo, chèn thêm hoặc bỏ bớt`,
        ),
      ),
    );
  return E.right({ events: placed, hadRoot: (n, of) => tree.rootAt(n) === of });
}

const misplaced = (expected: number) =>
  flaw('MISPLACED', `event ${expected} should stand here`, `ở đây phải là sự kiện thứ ${expected}`);

/** Some events, each with the proof that it stands in the sealed state. */
function someEvents({ events, ordinal, root, ledger }: Bundle): E.Either<BundleFlaw, CarriedEvents> {
  const placed: PlacedEvent[] = [];
  const tails = new Map<string, { readonly revision: number; readonly hash: string }>();
  for (const { ordinal: at, text, proof } of events) {
    const bytes = utf8.encode(text);
    const read = readCanonical(bytes);
    if (E.isLeft(read)) return E.left(ofEvent(read.left, at, null));
    const event = read.right;
    if (at <= (placed.at(-1)?.ordinal ?? 0))
      return E.left(ofEvent(flaw('MISPLACED', 'not in log order', 'không theo thứ tự ghi sổ'), at, event));
    if (!verifyInclusion(bytes, { index: at - 1, size: ordinal, path: proof ?? [] }, root))
      return E.left(
        ofEvent(
          flaw(
            'NOT_INCLUDED',
            'its bytes or its proof were altered: the event does not stand there in the sealed ledger',
            'nội dung hoặc bằng chứng đã bị sửa: sự kiện không nằm ở vị trí này trong sổ đã niêm phong',
          ),
          at,
          event,
        ),
      );
    const gap = event.ledger === ledger ? gapBefore(event, tails.get(event.stream)) : OF_OTHER_LEDGER;
    if (gap !== null) return E.left(ofEvent(gap, at, event));
    tails.set(event.stream, { revision: event.revision, hash: hashOf(bytes) });
    placed.push({ ordinal: at, event });
  }
  const hadRoot: CarriedEvents['hadRoot'] = (n, of, proof) =>
    proof !== null && proof.from === n && proof.to === ordinal && verifyConsistency(proof, of, root);
  return E.right({ events: placed, hadRoot });
}

const OF_OTHER_LEDGER = flaw('OTHER_LEDGER', 'the event is of another ledger', 'sự kiện thuộc sổ khác');

/** Streams of work and of the period are carried from their beginning without a gap; of others only what is needed. */
function gapBefore(event: AnyEvent, tail: { readonly revision: number; readonly hash: string } | undefined) {
  if (!/^(task|plan|team|period)-/.test(event.stream)) return null;
  const expected = tail === undefined ? 0 : tail.revision + 1;
  return event.revision === expected && event.prevHash === (tail?.hash ?? null)
    ? null
    : flaw(
        'LEFT_OUT',
        `revision ${expected} of the stream was left out before it`,
        `thiếu lần ghi thứ ${expected} của luồng (revision) trước sự kiện này`,
      );
}
