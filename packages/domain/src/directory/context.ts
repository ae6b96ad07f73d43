import { maturityStream } from '@kpi-ledger/events';
import type { Catalogue } from '../catalogue/fold.js';
import { factorOn } from '../catalogue/fold.js';
import type { Context } from '../common/context.js';
import type { Indicator } from '../indicator/fold.js';
import { type Ledger, parameterOn } from '../ledger/fold.js';
import { frameworkOn, type Maturity } from '../maturity/fold.js';
import type { Official } from '../official/fold.js';
import type { Period } from '../period/decide.js';
import type { Plan } from '../plan/fold.js';
import { holderOn, type Post } from '../post/fold.js';
import type { Task } from '../task/fold.js';
import type { Team } from '../team/fold.js';
import { criteriaSetOn, type Unit } from '../unit/fold.js';
import type { Directory } from './directory.js';

/** What the directory cannot know. */
type Outside = Pick<Context, 'today' | 'importing' | 'calculatedScore' | 'agencyStanding' | 'erasureStanding'>;

/** The context of a decision, from the ledger's own streams. */
export function contextOf(directory: Directory, outside: Outside): Context {
  const state = <State>(name: string): State | undefined => directory.stream(name)?.state as State | undefined;
  const postOf = (post: string) => state<Post>(`post-${post}`);
  return {
    ...outside,
    ledgerKind: state<Ledger>('ledger')?.opened?.kind ?? null,
    erased: (subject) => state<Ledger>('ledger')?.erased.has(subject) ?? false,
    unit: (unit) => {
      const known = state<Unit>(`unit-${unit}`)?.registered;
      return known ? { unit, parent: known.parent ?? null } : null;
    },
    post: (post) => {
      const known = postOf(post)?.defined;
      return known ? { post, unit: known.unit, role: known.role, personKind: known.personKind } : null;
    },
    official: (person) => {
      const known = state<Official>(`official-${person}`)?.registered;
      return known ? { person, personKind: known.personKind } : null;
    },
    plan: (plan) => state<Plan>(`plan-${plan}`)?.adopted ?? false,
    planRow: (plan, row) => state<Plan>(`plan-${plan}`)?.rows.has(row) ?? false,
    catalogue: (catalogue) => (state<Catalogue>(`catalogue-${catalogue}`)?.adopted ?? null) !== null,
    product: (catalogue, code, day) => {
      const known = state<Catalogue>(`catalogue-${catalogue}`);
      return known ? factorOn(known, code, day) : null;
    },
    team: (team) => {
      const known = state<Team>(`team-${team}`);
      return known?.split ? { from: known.from, product: known.split.product, parts: known.split.parts } : null;
    },
    partsAssigned: (team) =>
      directory.tasksOfTeam(team).flatMap((name) => {
        const assigned = state<Task>(name)?.assigned;
        return assigned?.part?.team === team ? [{ part: assigned.part.key, task: assigned.task }] : [];
      }),
    indicator: (indicator) =>
      directory.streamsOfIndicator(indicator).some((name) => (state<Indicator>(name)?.defined ?? null) !== null),
    maturityFramework: (framework, day) => {
      const known = state<Maturity>(maturityStream(framework, null));
      return known ? frameworkOn(known, day) : null;
    },
    criteriaSet: (adoptedBy, set, day) => {
      const known = state<Unit>(`unit-${adoptedBy}`);
      return known ? criteriaSetOn(known, set, day) : null;
    },
    scoringStep: (day) => parameterOn(state<Ledger>('ledger'), 'scoringStep', day, outside.today),
    periodClosed: (period) => state<Period>(`period-${period}`)?.closed ?? false,
    headOf: (unit, day) => {
      const heads = directory.postsOf(unit).flatMap((post) => {
        const known = postOf(post);
        return known?.defined?.role === 'HEAD' && known.defined.unit === unit ? [holderOn(known, day)] : [];
      });
      return heads.find((holder) => holder !== null) ?? null;
    },
  };
}
