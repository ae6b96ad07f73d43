import type { Schema } from '@kpi-ledger/api-client';
import { addressOf } from '../../app/place.ts';
import type { Say } from '../../text/language.tsx';

export type Judgement = Schema<'Judgement'>;
export type Kind = Judgement['kind'];
export type Verdict = 'accept' | 'reject';

export const KINDS: readonly Kind[] = ['EVIDENCE_WAITING', 'DEADLINE_MISSED', 'EVIDENCE_REJECTED'];

export const kindName = (kind: Kind, say: Say): string =>
  ({
    EVIDENCE_WAITING: say('Minh chứng chờ thẩm định', 'Evidence waiting'),
    DEADLINE_MISSED: say('Chậm hạn', 'Missed deadlines'),
    EVIDENCE_REJECTED: say('Sai sót lớn', 'Major errors'),
  })[kind];

/** Which one of them it is, in the address. */
export const keyOf = ({ kind, task, milestone, submission, day }: Judgement): string =>
  [kind, task, milestone, submission ?? day].join(' ');

/** How the queue is looked at; all of it stands in the address. */
export interface Looking {
  readonly kind: Kind;
  readonly unit: string | null;
  readonly plan: string | null;
  readonly order: 'day' | 'due';
  /** The one that is open; null: none. */
  readonly open: string | null;
  readonly verdict: Verdict | null;
}

export function lookingIn(search: URLSearchParams): Looking {
  const verdict = search.get('verdict');
  return {
    kind: KINDS.find((kind) => kind === search.get('kind')) ?? 'EVIDENCE_WAITING',
    ...{ unit: search.get('unit'), plan: search.get('plan'), open: search.get('open') },
    order: search.get('order') === 'due' ? 'due' : 'day',
    verdict: verdict === 'accept' || verdict === 'reject' ? verdict : null,
  };
}

/** The address of the queue as it is looked at, with one of it open, or none. */
export function addressWith(search: URLSearchParams, change: { readonly [name: string]: string | null }): string {
  const more: { [name: string]: string } = {};
  for (const name of ['kind', 'unit', 'plan', 'order', 'open', 'verdict']) {
    const value = name in change ? change[name] : search.get(name);
    if (value != null && value !== '') more[name] = value;
  }
  return addressOf('/page/judging', search, more);
}

const LATEST = '9999';

/** What is looked at, in its order. */
export function queueOf(rows: readonly Judgement[], { kind, unit, plan, order }: Looking): readonly Judgement[] {
  const found = rows.filter(
    (row) => row.kind === kind && (unit === null || row.unit === unit) && (plan === null || row.plan === plan),
  );
  return order === 'day' ? found : found.toSorted((a, b) => (a.due ?? LATEST).localeCompare(b.due ?? LATEST));
}
