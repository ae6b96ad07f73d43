import { type Refusal, refuse } from '@kpi-ledger/domain';
import type { AnyEvent, NewFact } from '@kpi-ledger/events';
import { parsePeriod } from '@kpi-ledger/projections';
import type { Standing } from '../rate/standing.js';
import type { Workspace } from './workspace.js';

/** What a person is at the end of a period (P25), with what is recorded and with what was decided since; null: no such period. */
export type RatedAs = (
  of: { readonly person: string; readonly period: string },
  decided: readonly AnyEvent[],
) => Promise<Pick<Standing, 'leader' | 'tracking'> | null>;

/** What is judged in the tracked periods only; a score from elsewhere comes in the periods of elsewhere (Điều 19.1). */
const OF_TRACKED_PERIODS: ReadonlySet<string> = new Set([
  'GeneralCriteriaSelfScored',
  'GeneralCriteriaConfirmed',
  'LeadershipAttested',
  'PeriodScoreConfirmed',
]);

interface Rated {
  readonly person: string;
  readonly period: string;
  readonly calculatedAt?: unknown;
}

/** Refuses what is said of a person's period that cannot count: đ, e of who does not lead in it, a month of who is tracked by quarter. */
export async function refusedForPeriod(
  fact: NewFact,
  { workspace, ratedAs }: { readonly workspace: Workspace; readonly ratedAs: RatedAs },
): Promise<Refusal | null> {
  const [type, data, at] =
    fact.type === 'FactCorrected'
      ? [fact.data.targetType, fact.data.data as unknown as Rated, 'data.data']
      : [fact.type, fact.data as unknown as Rated, 'data'];
  if (!OF_TRACKED_PERIODS.has(type)) return null;
  if (type === 'PeriodScoreConfirmed' && data.calculatedAt === null) return null;
  const { person, period } = data;
  const standing = await ratedAs({ person, period }, workspace.drafts());
  if (standing === null) return null;
  if (type === 'LeadershipAttested' && !standing.leader)
    return refuse('NOT_A_LEADER', `${at}.person`, { value: person, period });
  const month = parsePeriod(period)?.kind === 'MONTH';
  return month && standing.tracking === 'QUARTER'
    ? refuse('TRACKED_BY_QUARTER', `${at}.period`, { value: period, person, right: quarterOf(period) })
    : null;
}

const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
