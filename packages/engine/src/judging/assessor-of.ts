import {
  type Doer,
  headPostOf,
  type Organisation,
  positionsOf,
  trackerOf,
  trackerOfPost,
} from '@kpi-ledger/projections';

/** The post that tracks the head of the unit, or the person, and so judges the work (Điều 10); null: nobody is recorded. */
export function assessorOf(organisation: Organisation, doer: Doer): string | null {
  if ('unit' in doer) {
    const head = headPostOf(organisation, doer.unit);
    return head === null ? null : trackerOfPost(organisation, head.id);
  }
  const [position] = positionsOf(organisation, doer.person);
  return position === undefined ? null : trackerOf(organisation, position);
}

/** Whose work it is, as rows have it. */
export const whose = (doer: Doer): { readonly unit: string | null; readonly person: string | null } =>
  'unit' in doer ? { unit: doer.unit, person: null } : { unit: null, person: doer.person };
