import type { Schema } from '@kpi-ledger/api-client';

type Matter = Schema<'Alert'>;

/** Units of a milestone that are still to be delivered by a day, or that wait to be judged. */
export interface Work {
  readonly task: string;
  readonly milestone: string;
  readonly units: number;
  readonly kind: 'OVERDUE' | 'DUE_SOON' | 'EVIDENCE_WAITING';
  /** The due day; of waiting evidence the day it was submitted. */
  readonly day: string;
  readonly daysLeft: number;
  readonly title: string | null;
  readonly plan: string | null;
  readonly row: string | null;
  readonly owedBy: string | null;
}

/** The assigned work among what somebody should act on, by its day; what waits for others comes last. */
export const workOf = (matters: readonly Matter[]): readonly Work[] =>
  matters.flatMap((matter) => workIn(matter) ?? []).toSorted(byDay);

function workIn({ kind, task, milestone, units, ...of }: Matter): Work | null {
  if (kind !== 'OVERDUE' && kind !== 'DUE_SOON' && kind !== 'EVIDENCE_WAITING') return null;
  if (task === null || milestone === null || units === null) return null;
  const { day, daysLeft, title, plan, row, owedBy } = of;
  return { task, milestone, units, kind, day, daysLeft, title, plan, row, owedBy };
}

const rank = ({ kind }: Work): number => Number(kind === 'EVIDENCE_WAITING');
const byDay = (a: Work, b: Work): number =>
  rank(a) - rank(b) || a.day.localeCompare(b.day) || a.task.localeCompare(b.task);

/** The form in which progress, or evidence, of the work is written. */
export const formOf = (act: 'report' | 'evidence', { task, milestone }: Pick<Work, 'task' | 'milestone'>): string =>
  `${act}.${task}.${milestone}`;

export const keyOf = ({ kind, task, milestone, day }: Work): string => [kind, task, milestone, day].join(' ');

export const titleOf = ({ task, title }: Work, nameOf: (id: string) => string): string => title ?? nameOf(task);
