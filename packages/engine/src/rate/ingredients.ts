import {
  evaluateTyped,
  GENERAL_SCORE_PARAMETERS,
  type GeneralScoreAnswer,
  type GeneralScoreInput,
  generalScoreFormula,
  type PickedParameters,
  type Presented,
  parametersFor,
  type Result,
} from '@kpi-ledger/formulas';
import {
  leftOut,
  linesOf,
  type OpenMatter,
  openMatters,
  type PeriodRecord,
  type Task,
  type TrackedPeriod,
  type WorkLine,
  type WorkRules,
  workReadingOf,
} from '@kpi-ledger/projections';
import { explained } from '../explain/texts.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { type CriterionD, criterionD } from './criterion-d.js';
import { retractedFacts } from './retracted-facts.js';
import type { ScoreOptions } from './score.js';
import type { Standing } from './standing.js';

/** Whose score of which month or quarter is asked, and what it is read from. */
interface Question {
  readonly reading: Reading;
  readonly snapshot: Snapshot;
  readonly standing: Standing;
  readonly period: TrackedPeriod;
  readonly ended: boolean;
  readonly parameters: PickedParameters;
  readonly options: ScoreOptions;
}

/** What one score is made from. */
export interface Ingredients extends Question {
  readonly record: PeriodRecord;
  readonly lines: readonly WorkLine[];
  /** The parameters of the period that read the work. */
  readonly workRules: WorkRules;
  /** The task of a line. */
  taskOf(line: WorkLine): Task | undefined;
  /** Lines without a decided factor, where the city does not score them (P36). */
  readonly unscored: readonly WorkLine[];
  /** Work due in the period that stands in no line, and what was retracted, each with the reason. */
  readonly excluded: readonly { readonly event: string; readonly reason: string }[];
  readonly matters: readonly OpenMatter[];
  /** G through `nd335/general-score`; null while the authority has confirmed no cell, or the period has not ended. */
  readonly general: Result<GeneralScoreAnswer & Presented> | null;
  /** Of a leader, once the period has ended. */
  readonly d: CriterionD | null;
}

export function gather(question: Question): Ingredients {
  const { snapshot, standing, period, ended, parameters } = question;
  const { person, doers, leader } = standing;
  const record = snapshot.recordOf(person, period.id);
  const tasks = [...new Set(doers.flatMap((doer) => snapshot.tasksOf(doer)))];
  const rules = workRulesOf(parameters);
  const lines = linesOf(tasks, doers, period, snapshot.day, rules);
  const isScored = (line: WorkLine) =>
    !line.factorIsProvisional || parameters['undecidedFactor']?.value !== 'NOT_SCORED';
  const unscored = lines.filter((line) => !isScored(line));
  return {
    ...question,
    record,
    lines: lines.filter(isScored),
    workRules: rules,
    taskOf: (line) => tasks.find(({ id }) => id === line.task),
    unscored,
    excluded: [
      ...unscored.flatMap(({ parts }) => parts.map(({ batch }) => withoutFactor(batch.origin.event))),
      ...leftOut(tasks, doers, period, rules).map(explained),
      ...retractedFacts(snapshot.retracted, { person, doers, period, lines }),
    ],
    matters: openMatters(tasks, doers, period, snapshot.day, rules),
    general: ended ? generalOf(record, question) : null,
    d: ended && leader ? criterionD(snapshot, person, period, record, parameters) : null,
  };
}

const withoutFactor = (event: string) => ({ event, reason: 'chưa có hệ số quy đổi nên không được tính (P36)' });

const workRulesOf = (parameters: PickedParameters): WorkRules => ({
  ...workReadingOf((name) => parameters[name]?.value),
  closeDayOfMonth: Number(parameters['basePlanClosesMonth']?.value),
  closeDayOfQuarter: Number(parameters['basePlanClosesQuarter']?.value),
});

function generalOf(record: PeriodRecord, { parameters, options }: Question): Ingredients['general'] {
  const { selfScored, confirmedCells } = record;
  if (confirmedCells === null) return null;
  const input = {
    self: selfScored?.cells ?? null,
    confirmed: confirmedCells.cells,
    ...parametersFor(GENERAL_SCORE_PARAMETERS, parameters),
    provenance: { events: [confirmedCells.event, ...(selfScored === null ? [] : [selfScored.event])] },
  };
  return evaluateTyped(generalScoreFormula, input as GeneralScoreInput, options);
}
