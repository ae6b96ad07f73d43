import { EventStoreDBClient } from '@eventstore/db-client';
import { BatchAppends } from './batch-appends.js';

/** A client and the stream of appends on it. Both go when the connection is made anew. */
export interface Connection {
  readonly client: EventStoreDBClient;
  readonly appends: BatchAppends;
}

/** What a client is for: one that follows never appends, so that neither can disturb the other. */
export type Purpose = 'log' | 'subscription';

/** One connection a process, server and purpose, shared by the ledgers on it. */
export interface SharedConnection {
  current(): Connection;
  /** Throws a connection away that does not answer and makes another; once, however many ask for it. */
  renew(broken: Connection): Promise<void>;
  release(): Promise<void>;
}

interface Entry {
  connection: Connection;
  renewing: Promise<void> | null;
  users: number;
}

const entries = new Map<string, Entry>();

const connect = (address: string): Connection => {
  const client = EventStoreDBClient.connectionString(address);
  return { client, appends: new BatchAppends(client) };
};

/** Throws what the client throws about an address or a certificate file that it cannot use. */
export function shareConnection(address: string, purpose: Purpose): SharedConnection {
  const key = `${purpose} ${address}`;
  const entry = entries.get(key) ?? { connection: connect(address), renewing: null, users: 0 };
  entries.set(key, entry);
  entry.users += 1;

  const replace = async (): Promise<void> => {
    const old = entry.connection;
    entry.connection = connect(address);
    await old.client.dispose();
  };
  return {
    current: () => entry.connection,
    renew: async (broken) => {
      if (entry.connection !== broken) return;
      entry.renewing ??= replace().finally(() => {
        entry.renewing = null;
      });
      await entry.renewing;
    },
    release: async () => {
      entry.users -= 1;
      if (entry.users > 0) return;
      entries.delete(key);
      await entry.connection.client.dispose();
    },
  };
}
