import { hashOfValue } from '@kpi-ledger/events';
import type { Basis } from '../basis/basis.js';
import type { Command } from '../commands/index.js';
import type { PeriodClosing } from './closing.js';
import type { NotReady, Publications, Publishable, Restatable } from './publications.js';

/** Who records, and by which act where there is one. */
export interface Acting {
  readonly actor: string;
  readonly decision?: { readonly number: string; readonly date: string };
}

/**
 * What publishing a period came to. RECORDED: all that is ready was published, in one transaction. NOTHING_NEW: it was before, or
 * nothing is. NOT_READY: somebody is not, and only all together were to be published; nothing was written.
 */
export interface PublishOutcome {
  readonly basis: Basis;
  readonly status: 'RECORDED' | 'NOTHING_NEW' | 'NOT_READY';
  readonly published: readonly (Publishable & { readonly event: string | null })[];
  readonly already: Publications['published'];
  readonly notReady: readonly NotReady[];
  readonly withoutScore: Publications['withoutScore'];
}

/** RECORDED: closed now. ALREADY_SO: it was, with these figures; `blocking` says what has moved since. NOT_READY: `blocking` says who and what stands against it; nothing was written. */
export interface CloseOutcome extends PeriodClosing {
  readonly basis: Basis;
  readonly status: 'RECORDED' | 'ALREADY_SO' | 'NOT_READY';
  readonly event: string | null;
}

/** Published once a basis: another attempt at the same one is the same command. */
export const publishCommand = (
  { person, post, S, provisional }: Publishable,
  period: string,
  { assumed: _, ...basis }: Basis,
  { actor, decision }: Acting,
): Command => ({
  commandId: `publish-${hashOfValue([period, person, basis.ordinal]).slice(0, 40)}`,
  type: 'RatingPublished',
  validAt: null,
  data: {
    ...{ person, period, S, basis },
    ...(post === null ? {} : { post }),
    ...(provisional ? { provisional: true } : {}),
    ...(decision === undefined ? {} : { decision }),
  },
  actor,
});

/** By which act, and why, something that was final is touched. */
export interface Revising extends Acting {
  readonly decision: { readonly number: string; readonly date: string };
  readonly reason: string;
}

/**
 * What restating a period came to. RECORDED: the new figures stand beside the published ones. NOTHING_NEW: no score has moved.
 * NOT_READY: somebody's new score is not confirmed, and only all together were to be restated. PREVIEW: nothing was to be written.
 */
export interface RestateOutcome {
  readonly basis: Basis;
  readonly status: 'RECORDED' | 'NOTHING_NEW' | 'NOT_READY' | 'PREVIEW';
  readonly restated: readonly (Restatable & { readonly event: string | null })[];
  readonly notReady: readonly NotReady[];
}

/** RECORDED: open again. NOT_CLOSED: it was never closed, or is open already. */
export interface ReopenOutcome {
  readonly basis: Basis;
  readonly status: 'RECORDED' | 'NOT_CLOSED';
  readonly event: string | null;
}

export const restateCommand = (
  { person, S, published }: Restatable,
  period: string,
  { assumed: _, ...basis }: Basis,
  { actor, decision, reason }: Revising,
): Command => ({
  commandId: `restate-${hashOfValue([period, person, basis.ordinal]).slice(0, 40)}`,
  type: 'RatingRestated',
  validAt: null,
  data: { person, period, S, published: published.event, basis, reason, decision },
  actor,
});

export const reopenCommand = (period: string, { ordinal }: Basis, { actor, decision, reason }: Revising): Command => ({
  commandId: `reopen-${period}-${ordinal}`,
  type: 'PeriodReopened',
  validAt: null,
  data: { period, reason, decision },
  actor,
});

export const closeCommand = (
  { ratings, ratingsRoot, organisation, rests }: PeriodClosing,
  period: string,
  { ordinal, root }: Basis,
  { actor, decision }: Acting,
): Command => ({
  commandId: `close-${period}-${ordinal}`,
  type: 'PeriodClosed',
  validAt: null,
  data: {
    period,
    ratings,
    ratingsRoot,
    ordinal,
    root,
    organisation,
    rests,
    ...(decision === undefined ? {} : { decision }),
  },
  actor,
});
