import type { AnyEvent, Recorded } from '@kpi-ledger/events';

/** An import that has begun and is not completed: its rows stand in the log and count for nothing yet. */
export interface OpenImport {
  readonly started: Recorded<'ImportStarted'>;
  /** The command ids of its rows that are recorded. */
  readonly rows: ReadonlySet<string>;
}

/** The imports that are open, as the log leaves them. */
export interface OpenImports {
  /** Takes the next event of the log. */
  take(event: AnyEvent): void;
  /** In the order in which they began. */
  list(): readonly OpenImport[];
  get(id: string): OpenImport | null;
  /** The open import, other than `own`, that has rows in the stream; null when there is none. */
  holding(stream: string, own: string | null): string | null;
}

export function createOpenImports(): OpenImports {
  const open = new Map<string, { started: Recorded<'ImportStarted'>; rows: Set<string>; streams: Set<string> }>();
  return {
    take(event) {
      if (event.type === 'ImportStarted')
        open.set(event.data.import, { started: event, rows: new Set(), streams: new Set() });
      else if (event.type === 'ImportCompleted') open.delete(event.data.import);
      else {
        const of = open.get(event.correlationId);
        of?.rows.add(event.commandId);
        of?.streams.add(event.stream);
      }
    },
    list: () => [...open.values()],
    get: (id) => open.get(id) ?? null,
    holding: (stream, own) => [...open].find(([id, { streams }]) => id !== own && streams.has(stream))?.[0] ?? null,
  };
}
