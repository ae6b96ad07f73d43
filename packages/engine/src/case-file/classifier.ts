import {
  agencyOf,
  headPostOf,
  type Organisation,
  type Period,
  type Position,
  trackerOf,
} from '@kpi-ledger/projections';

/**
 * The post whose holder classifies the person for the year (Điều 10): the head of the cơ quan quản lý for the head of a cơ
 * quan sử dụng; the head of the cơ quan sử dụng for everybody else in it and in its component units. Null: none is recorded.
 */
export function classifierOf(organisation: Organisation, position: Parameters<typeof trackerOf>[1]): string | null {
  const head = headPostOf(organisation, agencyOf(organisation, position.unit));
  if (head === null) return trackerOf(organisation, position);
  return head.id === position.post ? trackerOf(organisation, position) : head.id;
}

/** Who acts on a period: a year is classified, everything shorter is scored (Điều 10). */
export const authorityIn = ({ kind }: Period): ((organisation: Organisation, position: Position) => string | null) =>
  kind === 'YEAR' ? classifierOf : trackerOf;
