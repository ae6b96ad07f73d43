import type { PickedParameters } from '@kpi-ledger/formulas';
import {
  type Day,
  type Doer,
  type Excluded,
  leftOut,
  linesOf,
  type OpenMatter,
  openMatters,
  type Task,
  type TrackedPeriod,
  type WorkFigures,
  type WorkLine,
  type WorkRules,
  workReadingOf,
} from '@kpi-ledger/projections';
import type { Reading, Snapshot } from '../reading/reading.js';
import type { PersonScore } from './score.js';

/** Where the work of a score was read: a month or quarter, perhaps cut before its end (P22), as it stood on a day. */
export interface WorkRead {
  readonly period: TrackedPeriod;
  readonly day: Day;
}

/** The work that the figures of a score come from, line by line. */
export interface WorkBehind {
  readonly lines: readonly WorkLine[];
  /** Lines without a decided factor, where the city does not score them (P36). */
  readonly unscored: readonly WorkLine[];
  /** Work due in the period that stands in no line. */
  readonly leftOut: readonly Excluded[];
  /** What is open in all the work, whenever it is due. */
  matters(): readonly OpenMatter[];
}

const NOTHING: WorkBehind = { lines: [], unscored: [], leftOut: [], matters: () => [] };

/** `reading` is one that answers what the score was calculated from. */
export function workBehind(reading: Reading, { work, standing, period }: PersonScore): WorkBehind {
  const parameters = reading.parametersOn(period.last, standing.positions[0]?.unit);
  return work === null || !parameters.ok
    ? NOTHING
    : workRead(reading.at(work.day), standing.doers, work, parameters.answer);
}

function workRead(
  snapshot: Snapshot,
  doers: readonly Doer[],
  { period, day }: WorkRead,
  parameters: PickedParameters,
): WorkBehind {
  const tasks = distinct(doers.flatMap((doer) => snapshot.tasksDueIn(doer, period)));
  const rules = workRulesOf(parameters);
  const lines = linesOf(tasks, doers, period, day, rules);
  return {
    lines: lines.filter((line) => isScored(line, parameters)),
    unscored: lines.filter((line) => !isScored(line, parameters)),
    leftOut: leftOut(tasks, doers, period, rules),
    matters: () => {
      const all = distinct(doers.flatMap((doer) => snapshot.tasksOf(doer)));
      return openMatters(all, doers, period, day, rules);
    },
  };
}

/** A task of several doers once; what was read again meanwhile may be another object. */
const distinct = (tasks: readonly Task[]): readonly Task[] => [
  ...new Map(tasks.map((task) => [task.id, task])).values(),
];

/** P36: without a decided factor work counts with h = 1, provisionally, or not at all. */
export const isScored = (
  { factorIsProvisional }: Pick<WorkFigures, 'factorIsProvisional'>,
  parameters: PickedParameters,
): boolean => !factorIsProvisional || parameters['undecidedFactor']?.value !== 'NOT_SCORED';

/** The parameters of a period that read the work. */
export const workRulesOf = (parameters: PickedParameters): WorkRules => ({
  ...workReadingOf((name) => parameters[name]?.value),
  closeDayOfMonth: Number(parameters['basePlanClosesMonth']?.value),
  closeDayOfQuarter: Number(parameters['basePlanClosesQuarter']?.value),
});
