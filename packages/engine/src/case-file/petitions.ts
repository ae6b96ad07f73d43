import type { Day, FactOf, WorkingDays } from '@kpi-ledger/projections';
import type { AnnualActs } from './annual-acts.js';

/** "… trong thời hạn 07 ngày làm việc kể từ ngày nhận được kiến nghị" (Điều 22). */
const WORKING_DAYS_TO_ANSWER = 7;

/** OVERDUE: not answered, and the last day has passed. UNDATED: the calendar that the last day needs is not known. */
export type PetitionStatus = 'OPEN' | 'OVERDUE' | 'UNDATED' | 'ANSWERED' | 'ANSWERED_LATE';

/** One petition against a class (Điều 22). */
export interface Petition {
  readonly petition: string;
  readonly event: string;
  readonly filedOn: Day;
  /** The last day of the answer; the day of receipt is not counted (R39). Null where a calendar is missing. */
  readonly due: Day | null;
  /** The year whose working calendar nobody has adopted. */
  readonly calendarMissing: string | null;
  readonly answer: FactOf<'PetitionAnswered'> | null;
  readonly status: PetitionStatus;
}

/** The petitions of a person against the class of a year, in the order in which they were recorded. */
export function petitionsOf(acts: AnnualActs, today: Day, workingDays: WorkingDays): readonly Petition[] {
  const answers = acts.all('PetitionAnswered');
  return acts.all('PetitionFiled').map(({ event }) => {
    const { petition } = event.data;
    const last = workingDays.after(event.validAt, WORKING_DAYS_TO_ANSWER);
    const due = 'day' in last ? last.day : null;
    const answer = answers.find((one) => one.event.data.petition === petition) ?? null;
    return {
      ...{ petition, event: event.id, filedOn: event.validAt, due, answer },
      calendarMissing: 'day' in last ? null : last.calendarMissing,
      status: statusOf(due, answer?.event.validAt ?? null, today),
    };
  });
}

function statusOf(due: Day | null, answeredOn: Day | null, today: Day): PetitionStatus {
  if (answeredOn !== null) return due !== null && answeredOn > due ? 'ANSWERED_LATE' : 'ANSWERED';
  if (due === null) return 'UNDATED';
  return today > due ? 'OVERDUE' : 'OPEN';
}
