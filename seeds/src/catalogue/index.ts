import * as t from 'io-ts';
import { decodeFile } from '../codecs/decode.js';
import indicatorsCtr286 from '../data/indicators-ctr286.json' with { type: 'json' };
import indicatorsKh03 from '../data/indicators-kh03.json' with { type: 'json' };
import planList from '../data/plans.json' with { type: 'json' };
import tasksCtr286 from '../data/tasks-ctr286.json' with { type: 'json' };
import tasksKh03 from '../data/tasks-kh03.json' with { type: 'json' };
import tasksKh18 from '../data/tasks-kh18.json' with { type: 'json' };
import { Indicator } from './indicator.js';
import { Plan } from './plan.js';
import type { PlanId } from './row.js';
import { Task } from './task.js';

export { Comparator, Indicator, Reading, Target } from './indicator.js';
export { Annex, Heading, Plan } from './plan.js';
export { Party, PLAN_IDS, PlanId, UnitId } from './row.js';
export { Deadline, DeadlineKind, FundingCode, Task } from './task.js';

/** The five plans, in the order of the public surface. */
export const plans: readonly Plan[] = decodeFile('plans.json', t.array(Plan), planList);

const allTasks: readonly Task[] = [
  ...decodeFile('tasks-kh18.json', t.array(Task), tasksKh18),
  ...decodeFile('tasks-ctr286.json', t.array(Task), tasksCtr286),
  ...decodeFile('tasks-kh03.json', t.array(Task), tasksKh03),
];

const allIndicators: readonly Indicator[] = [
  ...decodeFile('indicators-ctr286.json', t.array(Indicator), indicatorsCtr286),
  ...decodeFile('indicators-kh03.json', t.array(Indicator), indicatorsKh03),
];

/** The tasks of one plan, or of all, in the order printed. A plan whose tasks are not tabulated has none. */
export const tasks = (plan?: PlanId): readonly Task[] =>
  plan === undefined ? allTasks : allTasks.filter((task) => task.plan === plan);

/** The indicators of one plan, or of all, in the order printed. */
export const indicators = (plan?: PlanId): readonly Indicator[] =>
  plan === undefined ? allIndicators : allIndicators.filter((indicator) => indicator.plan === plan);
