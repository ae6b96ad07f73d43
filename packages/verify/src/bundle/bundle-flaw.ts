import type { AnyEvent } from '@kpi-ledger/events';
import type { Flaw } from '../flaw.js';

/** The first thing of a bundle that is not what it should be. */
export interface BundleFlaw {
  readonly code: string;
  readonly what: string;
  readonly whatVi: string;
  /** The event, where one is at fault: its place in the log, stream and revision. */
  readonly ordinal: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
  /** Whose rating or score; null: of nobody in particular. */
  readonly person: string | null;
}

const NOWHERE = { ordinal: null, stream: null, revision: null, person: null };

export const ofBundle = (
  { code, en, vi }: Flaw,
  where: Partial<Omit<BundleFlaw, 'code' | 'what' | 'whatVi'>> = {},
): BundleFlaw => ({ ...NOWHERE, ...where, code, what: en, whatVi: vi });

export const ofEvent = (what: Flaw, ordinal: number, event: AnyEvent | null): BundleFlaw =>
  ofBundle(what, { ordinal, stream: event?.stream ?? null, revision: event?.revision ?? null });
