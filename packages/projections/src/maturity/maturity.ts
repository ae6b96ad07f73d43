import type { DataOf } from '@kpi-ledger/events';
import { type Fact, factsOf, upTo } from '../facts/index.js';
import { inOrderOfEffect } from '../organisation/index.js';
import { type Day, parsePeriod } from '../time/index.js';

/** A framework as adopted, one version of it. */
export interface MaturityFramework
  extends Pick<DataOf<'MaturityFrameworkAdopted'>, 'framework' | 'title' | 'criteria' | 'levels'> {
  readonly from: Day;
  readonly decision: { readonly number: string; readonly date: Day } | null;
  readonly event: string;
  readonly synthetic: boolean;
}

/** The last word on one criterion. */
export interface AssessedCriterion extends Pick<DataOf<'MaturityCriterionAssessed'>, 'criterion' | 'points'> {
  /** How many documents stand behind it. */
  readonly evidence: number;
  readonly event: string;
  readonly synthetic: boolean;
}

/** What was assessed of a unit for a period. */
export interface MaturityAssessment extends Pick<DataOf<'MaturityCriterionAssessed'>, 'framework' | 'unit' | 'period'> {
  readonly lastDay: Day;
  readonly criteria: ReadonlyMap<string, AssessedCriterion>;
}

export interface MaturityState {
  /** The version of the framework that is in force on a day; null: none was adopted by then. */
  frameworkOn(framework: string, day: Day): MaturityFramework | null;
  /** The ids of the frameworks adopted by the day of the question, in the order of their first adoption. */
  readonly frameworks: readonly string[];
  /** The earliest period first. */
  readonly assessments: readonly MaturityAssessment[];
}

export function maturityAt(facts: readonly Fact[], day: Day): MaturityState {
  const inEffect = inOrderOfEffect(upTo(facts, day));
  const versions = factsOf(inEffect, 'MaturityFrameworkAdopted').map(({ event }): MaturityFramework => {
    const { framework, title, criteria, levels, decision, synthetic } = event.data;
    return {
      ...{ framework, title, criteria, levels },
      from: event.validAt,
      decision: decision ?? null,
      event: event.id,
      synthetic: synthetic === true,
    };
  });
  return {
    frameworks: [...new Set(versions.map(({ framework }) => framework))],
    frameworkOn: (framework, on) =>
      versions.findLast((version) => version.framework === framework && version.from <= on) ?? null,
    assessments: assessmentsOf(inEffect),
  };
}

function assessmentsOf(facts: readonly Fact[]): readonly MaturityAssessment[] {
  const assessed = new Map<string, MaturityAssessment & { readonly criteria: Map<string, AssessedCriterion> }>();
  for (const { event } of factsOf(facts, 'MaturityCriterionAssessed')) {
    const { framework, unit, period, criterion, points, evidence, synthetic } = event.data;
    const key = [framework, unit, period].join(' ');
    const of = assessed.get(key) ?? {
      ...{ framework, unit, period },
      lastDay: parsePeriod(period)?.last ?? event.validAt,
      criteria: new Map(),
    };
    of.criteria.set(criterion, {
      ...{ criterion, points, evidence: evidence.length, event: event.id },
      synthetic: synthetic === true,
    });
    assessed.set(key, of);
  }
  return [...assessed.values()].sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
}
