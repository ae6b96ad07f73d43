import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AppendRequest, LoggedEvent } from '@kpi-ledger/ledger';
import { generateLog, shapeOf } from '../generate/log.ts';
import { type Bench, openStore } from '../measure/bench.ts';
import { opened } from '../measure/opened.ts';
import { clockOf, faster, median, rounds } from '../measure/rounds.ts';
import { type Row, rate, times } from '../measure/row.ts';

const AT_ONCE = 1000;
const BULK = 6000;
export const SINGLE = 150;
/** events of emmett-sqlite appended one a call, a second (docs/performance.md). */
const EMMETT_SINGLE = 319;

/** Writing through the store, against bare SQLite that inserts the same bytes with the same index and durability. */
export async function appendRows({ folder, runs }: Bench): Promise<readonly Row[]> {
  const requests = requestsOf();
  let file = 0;
  const fresh = (): string => {
    file += 1;
    return join(folder, `append-${file}.db`);
  };
  const through = async (from: number, to: number, atOnce: number): Promise<readonly LoggedEvent[]> => {
    const store = await openStore(fresh());
    const written: LoggedEvent[] = [];
    const chunks =
      from === 0
        ? chunked(requests.slice(0, to), atOnce)
        : [requests.slice(0, from), ...chunked(requests.slice(from, to), atOnce)];
    for (const chunk of chunks) for (const { events } of await opened(store.append(chunk))) written.push(...events);
    await store.close();
    return written;
  };
  const same = await through(0, BULK, AT_ONCE);
  const bare = (count: number, atOnce: number): void => {
    const db = new DatabaseSync(fresh());
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE events(ordinal INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
      CREATE UNIQUE INDEX events_stream ON events(stream, revision)`);
    const insert = db.prepare('INSERT INTO events(ordinal, stream, revision, bytes) VALUES (?, ?, ?, ?)');
    for (const chunk of chunked(same.slice(0, count), atOnce)) {
      db.exec('BEGIN IMMEDIATE');
      for (const { ordinal, event, bytes } of chunk) insert.run(ordinal, event.stream, event.revision, bytes);
      db.exec('COMMIT');
    }
    db.close();
  };
  const cases = {
    bulkBare: () => bare(BULK, AT_ONCE),
    bulk: () => through(0, BULK, AT_ONCE),
    singleBare: () => bare(SINGLE, 1),
    single: () => through(0, SINGLE, 1),
  };
  const seconds = await rounds(runs, cases, { clock: clockOf('wall') });
  const [bulk, single] = [faster(seconds.bulkBare, seconds.bulk), faster(seconds.singleBare, seconds.single)];
  const perSecond = SINGLE / median(seconds.single);
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
      target: '≥ 0.8 × bare SQLite with FULL sync; ≥ 10 × Emmett on SQLite',
      ratio: `${times(single)} bare; ${times(perSecond / EMMETT_SINGLE)} Emmett (recorded figure)`,
      absolute: `${rate(perSecond)} against ${rate(SINGLE / median(seconds.singleBare))}`,
      reached: single >= 0.8 && perSecond >= 10 * EMMETT_SINGLE,
      note: 'through the store, file opened and closed in both cases',
      figures: { single: median(seconds.single), singleBare: median(seconds.singleBare), singleRatio: single },
    },
  ];
}

function chunked<A>(list: readonly A[], size: number): readonly (readonly A[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

function requestsOf(): readonly AppendRequest[] {
  const requests: AppendRequest[] = [];
  for (const { fact, stream, revision, ordinal } of generateLog(shapeOf(BULK))) {
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
    if (requests.length === BULK) break;
  }
  return requests;
}
