import type { AnyEvent, Recorded } from '@kpi-ledger/events';

/** An import that has begun and is not completed: its rows stand in the log and count for nothing yet. */
export interface OpenImport {
  readonly started: Recorded<'ImportStarted'>;
  /** The command ids of its rows that are recorded. */
  readonly rows: ReadonlySet<string>;
  /** The streams in which they stand. */
  readonly streams: ReadonlySet<string>;
}

/** The imports that are open after the first events of a log, in the order in which they began. */
export function openImportsAfter(events: Iterable<AnyEvent>): readonly OpenImport[] {
  const open = new Map<string, { started: Recorded<'ImportStarted'>; rows: Set<string>; streams: Set<string> }>();
  for (const event of events) {
    if (event.type === 'ImportStarted')
      open.set(event.data.import, { started: event, rows: new Set(), streams: new Set() });
    else if (event.type === 'ImportCompleted') open.delete(event.data.import);
    else {
      const of = open.get(event.correlationId);
      of?.rows.add(event.commandId);
      of?.streams.add(event.stream);
    }
  }
  return [...open.values()];
}
