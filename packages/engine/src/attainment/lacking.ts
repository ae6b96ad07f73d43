import type { CollectiveLead, Lacking, RollUpAnswer, TargetAttainment } from './attainment-row.js';
import type { Judging } from './context.js';

/** What each target lacks to be judged, owed by everybody who leads; null where nobody does by name. */
export function lackingFigures(
  targets: readonly TargetAttainment[],
  leads: readonly string[],
  { annualYear }: Judging,
): readonly Lacking[] {
  const of = annualYear === null ? '' : ` năm ${annualYear}`;
  const owed = leads.length === 0 ? [null] : leads;
  return targets.flatMap((target) => {
    const needed = neededFor(target, of);
    return needed === null ? [] : owed.map((owedBy) => ({ ...needed, owedBy, since: null }));
  });
}

function neededFor({ raw, reason, universe }: TargetAttainment, of: string): Pick<Lacking, 'code' | 'what'> | null {
  switch (reason) {
    case 'not_measured':
      return { code: 'NOT_MEASURED', what: `chưa có số đo${of}` };
    case 'not_published':
    case 'other_universe':
      return { code: 'NOT_MEASURED', what: `chưa có thứ hạng${of}${universe === null ? '' : ` trong ${universe}`}` };
    case 'needs_attestation':
      return { code: 'NOT_ATTESTED', what: `chưa xác nhận kèm minh chứng: ${raw}` };
    case 'year_before_not_measured':
      return { code: 'YEAR_BEFORE_NOT_MEASURED', what: `chưa có số của năm trước để xét: ${raw}` };
    case 'universes_disagree':
      return {
        code: 'UNIVERSE_UNDECIDED',
        what: 'các phạm vi xếp hạng cho kết quả khác nhau, chưa quyết định dùng phạm vi nào',
      };
    default:
      return null;
  }
}

const undecided = (code: Lacking['code'], what: string): Lacking => ({ code, what, owedBy: null, since: null });

/** What nobody has decided yet: without it a path, or a figure of the city from its units, is not available. */
export function lackingDecisions(
  targets: readonly TargetAttainment[],
  collectives: readonly CollectiveLead[],
  rollUp: RollUpAnswer | null,
): readonly Lacking[] {
  const paths = targets.filter(({ path }) => path?.points.every(({ kind }) => kind !== 'EACH_YEAR'));
  return [
    ...collectives
      .filter(({ units }) => units === null)
      .map(({ text }) => undecided('COLLECTIVE_UNDECIDED', `chưa có quyết định nêu tên đơn vị thuộc "${text}"`)),
    ...(rollUp !== null && rollUp.rule === null
      ? [undecided('ROLL_UP_UNDECIDED', 'chưa quyết định cách cộng số liệu của các đơn vị (ROLL_UP)')]
      : []),
    ...(paths.some(({ path }) => path?.rule === null)
      ? [undecided('PATH_UNDECIDED', 'chưa quyết định lộ trình các năm trước năm đích (PATH)')]
      : []),
    ...(paths.some(({ baseline }) => baseline === null)
      ? [undecided('BASELINE_UNDECIDED', 'chưa có mốc xuất phát (BASELINE và số đo của kỳ đó)')]
      : []),
  ];
}
