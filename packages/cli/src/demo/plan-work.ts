import { PLAN_IDS, type PlanId } from '@kpi-ledger/seeds';
import { organisationFacts, planFacts, type SeedFact } from '../seed/index.js';
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
  ...PLAN_IDS.flatMap((plan) => known(KNOWN_ON[plan], planFacts(plan))),
];

interface Assigned {
  readonly task: string;
  readonly milestones: readonly { readonly key: string; readonly due: string; readonly units: number }[];
}

/** What the plans give with a deadline from their adoption on to the end of the third quarter. */
export const planWork = (): readonly Work[] =>
  PLAN_IDS.flatMap((plan) =>
    planFacts(plan)
      .filter(({ type }) => type === 'TaskAssigned')
      .flatMap(({ data }) => {
        const { task, milestones } = data as unknown as Assigned;
        return milestones.map(({ key, due, units }) => ({ task, milestone: key, due, units }));
      })
      .filter(({ due }) => due > '2026-01-31' && due <= '2026-09-30'),
  );
