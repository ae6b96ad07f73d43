import type { Schema } from '@kpi-ledger/api-client';

export type UnitCommand =
  | Schema<'TaskReportedCommand'>
  | Schema<'EvidenceSubmittedCommand'>
  | Schema<'IndicatorMeasuredCommand'>
  | Schema<'FactCorrectedCommand'>;

/** A file of evidence whose bytes wait on this device. */
export interface WaitingFile {
  readonly task: string;
  readonly hash: string;
  readonly type: string;
}

/** Something that somebody wanted to record, from the moment it was sent off until its reader has seen what became of it. */
export interface Entry {
  /** The idempotency key: the same however often it is sent. */
  readonly key: string;
  /** Whose it is; nobody else sends it from this device. */
  readonly owner: string;
  /** What it is about, as the list has it. */
  readonly title: string;
  /** Instant, ISO. */
  readonly madeAt: string;
  readonly command: UnitCommand;
  readonly files: readonly WaitingFile[];
  readonly state: EntryState;
  /** The form it was typed into, and what stood there, for one who has to mend it. */
  readonly form: string;
  readonly draft: object;
}

export type EntryState =
  /** `trouble`: what stood against the last attempt. */
  | { readonly kind: 'WAITING'; readonly trouble: 'NETWORK' | 'SERVICE' | 'SIGN_IN' | null }
  | { readonly kind: 'RECORDED'; readonly events: readonly string[] }
  | { readonly kind: 'REFUSED'; readonly reasons: readonly Reason[] };

/** Why not, in both languages. */
export interface Reason {
  /** Which part of the command. */
  readonly path: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}
