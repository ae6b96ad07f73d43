import { binaryEvent, EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import type { EventStore, LogCopyTarget, LoggedEvent } from '@kpi-ledger/ledger';
import { type EventStoreDbOptions, openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import { startLoopback } from '../../load/processes.ts';
import type { Bench } from '../measure/bench.ts';
import { opened } from '../measure/opened.ts';
import { appendRequests, chunked } from '../measure/requests.ts';
import { clockOf, faster, median, type Rounds, rounds } from '../measure/rounds.ts';
import { type Row, rate, times } from '../measure/row.ts';

/** More than a store keeps of what it has just read. */
const READ = 10_000;
const SINGLE = 200;
const BATCHED = 3_000;
const AT_ONCE = 100;

/**
 * Our store on EventStoreDB against the client that it uses, unmodified, with the same bytes. The server is the loopback server of
 * our tests in a process of its own: it speaks the protocol, and says nothing about a real server's speed.
 */
export async function eventStoreDbRows({ runs }: Bench): Promise<readonly Row[]> {
  const server = await startLoopback();
  const client = EventStoreDBClient.connectionString(server.said);
  try {
    const ledger = (name: string, options: Partial<EventStoreDbOptions> = {}) =>
      opened(openEventStoreDb({ address: `${server.said}&ledger=${name}`, clock: Date.now, ...options }));
    const requests = appendRequests(READ);
    const full = await ledger('read');
    for (const chunk of chunked(requests, AT_ONCE)) await opened(full.append(chunk));
    const logged: LoggedEvent[] = [];
    for await (const event of full.readAll()) logged.push(event);

    const readings = await rounds(runs, {
      client: () => readByClient(client, 'kpi-read'),
      start: async () => {
        const store = await ledger('read', { keepTexts: true });
        await readTexts(store);
        await store.close();
      },
      store: () => readByStore(full),
    });
    let fresh = 0;
    const through = async (count: number, atOnce: number): Promise<void> => {
      fresh += 1;
      const store = await ledger(`written-${fresh}`);
      for (const chunk of chunked(requests.slice(0, count), atOnce)) await opened(store.append(chunk));
      await store.close();
    };
    const byClient = async (count: number, atOnce: number): Promise<void> => {
      fresh += 1;
      let expected: bigint | typeof NO_STREAM = NO_STREAM;
      for (const chunk of chunked(logged.slice(0, count), atOnce))
        expected = (await client.appendToStream(`bare-${fresh}`, chunk.map(asSent), { expectedRevision: expected }))
          .nextExpectedRevision;
    };
    const writing = {
      singleClient: () => byClient(SINGLE, 1),
      single: () => through(SINGLE, 1),
      batchedClient: () => byClient(BATCHED, AT_ONCE),
      batched: () => through(BATCHED, AT_ONCE),
    };
    const appends = await rounds(runs, writing, { clock: clockOf('wall') });
    await full.close();
    return [readingRow(readings), ...appendRowsOf(appends)];
  } finally {
    await client.dispose();
    await server.stop();
  }
}

async function readByClient(client: EventStoreDBClient, stream: string): Promise<void> {
  let seen = 0;
  for await (const { event } of client.readStream(stream)) if (event !== undefined) seen += 1;
  if (seen !== READ) throw new Error(`the client read ${seen} events`);
}

async function readByStore(store: EventStore & LogCopyTarget): Promise<void> {
  let seen = 0;
  for await (const _ of store.readAll()) seen += 1;
  if (seen !== READ) throw new Error(`the store read ${seen} events`);
}

/** What an engine does when it starts: it reads the log once and decodes of it what is asked for later. */
async function readTexts({ texts }: EventStore): Promise<void> {
  let seen = 0;
  for await (const batch of texts?.after(0) ?? []) seen += batch.length;
  if (seen !== READ) throw new Error(`the store has ${seen} texts`);
}

/** The same bytes as our store sends, with the same metadata beside them. */
function asSent({ event, bytes }: LoggedEvent) {
  const { id, type, stream, revision, validAt, recordedAt, commandId, correlationId } = event;
  const metadata = { stream, revision, validAt, recordedAt, commandId, $correlationId: correlationId };
  return binaryEvent({ id, type, data: bytes, metadata });
}

const STAND_IN = 'against our loopback server, a stand-in';

function readingRow({ client, start, store }: Rounds<'client' | 'start' | 'store'>): Row {
  const ratio = faster(client, start);
  return {
    what: 'EventStoreDB: reading the log as an engine starts, every event recognised, indexed and kept',
    target: '≥ 0.9 × the unmodified client reading the same',
    ratio: `${times(ratio)} the client; ${times(faster(client, store))} every event decoded`,
    absolute: `${rate(READ / median(start))}, ${rate(READ / median(store))} against ${rate(READ / median(client))}`,
    reached: ratio >= 0.9,
    note: `${STAND_IN}; the client hands out bytes`,
    figures: { esdbStart: median(start), esdbRead: median(store), esdbReadClient: median(client) },
  };
}

function appendRowsOf(seconds: Rounds<'singleClient' | 'single' | 'batchedClient' | 'batched'>): readonly Row[] {
  const [single, batched] = [
    faster(seconds.singleClient, seconds.single),
    faster(seconds.batchedClient, seconds.batched),
  ];
  return [
    {
      what: 'EventStoreDB: one-event appends, one after the other',
      target: "≥ 0.8 × the client's own",
      ratio: `${times(single)} the client`,
      absolute: `${rate(SINGLE / median(seconds.single))} against ${rate(SINGLE / median(seconds.singleClient))}`,
      reached: single >= 0.8,
      note: STAND_IN,
      figures: { esdbSingle: median(seconds.single), esdbSingleClient: median(seconds.singleClient) },
    },
    {
      what: `EventStoreDB: appends of ${AT_ONCE} events, decoded, validated, chained`,
      target: "≥ 0.8 × the client's `binaryEvent`",
      ratio: `${times(batched)} the client`,
      absolute: `${rate(BATCHED / median(seconds.batched))} against ${rate(BATCHED / median(seconds.batchedClient))}`,
      reached: batched >= 0.8,
      note: STAND_IN,
      figures: { esdbBatched: median(seconds.batched), esdbBatchedClient: median(seconds.batchedClient) },
    },
  ];
}
