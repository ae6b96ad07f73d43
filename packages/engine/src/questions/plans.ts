import { earlier } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { PlanQuestions } from '../asked/plans.js';
import { attainmentRows } from '../attainment/attainment-rows.js';
import { productRows } from '../catalogue/product-rows.js';
import { teamRows } from '../catalogue/team-rows.js';
import { choicesOf } from '../choices/choices.js';
import { clarityRows } from '../clarity/clarity-rows.js';
import {
  noYearOfTargets,
  unknownCatalogue,
  unknownFramework,
  unknownIndicator,
  unknownPlan,
  unknownUnitOnDay,
} from '../errors.js';
import { indicatorRows } from '../indicators/indicator-rows.js';
import { maturityRows } from '../maturity/maturity-rows.js';
import { planRowStates } from '../progress/plan-rows.js';
import { progressRows } from '../progress/progress.js';
import { reportingRate } from '../reporting/reporting-rate.js';

import type { Asking, Placed } from './asking.js';

/** Plans, indicators and product catalogues on a day. */
export function planQuestions({ answer, ofPeriod }: Asking): PlanQuestions {
  const ofPlan = <Row>(
    { reading, effective }: Placed,
    plan: string | undefined,
    rows: (plan: string | null) => readonly Row[],
  ) =>
    plan !== undefined && !reading.at(effective).plans.has(plan)
      ? E.left(unknownPlan(plan))
      : E.right({ rows: rows(plan ?? null) });

  return {
    choices: (question = {}) =>
      answer(question, undefined, ({ reading, effective }) => {
        const { unit } = question;
        const snapshot = reading.at(effective);
        if (unit !== undefined && !snapshot.organisation.units.has(unit)) return E.left(unknownUnitOnDay(unit));
        return E.right({ ...choicesOf(snapshot, unit ?? null), demo: reading.ledger?.kind === 'demo' });
      }),
    teams: (question = {}) =>
      answer(question, undefined, ({ reading, effective }) =>
        E.right({ rows: teamRows(reading.at(effective), reading.ledger?.kind === 'demo') }),
      ),
    progress: (question = {}) =>
      answer(question, undefined, (placed) =>
        ofPlan(placed, question.plan, (plan) => progressRows(placed.reading, placed.effective, plan)),
      ),
    planRows: (question = {}) =>
      answer(question, undefined, (placed) => {
        const { reading, effective } = placed;
        const { plan, unit } = question;
        if (unit !== undefined && !reading.at(effective).organisation.units.has(unit))
          return E.left(unknownUnitOnDay(unit));
        return ofPlan(placed, plan, (only) => planRowStates(reading, effective, { plan: only, unit: unit ?? null }));
      }),
    reportingRate: (question) =>
      ofPeriod(question, ({ reading, effective }, period) => {
        const { unit } = question;
        return unit !== undefined && !reading.at(effective).organisation.units.has(unit)
          ? E.left(unknownUnitOnDay(unit))
          : E.right(reportingRate(reading, period, effective, unit ?? null));
      }),
    indicators: (question = {}) =>
      answer(question, undefined, (placed) =>
        ofPlan(placed, question.plan, (plan) => indicatorRows(placed.reading, placed.effective, plan)),
      ),
    attainment: (question = {}) => {
      const { plan, unit, year, indicator } = question;
      return answer(question, year, (placed, period) => {
        const { reading, effective } = placed;
        if (period !== null && period.kind !== 'YEAR') return E.left(noYearOfTargets(period.id));
        if (unit !== undefined && !reading.at(effective).organisation.units.has(unit))
          return E.left(unknownUnitOnDay(unit));
        if (indicator !== undefined && !reading.at(effective).indicators.some((one) => one.indicator === indicator))
          return E.left(unknownIndicator(indicator));
        const day = period === null ? effective : earlier(effective, period.last);
        return ofPlan(placed, plan, (only) =>
          attainmentRows(reading, day, { plan: only, unit: unit ?? null, indicator: indicator ?? null }),
        );
      });
    },
    maturity: (question = {}) => {
      const { framework, unit, period: periodId } = question;
      return answer(question, periodId, ({ reading, effective }, period) => {
        if (unit !== undefined && !reading.at(effective).organisation.units.has(unit))
          return E.left(unknownUnitOnDay(unit));
        const found = maturityRows(reading, effective, {
          framework: framework ?? null,
          unit: unit ?? null,
          period,
        });
        return framework !== undefined && found.frameworks.length === 0
          ? E.left(unknownFramework(framework))
          : E.right(found);
      });
    },
    clarity: (question = {}) =>
      answer(question, undefined, (placed) => {
        const { reading, effective } = placed;
        const { plan, unit } = question;
        if (unit !== undefined && !reading.at(effective).organisation.units.has(unit))
          return E.left(unknownUnitOnDay(unit));
        return ofPlan(placed, plan, (only) => clarityRows(reading, effective, { plan: only, unit: unit ?? null }));
      }),
    products: (question = {}) =>
      answer(question, undefined, ({ reading, effective }) => {
        const { catalogue, unit } = question;
        const snapshot = reading.at(effective);
        if (unit !== undefined && !snapshot.organisation.units.has(unit)) return E.left(unknownUnitOnDay(unit));
        if (catalogue !== undefined && !snapshot.catalogues.has(catalogue)) return E.left(unknownCatalogue(catalogue));
        return E.right({ rows: productRows(snapshot, { catalogue, unit }, reading.ledger?.kind === 'demo') });
      }),
  };
}
