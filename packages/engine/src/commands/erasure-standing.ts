import type { ErasureStanding } from '@kpi-ledger/domain';
import type { AnyEvent, NewFact } from '@kpi-ledger/events';
import type { Workspace } from './workspace.js';

/** What stands against erasing a subject today, with what is recorded and with what was decided since. */
export type ErasureStandingOf = (subject: string, decided: readonly AnyEvent[]) => Promise<ErasureStanding>;

/** The standing that a SubjectErased is judged by; null for every other fact. */
export const askedErasure = async (
  fact: NewFact,
  { workspace, erasureOf }: { readonly workspace: Workspace; readonly erasureOf: ErasureStandingOf },
): Promise<ErasureStanding | null> =>
  fact.type === 'SubjectErased' ? erasureOf(fact.data.subject, workspace.drafts()) : null;
