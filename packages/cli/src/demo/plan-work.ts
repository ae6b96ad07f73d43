import { PLAN_IDS, type PlanId } from '@kpi-ledger/seeds';
import { organisationFacts, planFacts, proseTargetFacts, type SeedFact, yearlyMinimumFacts } from '../seed/index.js';
import { LAST_DAY_KNOWN } from './days.js';
import type { DemoFact } from './demo-fact.js';
import type { Work } from './products.js';

/** When the documents come into the ledger: a plan on the working day after its own, the others when it is opened. */
const KNOWN_ON: { readonly [P in PlanId]: string } = {
  kh18: '2026-01-12',
  ctr286: '2026-05-20',
  kh03: '2026-01-05',
  'cds2026-2030': '2026-01-05',
  'nq57-2026': '2026-01-12',
};

export const OPENED_ON = '2026-01-05';

const known = (on: string, facts: readonly SeedFact[]): readonly DemoFact[] =>
  facts.map((fact) => ({ ...fact, on, actor: 'kpi-seed' }));

/** The real plans, known when they would have been. */
export const documentFacts = (): readonly DemoFact[] => [
  ...known(OPENED_ON, organisationFacts()),
  ...PLAN_IDS.flatMap((plan) =>
    known(KNOWN_ON[plan], [...planFacts(plan), ...proseTargetFacts(plan), ...yearlyMinimumFacts(plan)]),
  ),
];

interface Assigned {
  readonly task: string;
  readonly milestones: readonly { readonly key: string; readonly due: string; readonly units: number }[];
}

const workOf = (plan: PlanId): readonly Work[] =>
  planFacts(plan)
    .filter(({ type }) => type === 'TaskAssigned')
    .flatMap(({ data }) => {
      const { task, milestones } = data as unknown as Assigned;
      return milestones.map(({ key, due, units }) => ({ task, milestone: key, due, units }));
    });

/** What the plans give with a deadline from the adoption of the first one to the end of the demonstration. */
export const planWork = (): readonly Work[] =>
  PLAN_IDS.flatMap(workOf).filter(({ due }) => due > '2026-01-31' && due <= LAST_DAY_KNOWN);

/** What was due in 2025, before there was a ledger. */
export const workOf2025 = (): readonly Work[] => workOf('kh03').filter(({ due }) => due < '2026-01-01');

/** What is due at the end of 2026. */
export const workOfYearEnd = (): readonly Work[] => workOf('ctr286').filter(({ due }) => due === '2026-12-31');
