import { EventStoreDBClient } from '@eventstore/db-client';

/**
 * One client a process and connection: the appends of all clients of a process share one table of promises, and a broken
 * stream of one client rejects the appends of another (docs/decisions/0002-one-server-stream-a-ledger.md).
 */
export interface SharedClient {
  current(): EventStoreDBClient;
  /** Throws the connection away and makes another: after a server that did not answer. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

interface Entry {
  client: EventStoreDBClient;
  users: number;
}

const entries = new Map<string, Entry>();

export function shareClient(connection: string): SharedClient {
  const entry = entries.get(connection) ?? { client: EventStoreDBClient.connectionString(connection), users: 0 };
  entries.set(connection, entry);
  entry.users += 1;
  return {
    current: () => entry.client,
    renew: async () => {
      const old = entry.client;
      entry.client = EventStoreDBClient.connectionString(connection);
      await old.dispose();
    },
    release: async () => {
      entry.users -= 1;
      if (entry.users > 0) return;
      entries.delete(connection);
      await entry.client.dispose();
    },
  };
}
