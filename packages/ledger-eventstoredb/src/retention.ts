import type { EventStoreDBClient } from '@eventstore/db-client';
import { unavailable } from '@kpi-ledger/ledger';
import { reasonOf } from './reading.js';
import { within } from './timeout.js';

/** A ledger is for ever: a stream that the server is told to shorten is refused. Throws StoreFailure. */
export async function refuseRetention(client: EventStoreDBClient, log: string, timeoutMilliseconds: number) {
  const asked = within(timeoutMilliseconds, client.getStreamMetadata(log, { requiresLeader: true }));
  const { metadata } = await asked.catch((thrown: unknown) => {
    throw unavailable(`reading the settings of ${log}: ${reasonOf(thrown)}`);
  });
  for (const setting of ['maxCount', 'maxAge', 'truncateBefore'] as const)
    if (metadata?.[setting] !== undefined)
      throw unavailable(`stream ${log} has ${setting}: the server may delete events of the ledger; remove it first`);
}
