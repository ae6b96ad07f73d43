import * as E from 'fp-ts/lib/Either.js';
import { flaw } from '../flaw.js';
import { type Bundle, DEMO_NOTICE, readBundle } from './bundle.js';
import { type BundleFlaw, ofBundle } from './bundle-flaw.js';
import { type BundleAnchor, type BundleAnchors, checkAnchors, isAnchored } from './check-anchors.js';
import { checkClosing } from './check-closing.js';
import { checkEvents } from './check-events.js';
import { checkRatings, type RecomputedRating } from './check-ratings.js';
import type { Recompute } from './recompute.js';

/**
 * What follows from a bundle that verifies.
 * - UNALTERED: every event carried stands in the sealed state, byte for byte
 * - RECOMPUTED: every published figure was calculated again from them, with the rules and formulas of its basis
 * - ALL_RATINGS: no published figure of the period is left out
 * - ALL_EVENTS: nothing of the ledger before the sealed state is left out
 * - ALL_OF_THE_ORGANISATION: no event that says who works where is left out, so that no subordinate is
 * - ALL_IT_RESTS_ON: no task and no statement is left out that the closing commits to as the grounds of the rating
 */
export type Proved =
  | 'UNALTERED'
  | 'RECOMPUTED'
  | 'ALL_RATINGS'
  | 'ALL_EVENTS'
  | 'ALL_OF_THE_ORGANISATION'
  | 'ALL_IT_RESTS_ON';

export interface BundleVerification {
  /** NOT_ANCHORED: consistent in itself, but nothing from elsewhere was given to compare with. */
  readonly status: 'VALID' | 'INVALID' | 'NOT_ANCHORED';
  /** What the bundle says it is; null: it is none. */
  readonly bundle: Pick<Bundle, 'ledger' | 'kind' | 'city' | 'period' | 'scope' | 'ordinal' | 'root'> | null;
  /** False: of a demo ledger, whatever else holds. */
  readonly official: boolean;
  readonly firstBad: BundleFlaw | null;
  readonly ratings: readonly RecomputedRating[];
  /** How many subordinates' statements a bundle of one head carries. */
  readonly subordinates: number;
  readonly anchors: readonly BundleAnchor[];
  readonly proves: readonly Proved[];
}

const NO_ANCHORS: BundleAnchors = { files: [], key: null, root: null };

/** Verifies the text of a bundle, without any ledger. Pure; runs in a browser too. */
export function verifyBundle(
  text: string,
  recompute: Recompute,
  given: BundleAnchors = NO_ANCHORS,
): BundleVerification {
  const read = readBundle(text);
  if (E.isLeft(read)) return invalid(null, ofBundle(read.left));
  const bundle = read.right;
  if (bundle.notice !== (bundle.kind === 'demo' ? DEMO_NOTICE : null))
    return invalid(bundle, ofBundle(flaw('NOTICE', 'the notice was altered', 'lời cảnh báo đã bị sửa')));
  const carried = checkEvents(bundle);
  if (E.isLeft(carried)) return invalid(bundle, carried.left);
  const closing = checkClosing(bundle, carried.right, recompute);
  if (E.isLeft(closing)) return invalid(bundle, closing.left);
  const wrong = checkRatings(bundle, carried.right, closing.right, recompute);
  if (wrong !== null) return invalid(bundle, wrong);
  const anchors = checkAnchors(bundle, carried.right, given);
  if (E.isLeft(anchors)) return invalid(bundle, anchors.left);
  return {
    status: isAnchored(anchors.right) ? 'VALID' : 'NOT_ANCHORED',
    bundle: nameOf(bundle),
    official: bundle.kind === 'live',
    firstBad: null,
    ratings: closing.right.figures.map(({ person, event, kind, S, basis }) => ({ person, event, kind, S, basis })),
    subordinates: new Set(bundle.subordinates.map(({ person }) => person)).size,
    anchors: anchors.right,
    proves:
      bundle.scope === null
        ? ['UNALTERED', 'RECOMPUTED', 'ALL_RATINGS', 'ALL_EVENTS']
        : ['UNALTERED', 'RECOMPUTED', 'ALL_OF_THE_ORGANISATION', 'ALL_IT_RESTS_ON'],
  };
}

const nameOf = ({ ledger, kind, city, period, scope, ordinal, root }: Bundle): BundleVerification['bundle'] => ({
  ...{ ledger, kind, city, period, scope, ordinal, root },
});

const invalid = (bundle: Bundle | null, firstBad: BundleFlaw): BundleVerification => ({
  status: 'INVALID',
  bundle: bundle === null ? null : nameOf(bundle),
  official: false,
  firstBad,
  ...{ ratings: [], subordinates: 0, anchors: [], proves: [] },
});
