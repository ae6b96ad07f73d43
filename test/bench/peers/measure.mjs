// node measure.mjs LEDGER EVENTS RUNS: Emmett on SQLite with the events of a ledger file. Prints events a second as JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { getSQLiteEventStore, readMessagesBatch, sqliteConnection } from '@event-driven-io/emmett-sqlite';

const [ledger, count, runs] = process.argv.slice(2);
const AT_ONCE = 1_000;
const SINGLE = 100;
const CONSUMED = 2_000;

const folder = mkdtempSync(join(tmpdir(), 'kpi-emmett-'));
const fileName = join(folder, 'emmett.db');
try {
  const events = eventsOf(ledger, Number(count));
  const store = getSQLiteEventStore({ fileName });
  for (let at = 0; at < events.length; at += AT_ONCE)
    await store.appendToStream(`log-${at}`, events.slice(at, at + AT_ONCE));

  const db = sqliteConnection({ fileName });
  const rebuild = [];
  const single = [];
  const consumer = [];
  for (let run = 0; run < Number(runs); run += 1) {
    rebuild.push(events.length / (await seconds(processor, () => readAll(db, events.length))));
    const appending = () => appendEach(store, run, events.slice(0, SINGLE));
    single.push(SINGLE / (await seconds(wall, appending)));
    consumer.push(CONSUMED / (await seconds(processor, () => consume(store, run))));
  }
  db.close();
  process.stdout.write(
    JSON.stringify({ rebuild: median(rebuild), single: median(single), consumer: median(consumer) }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function eventsOf(path, limit) {
  const log = new DatabaseSync(path, { readOnly: true });
  const utf8 = new TextDecoder();
  const rows = log.prepare('SELECT bytes FROM events ORDER BY ordinal LIMIT ?').all(limit);
  log.close();
  return rows.map(({ bytes }) => {
    const event = JSON.parse(utf8.decode(bytes));
    return { type: event.type, data: event };
  });
}

/** Its best loop: batches of 1,000, and nothing is made of the events. */
async function readAll(db, expected) {
  let after = 0n;
  let seen = 0;
  for (;;) {
    const { messages, currentGlobalPosition, areEventsLeft } = await readMessagesBatch(db, {
      after,
      batchSize: AT_ONCE,
    });
    seen += messages.length;
    after = currentGlobalPosition;
    if (!areEventsLeft) break;
  }
  if (seen < expected) throw new Error(`${seen} of ${expected} events`);
}

async function appendEach(store, run, events) {
  for (const [i, event] of events.entries()) await store.appendToStream(`single-${run}-${i}`, [event]);
}

/** Its consumer, message by message. */
async function consume(store, run) {
  let seen = 0;
  const consumer = store.consumer({ pulling: { batchSize: AT_ONCE, pullingFrequencyInMs: 0 } });
  consumer.processor({
    processorId: `bench-${run}`,
    startFrom: 'BEGINNING',
    stopAfter: () => seen >= CONSUMED,
    eachMessage: () => {
      seen += 1;
    },
  });
  await consumer.start();
  await consumer.close();
  if (seen < CONSUMED) throw new Error(`${seen} of ${CONSUMED} messages`);
}

function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
function wall() {
  return performance.now() / 1000;
}
async function seconds(clock, work) {
  const started = clock();
  await work();
  return clock() - started;
}
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
