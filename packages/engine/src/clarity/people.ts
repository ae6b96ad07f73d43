import { headPostOf, holderOf, type Organisation, trackerOfPost } from '@kpi-ledger/projections';
import type { ClarityGap } from './clarity-row.js';

/** Who does the work of a row and answers for it: units, people, and collectives that nobody has spelled out. */
export interface Doers {
  readonly units: readonly string[];
  readonly people: readonly string[];
  readonly collectives: readonly string[];
  /** Units that a decision named for a collective: each answers for itself. */
  readonly each: boolean;
}

/**
 * Rõ người: every unit has somebody at its head on the day. Rõ trách nhiệm: one unit or person answers, or each of a decided list
 * for itself. Rõ thẩm quyền: it is recorded who tracks and assesses the head of each unit.
 */
export function gapsOfDoers(
  { units, people, collectives, each }: Doers,
  organisation: Organisation,
): readonly ClarityGap[] {
  const nobody = units.length + people.length === 0;
  if (nobody && collectives.length === 0)
    return (['PERSON', 'RESPONSIBILITY', 'AUTHORITY'] as const).map((clarity) => ({
      ...{ clarity, code: 'NO_LEAD', what: 'văn bản không nêu ai chủ trì', about: null },
    }));
  const unnamed = collectives.flatMap((about) =>
    (['PERSON', 'RESPONSIBILITY', 'AUTHORITY'] as const).map(
      (clarity): ClarityGap => ({
        clarity,
        code: 'COLLECTIVE',
        what: `"${about}" là tên chung, chưa nêu tên đơn vị`,
        about,
      }),
    ),
  );
  const several: readonly ClarityGap[] =
    !each && units.length + people.length > 1
      ? [
          {
            ...{ clarity: 'RESPONSIBILITY', code: 'SEVERAL_LEADS', about: null },
            what: `${units.length + people.length} đơn vị cùng chủ trì, chưa nêu đơn vị chịu trách nhiệm chính`,
          },
        ]
      : [];
  return [...unnamed, ...units.flatMap((unit) => ofUnit(unit, organisation)), ...several];
}

function ofUnit(unit: string, organisation: Organisation): readonly ClarityGap[] {
  const head = headPostOf(organisation, unit);
  const holder = head === null ? null : holderOf(organisation, head.id);
  const authority = head === null ? null : trackerOfPost(organisation, head.id);
  return [
    ...(holder === null
      ? [{ clarity: 'PERSON', code: 'NO_HOLDER', what: 'chưa ghi nhận người đứng đầu đơn vị', about: unit } as const]
      : []),
    ...(authority === null
      ? [
          {
            clarity: 'AUTHORITY',
            code: 'NO_AUTHORITY',
            what: 'chưa ghi nhận ai theo dõi, đánh giá đơn vị',
            about: unit,
          } as const,
        ]
      : []),
  ];
}
