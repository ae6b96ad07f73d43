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
  figuresOf,
  type PeriodRecord,
  type TrackedPeriod,
  type WorkFigures,
  type WorkRules,
} from '@kpi-ledger/projections';
import { type ExplainedWork, explainedWork } from '../explain/explained-work.js';
import { explained } from '../explain/texts.js';
import { doerKey } from '../reading/doer-key.js';
import { once } from '../reading/once.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { type CriterionD, criterionD, derivedD, type KeptParts } from './criterion-d.js';
import { retractedFacts } from './retracted-facts.js';
import type { ScoreOptions } from './score.js';
import type { Standing } from './standing.js';
import { isScored, type WorkRead, workRulesOf } from './work-behind.js';

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
  /** What the lines of work come to. */
  readonly figures: readonly WorkFigures[];
  /** The parameters of the period that read the work. */
  readonly workRules: WorkRules;
  readonly workRead: WorkRead;
  /** The lines themselves: read when a derivation needs them. */
  explained(): ExplainedWork;
  /** Work due in the period that stands in no line, and what was retracted, each with the reason. */
  excluded(): readonly { readonly event: string; readonly reason: string }[];
  /** G through `nd335/general-score`; null while the authority has confirmed no cell, or the period has not ended. */
  readonly general: Result<GeneralScoreAnswer & Presented> | null;
  /** Of a leader, once the period has ended. */
  readonly d: CriterionD | null;
  /** The same as it is derived, whatever was stated or decided about d itself. */
  readonly derivedD: CriterionD | null;
}

export function gather(question: Question): Ingredients {
  const { snapshot, standing, period, ended, parameters } = question;
  const { person, doers, leader } = standing;
  const { day } = snapshot;
  const record = snapshot.recordOf(person, period.id);
  const rules = workRulesOf(parameters);
  const work = once(() => explainedWork(snapshot, { doers, period, parameters, workRules: rules }));
  const figures = `figures ${Object.values(rules).join(' ')}`;
  const all = remembered(question, `${figures} ${doers.map(doerKey).join(' ')}`, (of) =>
    of.eachTask(doers, period, figures, (task) => figuresOf(task, doers, period, day, rules), {
      of: 'FIGURES',
      completionDay: rules.completionDay,
    }),
  );
  const derived =
    ended && leader
      ? remembered(
          question,
          `d ${person} ${standing.positions[0]?.unit}`,
          (of, by, kept) => derivedD(of, person, period, by, kept),
          'anywhere',
        )
      : null;
  return {
    ...question,
    record,
    figures: all.every((line) => isScored(line, parameters)) ? all : all.filter((line) => isScored(line, parameters)),
    workRules: rules,
    workRead: { period, day },
    explained: work,
    excluded: () => {
      const { lines, unscored, leftOut } = work();
      return [
        ...unscored.flatMap(({ work: { parts } }) => parts.map(({ batch }) => withoutFactor(batch.origin.event))),
        ...leftOut.map(explained),
        ...retractedFacts(snapshot.retractedAbout(person, period.id, doers), {
          ...{ person, doers, period },
          tasks: once(() => new Set([...lines, ...unscored].map(({ work: { task } }) => task))),
        }),
      ];
    },
    general: ended ? generalOf(record, question) : null,
    derivedD: derived,
    d: derived === null ? null : criterionD(derived, record, parameters),
  };
}

/**
 * A part of what a score is made from, which is kept by itself: what happens to another part does not change it. What else than the
 * snapshot, the parameters and the period decides about it is named in `what`.
 */
function remembered<A>(
  question: Pick<Question, 'reading' | 'snapshot' | 'standing' | 'period' | 'parameters'>,
  what: string,
  compute: (of: Snapshot, by: PickedParameters, kept: KeptParts) => A,
  where?: 'anywhere',
): A {
  const { reading, snapshot, standing, period, parameters } = question;
  const { day } = snapshot;
  // At a cut-off of December (P22) there is a snapshot of its own.
  if (reading.at(day) !== snapshot) return compute(snapshot, parameters, (_, part) => part(snapshot, parameters));
  return reading.remember(
    `${what} in ${period.id} to ${period.last} on ${day}`,
    (of) => {
      const picked = of.parametersOn(period.last, standing.positions[0]?.unit);
      const inside = {
        ...question,
        reading: of,
        snapshot: of.at(day),
        parameters: picked.ok ? picked.answer : parameters,
      };
      return compute(inside.snapshot, inside.parameters, (part, make) =>
        remembered(inside, `${part} for ${standing.positions[0]?.unit}`, make),
      );
    },
    where,
  );
}

const withoutFactor = (event: string) => ({ event, reason: 'chưa có hệ số quy đổi nên không được tính (P36)' });

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
