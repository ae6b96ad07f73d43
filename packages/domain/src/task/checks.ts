import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Task } from './fold.js';

/** A milestone must be known and not withdrawn. */
export function closedMilestone(task: Task, key: string, path: string): Refusal | false {
  const milestone = task.milestones.get(key);
  if (milestone === undefined) {
    const known = [...task.milestones.keys()].join(', ');
    return refuse('UNKNOWN_MILESTONE', path, { value: key, known });
  }
  return milestone.cancelled && refuse('MILESTONE_CANCELLED', path, { value: key });
}
