import { type Day, type Period, parsePeriod } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { alertRows } from '../alerts/alert-rows.js';
import type { CompletionQuestions } from '../asked/completion.js';
import type { EngineError } from '../commands/index.js';
import { completionRows, peopleCompletion } from '../completion/completion-rows.js';
import { curveRows } from '../completion/curve-rows.js';
import { taskLinkRows } from '../completion/link-rows.js';
import { yearlyMinimumRows } from '../completion/minimum-rows.js';
import { planTaskRows } from '../completion/plan-task-rows.js';
import { invalidDays, notAYear, unknownPlan, unknownUnitOnDay } from '../errors.js';
import type { Reading } from '../reading/reading.js';
import type { Asking, Placed } from './asking.js';

interface Only {
  readonly plan?: string;
  readonly unit?: string;
}

/** How far the plans are, who is late, and what somebody should act on. */
export function completionQuestions({ answer }: Asking): CompletionQuestions {
  const known = <A>({ plan, unit }: Only, { reading, effective }: Placed, rows: (reading: Reading, day: Day) => A) => {
    const refused = unknown(
      { ...(plan === undefined ? {} : { plan }), ...(unit === undefined ? {} : { unit }) },
      reading,
      effective,
    );
    return refused === null ? E.right(rows(reading, effective)) : E.left(refused);
  };
  const only = ({ plan = null, unit = null }: { readonly plan?: string | null; readonly unit?: string | null }) => ({
    plan,
    unit,
  });
  const inPeriod = (question: Only, period: Period | null) => ({ ...only(question), period });

  return {
    completion: (question = {}) =>
      answer(question, question.period, (placed, period) =>
        known(question, placed, (reading, day) => completionRows(reading, day, inPeriod(question, period))),
      ),
    completionOfPeople: (question = {}) =>
      answer(question, question.period, (placed, period) =>
        known(question, placed, (reading, day) => peopleCompletion(reading, day, inPeriod(question, period))),
      ),
    completionCurve: (question = {}) =>
      answer(question, undefined, (placed) =>
        known(question, placed, (reading, day) =>
          curveRows(reading, day, { ...only(question), daily: question.daily === true }),
        ),
      ),
    planTasks: (question = {}) =>
      answer(question, undefined, (placed) =>
        known(question, placed, (reading, day) =>
          planTaskRows(reading, day, { ...only(question), list: question.list ?? null }),
        ),
      ),
    taskLinks: (question = {}) =>
      answer(question, undefined, (placed) =>
        known(question, placed, (reading, day) => ({ rows: taskLinkRows(reading, day, question.plan ?? null) })),
      ),
    yearlyMinima: (question = {}) =>
      answer(question, undefined, (placed) => {
        const { year = null } = question;
        if (year !== null && parsePeriod(year)?.kind !== 'YEAR') return E.left(notAYear(year, 'year'));
        return known(question, placed, (reading, day) => yearlyMinimumRows(reading, day, { ...only(question), year }));
      }),
    alerts: (question = {}) =>
      answer(question, undefined, (placed) => {
        const { days = null, unit = null } = question;
        if (days !== null && !(Number.isInteger(days) && days >= 0 && days <= 999)) return E.left(invalidDays(days));
        return known(question, placed, (reading, day) => alertRows(reading, day, { unit, days }));
      }),
  };
}

function unknown({ plan, unit }: Only, reading: Reading, effective: Day): EngineError | null {
  const { plans, organisation } = reading.at(effective);
  if (plan !== undefined && !plans.has(plan)) return unknownPlan(plan);
  return unit !== undefined && !organisation.units.has(unit) ? unknownUnitOnDay(unit) : null;
}
