import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '@kpi-ledger/engine';
import { createMemoryKeyVault, createMemoryStore } from '@kpi-ledger/ledger';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  answered,
  assigned,
  clock,
  command,
  DECISION,
  enginesOn,
  importing,
  opened,
  ratings,
  renamed,
  said,
} from './city.js';
import { type Fault, faultyStore } from './faulty-store.js';

const MAX_APPEND_BYTES = 2_500;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kpi-imports-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const task = fc.constantFrom('t1', 't2', 't3');
const submission = fc.constantFrom('s1', 's2');
const day = fc.constantFrom('2026-03-10', '2026-03-15', '2026-03-25');

/** What a row of a file may say; many do not go together, and some say again what was said. */
const row: fc.Arbitrary<(id: string) => Command> = fc.oneof(
  { weight: 2, arbitrary: task.map((of) => (id: string) => assigned(of, id)) },
  {
    weight: 3,
    arbitrary: fc.record({ task, submission, day, units: fc.integer({ min: 1, max: 2 }) }).map(
      ({ day: on, ...of }) =>
        (id: string) =>
          command(id, 'EvidenceSubmitted', on, { ...of, milestone: 'm1', evidence: [] }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({ task, submission, day }).map(
      ({ day: on, ...of }) =>
        (id: string) =>
          command(id, 'EvidenceAccepted', null, {
            ...{
              ...of,
              exceedsRequirement: false,
              confirmedDay: { day: on, reason: 'nhập quý I' },
              decision: DECISION,
            },
          }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ name: fc.constantFrom('Sở A', 'Sở B'), on: fc.constantFrom('2026-02-01', '2026-02-02') })
      .map(
        ({ name, on }) =>
          (id: string) =>
            renamed(name, on, id),
      ),
  },
);
/** Some rows stand in the file twice, under one id. */
const rows = fc
  .array(fc.record({ row, again: fc.boolean() }), { minLength: 6, maxLength: 24 })
  .map((all) =>
    all.flatMap(({ row: of, again }, i) => (again && i % 5 === 0 ? [of(`r${i}`), of(`r${i}`)] : [of(`r${i}`)])),
  );
const cuts: fc.Arbitrary<readonly Fault[]> = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 5 }), when: fc.constantFrom('BEFORE', 'AFTER') }),
  { minLength: 1, maxLength: 4 },
);

async function uncut(all: readonly Command[], skipInvalid: boolean, path: string) {
  const store = await answered(openSqliteStore({ path, clock }));
  const vault = createMemoryKeyVault();
  const engine = await enginesOn(store, vault);
  await opened(engine);
  const outcome = await answered(importing(engine, all, skipInvalid));
  const result = { outcome, said: await said(store, vault), ratings: await ratings(engine) };
  await store.close();
  return result;
}

/** Runs the import again and again, each time as a new process, until no fault is left. */
async function cut(all: readonly Command[], skipInvalid: boolean, faults: readonly Fault[]) {
  const store = createMemoryStore({ clock });
  const vault = createMemoryKeyVault();
  await opened(await enginesOn(store, vault));
  const before = await ratings(await enginesOn(store, vault));
  const interrupted: (readonly [completed: boolean, visible: boolean])[] = [];
  for (const fault of [...faults, undefined]) {
    const faulty = faultyStore(store, MAX_APPEND_BYTES, fault === undefined ? {} : { fault });
    const done = await importing(await enginesOn(faulty, vault), all, skipInvalid)();
    const completed = (await said(store, vault)).some((event) => 'type' in event && event.type === 'ImportCompleted');
    const now = await ratings(await enginesOn(store, vault));
    if (E.isLeft(done)) interrupted.push([completed, now !== before]);
    if (completed) break;
  }
  const engine = await enginesOn(store, vault);
  const log = await said(store, vault);
  const last = log.findIndex((event) => 'type' in event && event.type === 'ImportCompleted');
  const upToTheLast = last < 0 ? before : await ratings(engine, last);
  return { before, upToTheLast, interrupted, said: log, ratings: await ratings(engine) };
}

/** What left rows out may say so of another number of them: see the decision on imports in parts. */
const withoutSkipped = (log: readonly object[]): readonly object[] =>
  log.map((event) =>
    'type' in event && event.type === 'ImportCompleted' && 'data' in event
      ? { ...event, data: { ...(event.data as object), skipped: null } }
      : event,
  );

let run = 0;
test.each([
  ['all rows right', false],
  ['wrong rows left out', true],
])('An import cut anywhere, %s, says what the uncut one says, and nothing before it is completed.', async (_, skip) => {
  await fc.assert(
    fc.asyncProperty(rows, cuts, async (all, faults) => {
      const first = await uncut(all, true, join(folder, `${++run}.db`));
      const kept = skip ? all : all.filter((__, i) => first.outcome.rows[i]?.status !== 'REFUSED');
      const whole = skip ? first : await uncut(kept, false, join(folder, `${++run}.db`));
      const resumed = await cut(kept, skip, faults);
      expect(resumed.ratings).toBe(whole.ratings);
      expect(resumed.upToTheLast).toBe(resumed.before);
      for (const [completed, visible] of resumed.interrupted) if (!completed) expect(visible).toBe(false);
      const of = skip ? withoutSkipped : (log: readonly object[]) => log;
      expect(of(resumed.said)).toEqual(of(whole.said));
    }),
    { numRuns: 25 },
  );
});
