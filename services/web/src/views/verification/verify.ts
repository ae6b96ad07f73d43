import { recompute } from '@kpi-ledger/engine/recompute';
import { type BundleAnchors, type BundleVerification, verifyBundle } from '@kpi-ledger/verify';

/** The whole check of a bundle: chains, proofs, signatures, and every published figure calculated again. */
export const verify = (text: string, given: Pick<BundleAnchors, 'files' | 'root'>): BundleVerification =>
  verifyBundle(text, recompute, { ...given, key: null });
