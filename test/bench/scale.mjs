// What one node holds: node test/bench/scale.mjs [EVENTS]. Writes a ledger of synthetic reports into a file, then measures its size, and time and
// memory to open it and to read it, each in a process of its own. Figures for docs/scale.md; they are no test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '@kpi-ledger/engine';
import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';

const START = Date.parse('2026-01-05T01:00:00Z');
const AT_ONCE = 2_000;

async function open(path, clock = Date.now) {
  const opened = await openSqliteStore({ path, clock })();
  if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
  return opened.right;
}

/** Three events a task: assigned, evidence submitted, evidence accepted; the shape and length of a real city's. */
function* requests(events) {
  const command = (stream, n, expectedRevision, type, data) => ({
    commandId: `${stream}-${expectedRevision + 1}`,
    stream,
    expectedRevision,
    actor: `official-${n % 20_000}`,
    correlationId: `import-${n % 100}`,
    causationId: null,
    facts: [{ type, validAt: '2026-01-05', data }],
  });
  yield command('ledger', 0, -1, 'LedgerOpened', {
    ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e',
    kind: 'demo',
    city: 'hue',
  });
  for (let n = 0; n * 3 < events; n += 1) {
    const task = `scale-${n}`;
    const stream = `task-${task}`;
    yield command(stream, n, -1, 'TaskAssigned', {
      task,
      person: `official-${n % 20_000}`,
      basis: 'PLAN',
      product: { catalogue: 'danh-muc-2026', code: `SP-${n % 300}` },
      milestones: [{ key: 'm1', units: 3, due: '2026-03-25' }],
      snapshot: { factor: '1.5', decidedBy: '12/QD-UBND' },
    });
    yield command(stream, n, 0, 'EvidenceSubmitted', {
      task,
      submission: 's1',
      milestone: 'm1',
      units: 3,
      evidence: [],
    });
    yield command(stream, n, 1, 'EvidenceAccepted', { task, submission: 's1', exceedsRequirement: n % 10 === 0 });
  }
}

async function fill(path, events) {
  const store = await open(path, () => START);
  let batch = [];
  const flush = async () => {
    const appended = await store.append(batch)();
    if (appended._tag === 'Left') throw new Error(JSON.stringify(appended.left));
    batch = [];
  };
  for (const request of requests(events)) {
    batch.push(request);
    if (batch.length === AT_ONCE) await flush();
  }
  await flush();
  const head = await store.head()();
  await store.close();
  return head.right.ordinal;
}

const jobs = {
  open: async (path) => {
    const store = await open(path);
    await store.head()();
    return store;
  },
  read: async (path) => {
    const store = await open(path);
    for await (const _ of store.readAll());
    return store;
  },
  engine: async (path) => {
    const store = await open(path);
    const engine = await openEngine({ store, vault: createMemoryKeyVault(), clock: Date.now })();
    if (engine._tag === 'Left') throw new Error(JSON.stringify(engine.left));
    await engine.right.basis({})();
    return engine;
  },
};

const [job, path] = process.argv.slice(2);
if (job in jobs) {
  const started = performance.now();
  const kept = await jobs[job](path);
  const seconds = (performance.now() - started) / 1000;
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  process.stdout.write(JSON.stringify({ seconds, rss, heapUsed, kept: typeof kept }));
  process.exit(0);
}

const events = Number(job ?? 300_000);
const directory = mkdtempSync(join(tmpdir(), 'kpi-scale-'));
const file = join(directory, 'scale.db');
const started = performance.now();
const count = await fill(file, events);
const seconds = (performance.now() - started) / 1000;
const { size } = statSync(file);
console.log(
  `${count} events, written at ${Math.round(count / seconds)}/s, ${Math.round(size / count)} bytes of file an event`,
);
for (const name of Object.keys(jobs)) {
  const flags = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-old-space-size=16000'];
  const ran = spawnSync(process.execPath, [...flags, import.meta.filename, name, file], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  const { seconds, rss, heapUsed } = JSON.parse(ran.stdout);
  console.log(
    `${name}: ${seconds.toFixed(1)} s (${Math.round(count / seconds)} events/s), ${Math.round(rss / 1e6)} MB resident, ${Math.round(heapUsed / count)} bytes of heap an event`,
  );
}
rmSync(directory, { recursive: true, force: true });
