import { ratingStream } from '@kpi-ledger/events';
import { type Doer, type Period, type Retracted, sameDoer } from '@kpi-ledger/projections';

interface LeftOut {
  readonly event: string;
  readonly reason: string;
}

/**
 * What a score would also rest on, had it not been retracted: facts about the work of its lines, about the person's period,
 * and assignments to its doers that were due in the period.
 */
export function retractedFacts(
  retracted: readonly Retracted[],
  of: {
    readonly person: string;
    readonly doers: readonly Doer[];
    readonly period: Period;
    /** Those of the lines. */
    readonly tasks: () => ReadonlySet<string>;
  },
): readonly LeftOut[] {
  const stream = ratingStream(of.person, of.period.id);
  const concerns = ({ event }: Retracted): boolean => {
    if (event.stream === stream) return true;
    if (event.type === 'TaskReported' || !event.stream.startsWith('task-')) return false;
    return ('task' in event.data && of.tasks().has(event.data.task)) || wasAssigned(event, of.doers, of.period);
  };
  return retracted
    .filter(concerns)
    .map(({ event, by }) => ({ event: event.id, reason: `đã được rút lại bởi sự kiện ${by}` }));
}

function wasAssigned(event: Retracted['event'], doers: readonly Doer[], { first, last }: Period): boolean {
  if (event.type !== 'TaskAssigned') return false;
  const { unit, person, milestones } = event.data;
  const doer: Doer = unit === undefined ? { person: person ?? '' } : { unit };
  return doers.some((of) => sameDoer(of, doer)) && milestones.some(({ due }) => due >= first && due <= last);
}
