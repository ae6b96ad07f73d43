import { type Doer, type Fact, foldTask } from '@kpi-ledger/projections';

/** Who does the work of each task, or did a part of it; tasks that are not assigned are not in it. */
export function doersOfTasks(facts: readonly Fact[], tasks: readonly string[]): ReadonlyMap<string, readonly Doer[]> {
  const streams = new Map(tasks.map((task) => [`task-${task}`, task]));
  const wanted = facts.filter(({ event }) => streams.has(event.stream));
  const doers = new Map<string, readonly Doer[]>();
  for (const [stream, of] of Map.groupBy(wanted, ({ event }) => event.stream)) {
    const folded = foldTask(of, new Map());
    if (folded !== null)
      doers.set(
        streams.get(stream) ?? '',
        folded.batches.map(({ doer }) => doer),
      );
  }
  return doers;
}
