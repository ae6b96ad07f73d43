import { PLAN_IDS } from '@kpi-ledger/seeds';
import { organisationFacts } from './organisation.js';
import { planFacts } from './plans.js';
import { proseTargetFacts } from './prose-targets.js';
import type { SeedFact } from './seed-fact.js';
import { yearlyMinimumFacts } from './yearly-minima.js';

export { organisationFacts } from './organisation.js';
export { planFacts } from './plans.js';
export { proseTargetFacts } from './prose-targets.js';
export type { SeedFact } from './seed-fact.js';
export { yearlyMinimumFacts } from './yearly-minima.js';

/** Everything that the seed documents say, in the order in which it stands on one another. */
export const seedFacts = (): readonly SeedFact[] => [
  ...organisationFacts(),
  ...PLAN_IDS.flatMap(planFacts),
  ...PLAN_IDS.flatMap(proseTargetFacts),
  ...PLAN_IDS.flatMap(yearlyMinimumFacts),
];
