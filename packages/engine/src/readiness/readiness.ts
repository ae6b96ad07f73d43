import { addDays, type Day, earlier, type Period, trackerOfPost, type WorkLine } from '@kpi-ledger/projections';
import { partsToAssign } from '../catalogue/team-rows.js';
import type { Missing } from '../rate/missing.js';
import type { RatedPost } from '../rate/rows.js';
import type { PersonScore } from '../rate/score.js';
import { sameNumber } from '../rate/score.js';
import { type WorkBehind, workBehind } from '../rate/work-behind.js';
import type { Reading } from '../reading/reading.js';

/** Something that still stands between a post and its published rating. */
export interface ReadinessRow {
  /** Null: a person without a named post. */
  readonly post: string | null;
  /** Only where there is no post. */
  readonly person?: string;
  readonly missing: string;
  readonly owedBy: string | null;
  readonly since: Day | null;
}

/** Per post or person: what is missing, who owes it, since when. Who lacks nothing has no row. */
export const readinessRows = (
  reading: Reading,
  period: Period,
  effective: Day,
  of: readonly RatedPost[],
): readonly ReadinessRow[] =>
  of.flatMap((rated) =>
    [
      ...matters(reading, rated, period, effective, unscheduledOf(reading, rated, period, effective)),
      ...partsToAssign(reading.at(earlier(effective, period.last)), rated.row.holder),
    ].map(({ what, owedBy, since }) => ({
      post: rated.row.post,
      ...(rated.row.post === null && rated.row.holder !== null ? { person: rated.row.holder } : {}),
      missing: what,
      owedBy,
      since,
    })),
  );

function matters(
  reading: Reading,
  { row, score }: RatedPost,
  period: Period,
  effective: Day,
  unscheduled: readonly Missing[],
): readonly Missing[] {
  return score === null ? row.missing : [...mattersOfPerson(reading, score, period, effective), ...unscheduled];
}

/** What stands between a person's score and its publication. */
export const mattersOfPerson = (
  reading: Reading,
  score: PersonScore,
  period: Period,
  effective: Day,
): readonly Missing[] => [
  ...score.missing,
  ...ofPerson(score, period, effective),
  ...ofWork(score, workBehind(reading, score)),
];

function ofPerson(score: PersonScore, period: Period, effective: Day): readonly Missing[] {
  if (effective < period.last || score.leftOut) return [];
  const { assessor, person } = score.standing;
  const since = addDays(period.last, 1);
  const { tracking } = score.standing;
  // A mean is neither scored by oneself nor confirmed: its parts are, and what they lack is said already (Điều 17.3).
  const isMean = tracking !== null && score.period.kind !== tracking;
  const judged = score.confirmed || score.confirmedS !== null;
  const selfScored = score.record === null || score.record.selfScored !== null || score.record.confirmedCells !== null;
  const drifted =
    score.confirmedS !== null && score.calculated !== null && !sameNumber(score.confirmedS, score.calculated);
  return [
    ...(selfScored || judged || isMean
      ? []
      : [{ what: 'chưa tự chấm tiêu chí chung (Mẫu số 01)', owedBy: person, since }]),
    ...(score.S !== null && !judged && !isMean
      ? [{ what: 'điểm chưa được cấp có thẩm quyền xác nhận', owedBy: assessor, since }]
      : []),
    ...(drifted
      ? [
          {
            what: `điểm tính hiện nay là ${score.calculated}, khác điểm đã xác nhận ${score.confirmedS} (R20)`,
            owedBy: assessor,
            since,
          },
        ]
      : []),
  ];
}

/** What is open in the work: evidence not judged, work without a deadline that counts, factors not decided. */
function ofWork({ standing }: PersonScore, { matters: open, lines, unscored }: WorkBehind): readonly Missing[] {
  const owedBy = standing.assessor;
  const texts = {
    PENDING_ACCEPTANCE: (task: string) => `${task}: đã nộp, chưa được nghiệm thu`,
    NEEDS_NEW_DEADLINE: (task: string) =>
      `${task}: hoàn thành sau kỳ, cần giao lại thời hạn mới thì mới được tính (R10)`,
    BEFORE_ADOPTION: (task: string) => `${task}: thời hạn trước ngày ban hành kế hoạch, cần giao lại thời hạn`,
  };
  const provisional = lines.filter(({ factorIsProvisional }) => factorIsProvisional);
  return [
    ...open().map(({ kind, task, since }) => ({ what: texts[kind](task), owedBy, since })),
    ...(provisional.length === 0 ? [] : [withoutFactor(provisional, 'tạm tính h = 1', owedBy)]),
    ...(unscored.length === 0 ? [] : [withoutFactor(unscored, 'chưa được tính điểm', owedBy)]),
  ];
}

function withoutFactor(lines: readonly WorkLine[], meanwhile: string, owedBy: string | null): Missing {
  const tasks = [...new Set(lines.map(({ task }) => task))];
  const assigned = lines.flatMap(({ parts }) => parts.map(({ batch }) => batch.origin.day)).sort();
  return {
    what: `${tasks.length} nhiệm vụ chưa có hệ số quy đổi, ${meanwhile} (P36): ${tasks.join(', ')}`,
    owedBy,
    since: assigned[0] ?? null,
  };
}

/** Rows of plans that name the unit and have no day by which it could be judged: a range of years, or nothing printed. */
function unscheduledOf(reading: Reading, { row }: RatedPost, period: Period, effective: Day): readonly Missing[] {
  const { plans, tasks, organisation } = reading.at(earlier(effective, period.last));
  if (row.unit === null || row.post === null || organisation.headPosts.get(row.unit)?.id !== row.post) return [];
  const assigned = new Set(tasks.flatMap(({ plan }) => (plan === null ? [] : [`${plan.plan} ${plan.row}`])));
  return [...plans.values()].flatMap((plan) => {
    const rows = [...plan.rows.values()].filter(
      ({ row: id, deadline, responsible }) =>
        deadline.due === null && responsible.some(({ unit }) => unit === row.unit) && !assigned.has(`${plan.id} ${id}`),
    );
    const numbers = rows.map(({ row: id }) => id).join(', ');
    return rows.length === 0
      ? []
      : [
          {
            what: `${plan.id}: ${rows.length} nhiệm vụ chưa có thời hạn để theo dõi (dòng ${numbers})`,
            owedBy: trackerOfPost(organisation, row.post ?? ''),
            since: plan.adoptedOn,
          },
        ];
  });
}
