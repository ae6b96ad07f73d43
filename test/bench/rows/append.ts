import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AppendRequest, LoggedEvent } from '@kpi-ledger/ledger';
import { generateLog, shapeOf } from '../generate/log.ts';
import { type Bench, openStore } from '../measure/bench.ts';
import { opened } from '../measure/opened.ts';
import { faster, median } from '../measure/rounds.ts';
import { type Row, rate, times } from '../measure/row.ts';

const AT_ONCE = 1000;
const BULK = 6000;
export const SINGLE = 150;

/**
 * Writing through the store, against bare SQLite that inserts the same bytes with the same index and durability. As a service has
 * them, store and file are open before the clock runs, and closed after it.
 */
export async function appendRows({ folder, runs }: Bench): Promise<readonly Row[]> {
  const requests = requestsOf();
  const same = await written(join(folder, 'append-same.db'), requests);
  let file = 0;
  const fresh = (): string => {
    file += 1;
    return join(folder, `append-${file}.db`);
  };
  const through = async (count: number, atOnce: number): Promise<number> => {
    const store = await openStore(fresh());
    // The event that opens the ledger is no part of what is measured.
    await opened(store.append(requests.slice(0, 1)));
    const chunks = chunked(requests.slice(1, 1 + count), atOnce);
    const took = await secondsOf(async () => {
      for (const chunk of chunks) await opened(store.append(chunk));
    });
    await store.close();
    return took;
  };
  const bare = async (count: number, atOnce: number): Promise<number> => {
    const db = new DatabaseSync(fresh());
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE events(ordinal INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
      CREATE UNIQUE INDEX events_stream ON events(stream, revision)`);
    const insert = db.prepare('INSERT INTO events(ordinal, stream, revision, bytes) VALUES (?, ?, ?, ?)');
    const insertAll = (chunk: readonly LoggedEvent[]): void => {
      db.exec('BEGIN IMMEDIATE');
      for (const { ordinal, event, bytes } of chunk) insert.run(ordinal, event.stream, event.revision, bytes);
      db.exec('COMMIT');
    };
    insertAll(same.slice(0, 1));
    const chunks = chunked(same.slice(1, 1 + count), atOnce);
    const took = await secondsOf(async () => {
      for (const chunk of chunks) insertAll(chunk);
    });
    db.close();
    return took;
  };
  const seconds = await timed(runs, {
    bulkBare: () => bare(BULK, AT_ONCE),
    bulk: () => through(BULK, AT_ONCE),
    singleBare: () => bare(SINGLE, 1),
    single: () => through(SINGLE, 1),
  });
  const [bulk, single] = [faster(seconds.bulkBare, seconds.bulk), faster(seconds.singleBare, seconds.single)];
  return [
    {
      what: 'bulk import: decoded, validated, canonical, chained, durable',
      target: '≥ 0.45 × bare SQLite batched insert',
      ratio: `${times(bulk)} bare`,
      absolute: `${rate(BULK / median(seconds.bulk))} against ${rate(BULK / median(seconds.bulkBare))}, ${AT_ONCE} a transaction`,
      reached: bulk >= 0.45,
      figures: { bulk: median(seconds.bulk), bulkBare: median(seconds.bulkBare), bulkRatio: bulk },
    },
    {
      what: 'single durable append',
      target: '≥ 0.8 × bare SQLite with FULL sync',
      ratio: `${times(single)} bare`,
      absolute: `${rate(SINGLE / median(seconds.single))} against ${rate(SINGLE / median(seconds.singleBare))}`,
      reached: single >= 0.8,
      note: 'store and file open in both cases; the disk sets how many there are a second',
      figures: { single: median(seconds.single), singleBare: median(seconds.singleBare), singleRatio: single },
    },
  ];
}

/** The events as a store writes them. */
async function written(path: string, requests: readonly AppendRequest[]): Promise<readonly LoggedEvent[]> {
  const store = await openStore(path);
  const appended = await Promise.all(chunked(requests, AT_ONCE).map((chunk) => opened(store.append(chunk))));
  await store.close();
  return appended.flatMap((results) => results.flatMap(({ events }) => events));
}

/** Seconds by the clock, which also runs while the disk is waited for. */
async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The cases by turns; each gives its own seconds. The first round only warms up. */
async function timed<const Name extends string>(
  count: number,
  cases: { readonly [N in Name]: () => Promise<number> },
): Promise<{ readonly [N in Name]: readonly number[] }> {
  const names = Object.keys(cases) as Name[];
  const seconds = Object.fromEntries(names.map((name) => [name, [] as number[]])) as { [N in Name]: number[] };
  for (let round = -1; round < count; round += 1)
    for (const name of names) {
      globalThis.gc?.();
      const took = await cases[name]();
      if (round >= 0) seconds[name].push(took);
    }
  return seconds;
}

function chunked<A>(list: readonly A[], size: number): readonly (readonly A[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

function requestsOf(): readonly AppendRequest[] {
  const requests: AppendRequest[] = [];
  for (const { fact, stream, revision, ordinal } of generateLog(shapeOf(BULK + 1))) {
    const id = `c-${ordinal}`;
    requests.push({
      ...{
        commandId: id,
        stream,
        expectedRevision: revision - 1,
        actor: 'bench',
        correlationId: id,
        causationId: null,
      },
      facts: [fact],
    });
    if (requests.length === BULK + 1) break;
  }
  return requests;
}
