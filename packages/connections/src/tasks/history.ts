import type { AnyEvent } from '@kpi-ledger/events';
import type { EventStore } from '@kpi-ledger/ledger';
import { commandPrefix, taskOf } from './ids.js';
import type { Item } from './item.js';

/** A version of an item that the ledger has, or will have when the items before it are recorded. */
export interface Version {
  readonly version: number;
  readonly event: string;
  readonly type: AnyEvent['type'];
  readonly validAt: string;
  /** Of the event; its personal texts may be sealed. */
  readonly data: { readonly [field: string]: unknown };
}

/** The versions of each item, by the beginning of its command ids, in the order in which they were recorded. */
export type History = ReadonlyMap<string, readonly Version[]>;

/** What the ledger has of the items, found by the command ids in the streams of their tasks. Throws StoreFailure. */
export async function recordedVersions(store: EventStore, source: string, items: readonly Item[]): Promise<History> {
  const history = new Map<string, Version[]>();
  for (const task of new Set(items.map((item) => taskOf(source, item))))
    for await (const { event } of store.readStream(`task-${task}`)) {
      const [, prefix, version] = /^(.*\/)(\d+)$/.exec(event.commandId) ?? [];
      if (prefix === undefined || !prefix.startsWith(`${source}/`)) continue;
      const { id, type, validAt } = event;
      const data = event.data as unknown as Version['data'];
      history.set(prefix, [
        ...(history.get(prefix) ?? []),
        { version: Number(version), event: id, type, validAt, data },
      ]);
    }
  return history;
}

export const versionsOf = (history: History, source: string, item: Item): readonly Version[] =>
  history.get(commandPrefix(source, item)) ?? [];
