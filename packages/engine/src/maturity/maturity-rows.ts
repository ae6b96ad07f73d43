import { evaluateTyped, type MaturityInput, maturityFormula, parseRational, refOf } from '@kpi-ledger/formulas';
import {
  type AssessedCriterion,
  type Day,
  type MaturityAssessment,
  type MaturityFramework,
  maturityAt,
  type Period,
} from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import type { MaturityCriterionRow, MaturityRow, UnusedAssessment } from './maturity-row.js';

export interface MaturityFilter {
  readonly framework: string | null;
  readonly unit: string | null;
  /** Null: of each unit the last one that was assessed. */
  readonly period: Period | null;
}

interface MaturityAnswer {
  readonly frameworks: readonly MaturityFramework[];
  readonly rows: readonly MaturityRow[];
}

/** Every assessed unit by the frameworks in force; with a period and a unit also one of whom nothing was assessed yet. */
export function maturityRows(reading: Reading, day: Day, only: MaturityFilter): MaturityAnswer {
  const state = maturityAt(reading.at(day).factsAmong('maturity'), day);
  const frameworks = state.frameworks
    .filter((id) => only.framework === null || id === only.framework)
    .flatMap((id) => state.frameworkOn(id, day) ?? []);
  const demo = reading.ledger?.kind === 'demo';
  const asked = state.assessments.filter(
    ({ framework, unit, period }) =>
      (only.framework === null || framework === only.framework) &&
      (only.unit === null || unit === only.unit) &&
      (only.period === null || period === only.period.id),
  );
  const last = new Map(asked.map((one) => [`${one.framework} ${one.unit}`, one]));
  const rows = frameworks.flatMap(({ framework }) => {
    const own = [...last.values()].filter((one) => one.framework === framework);
    const { unit, period } = only;
    const all =
      own.length === 0 && unit !== null && period !== null
        ? [{ framework, unit, period: period.id, lastDay: period.last, criteria: new Map() }]
        : own.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
    return all.flatMap((assessment) => {
      const version = state.frameworkOn(framework, assessment.lastDay);
      return version === null ? [] : [rowOf(version, assessment, only.unit !== null, demo)];
    });
  });
  return { frameworks, rows };
}

function rowOf(
  version: MaturityFramework,
  assessed: MaturityAssessment,
  explained: boolean,
  demo: boolean,
): MaturityRow {
  const { framework, unit, period, lastDay } = assessed;
  const { counted, unused } = placed(version, assessed);
  const input: MaturityInput = {
    criteria: version.criteria.map(({ title, ...criterion }) => {
      const found = counted.get(criterion.id);
      return {
        ...criterion,
        points: found?.points ?? null,
        label: title,
        ...(found === undefined ? {} : { events: [found.event] }),
      };
    }),
    levels: version.levels.map(({ id, from }) => ({ id, from })),
  };
  const result = evaluateTyped(maturityFormula, input, { derivation: explained });
  // An adopted framework can be evaluated, and points outside it are not counted.
  if (!result.ok) throw new TypeError(`${result.error.code} at ${result.error.path}: ${result.error.message}`);
  const { criteria, missing, derivation, ...answer } = result.answer;
  const scores = new Map(criteria.map((one) => [one.id, one]));
  const titles = new Map(version.criteria.map(({ id, title }) => [id, title]));
  return {
    ...{ framework, unit, period, formula: refOf(maturityFormula) },
    ...answer,
    levelTitle: version.levels.find(({ id }) => id === answer.level)?.title ?? null,
    criteria: version.criteria.map((criterion): MaturityCriterionRow => {
      const found = counted.get(criterion.id);
      return {
        ...criterion,
        points: found?.points ?? null,
        score: scores.get(criterion.id)?.score ?? null,
        level: scores.get(criterion.id)?.level ?? null,
        event: found?.event ?? null,
        evidence: found?.evidence ?? null,
      };
    }),
    unused,
    missing: missing.map((id) => ({
      what: `chưa đánh giá tiêu chí ${id} ${titles.get(id) ?? ''}`.trimEnd(),
      owedBy: unit,
      since: lastDay,
    })),
    events: [version.event, ...[...counted.values()].map(({ event }) => event)],
    derivation: derivation ?? null,
    synthetic: demo || version.synthetic || [...counted.values()].some(({ synthetic }) => synthetic),
  };
}

/** A framework that was adopted or corrected later may have no place for what was assessed by the one before. */
function placed(
  { criteria }: MaturityFramework,
  assessed: MaturityAssessment,
): { readonly counted: ReadonlyMap<string, AssessedCriterion>; readonly unused: readonly UnusedAssessment[] } {
  const most = new Map(criteria.map(({ id, max }) => [id, max]));
  const counted = new Map<string, AssessedCriterion>();
  const unused: UnusedAssessment[] = [];
  for (const [criterion, one] of assessed.criteria) {
    const max = most.get(criterion);
    if (max == null) unused.push({ criterion, event: one.event, reason: 'khung của kỳ không có tiêu chí này' });
    else if (isAbove(one.points, max))
      unused.push({ criterion, event: one.event, reason: `điểm ${one.points} vượt điểm tối đa ${max} của khung` });
    else counted.set(criterion, one);
  }
  return { counted, unused };
}

function isAbove(points: string, max: string): boolean {
  const [value, most] = [parseRational(points), parseRational(max)];
  return value === null || most === null || value.compare(most) > 0;
}
