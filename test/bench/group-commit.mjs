// What the writer's thread is for: node test/bench/group-commit.mjs [SECONDS] [FOLDER]. Compares the store with a writer with the direct one, in
// turns and in one run: appends a second of 1, 50 and 500 callers, and how long the event loop stood still while 20,000 events were imported and
// read. Figures for docs/durability.md; they are no test, and on a busy machine only the ratios say something.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openSqliteStore, openSqliteStoreWithWriter } from '@kpi-ledger/ledger-sqlite';

const EVENTS = 20_000;
const ROUNDS = 3;
const seconds = Number(process.argv[2] ?? 2);
const directory = mkdtempSync(join(process.argv[3] ?? tmpdir(), 'kpi-group-'));
const WAYS = {
  direct: (path) => openSqliteStore({ path, clock: Date.now }),
  writer: (path) => openSqliteStoreWithWriter({ path }),
};

const right = (either) => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left));
  return either.right;
};
const request = (commandId, stream, expectedRevision, ...facts) => ({
  ...{ commandId, stream, expectedRevision, actor: 'tester', correlationId: commandId, causationId: null },
  facts: facts.map((fact) => ({ validAt: '2026-01-05', ...fact })),
});
const renamed = (unit, name) => ({ type: 'UnitRenamed', data: { unit, name } });

let files = 0;
async function open(way) {
  files += 1;
  const store = right(await WAYS[way](join(directory, `${files}.db`))());
  const data = { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'demo', city: 'hue' };
  right(await store.append([request('open', 'ledger', -1, { type: 'LedgerOpened', data })])());
  return store;
}

/** Appends a second, each of one event; every caller waits for its answer before it sends the next. */
async function rateOf(way, callers) {
  const store = await open(way);
  const end = performance.now() + seconds * 1000;
  let appends = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async (_, c) => {
      for (let n = 0; performance.now() < end; n += 1) {
        right(await store.append([request(`c${c}-${n}`, `unit-u${c}`, n - 1, renamed(`u${c}`, `Trung tâm ${n}`))])());
        appends += 1;
      }
    }),
  );
  const rate = appends / ((performance.now() - started) / 1000);
  await store.close();
  return rate;
}

/** Milliseconds for which other work had to wait: the 99th percentile and the longest. */
async function delayDuring(work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The first look of the monitor comes after a turn.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const started = performance.now();
  await work();
  const took = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  return { took, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
}

const rows = (from, count) =>
  Array.from({ length: count }, (_, i) =>
    request(
      `r${from + i}`,
      `unit-r${from + i}`,
      -1,
      renamed(`r${from + i}`, `Trung tâm phục vụ hành chính công ${from + i}`),
    ),
  );
const imported = (store, atOnce) => async () => {
  for (let n = 0; n < EVENTS; n += atOnce) right(await store.append(rows(n, atOnce))());
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const shown = (number) => number.toFixed(1);

for (const callers of [1, 50, 500]) {
  const rates = { direct: [], writer: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const way of ['direct', 'writer']) rates[way].push(await rateOf(way, callers));
  const [direct, writer] = [median(rates.direct), median(rates.writer)];
  console.log(
    `${callers} callers: direct ${Math.round(direct)} appends/s, writer ${Math.round(writer)}, ratio ${(writer / direct).toFixed(2)}`,
  );
}
for (const atOnce of [1_000, EVENTS])
  for (const way of ['direct', 'writer']) {
    const store = await open(way);
    const { took, p99, max } = await delayDuring(imported(store, atOnce));
    console.log(
      `${EVENTS} events in appends of ${atOnce}, ${way}: ${shown(took)} ms; event loop p99 ${shown(p99)} ms, longest ${shown(max)} ms`,
    );
    const read = await delayDuring(async () => {
      for await (const _ of store.readAll());
    });
    console.log(
      `  readAll, ${way}: ${shown(read.took)} ms; event loop p99 ${shown(read.p99)} ms, longest ${shown(read.max)} ms`,
    );
    await store.close();
  }
rmSync(directory, { recursive: true, force: true });
