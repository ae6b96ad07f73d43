import { type Doer, type Fact, foldTask } from '@kpi-ledger/projections';

/** Who does the work of a task, or did a part of it; null: the task is not assigned. */
export function doersOfTask(facts: readonly Fact[], task: string): readonly Doer[] | null {
  const stream = `task-${task}`;
  const folded = foldTask(
    facts.filter(({ event }) => event.stream === stream),
    new Map(),
  );
  return folded === null ? null : folded.batches.map(({ doer }) => doer);
}
