import type { Command } from '@kpi-ledger/engine';
import { createMemoryKeyVault, createMemoryStore, type EventStore, type KeyVault } from '@kpi-ledger/ledger';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  answered,
  assigned,
  clock,
  command,
  DECISION,
  enginesOn,
  eventsIn,
  FILE,
  failed,
  importing,
  opened,
  ratings,
  renamed,
  said,
  statuses,
  unit,
} from './city.js';
import { type Fault, faultyStore } from './faulty-store.js';

const MAX_APPEND_BYTES = 2_500;
const TASKS = Array.from({ length: 12 }, (_, i) => assigned(`t${i}`));

let store: EventStore;
let vault: KeyVault;
beforeEach(async () => {
  store = createMemoryStore({ clock });
  vault = createMemoryKeyVault();
  await opened(await enginesOn(store, vault));
});

/** A process of its own on the same ledger. */
const process = (fault?: Fault) =>
  enginesOn(faultyStore(store, MAX_APPEND_BYTES, fault === undefined ? {} : { fault }), vault);
const types = async () => (await eventsIn(store)).slice(10).map(({ type }) => type);
const head = async () => (await eventsIn(store)).length;

/** Leaves an import open after its first part. */
async function interrupted(rows: readonly Command[] = TASKS): Promise<void> {
  await failed(importing(await process({ at: 1, when: 'BEFORE' }), rows));
  expect(await types()).not.toContain('ImportCompleted');
}

describe('an import larger than one append', () => {
  test('is written in several, each within the limit, in the order of the rows', async () => {
    const limited = faultyStore(store, MAX_APPEND_BYTES);
    const outcome = await answered(importing(await enginesOn(limited, vault), TASKS));
    expect(outcome).toMatchObject({ status: 'RECORDED', importId: 'f1', unfinished: null, counts: { RECORDED: 12 } });
    expect(limited.appends).toBeGreaterThan(3);
    expect(await types()).toEqual(['ImportStarted', ...TASKS.map(() => 'TaskAssigned'), 'ImportCompleted']);
    expect((await eventsIn(store)).at(-1)?.data).toEqual({ import: 'f1', recorded: 12, skipped: 0 });
  });

  test('is one append where it fits', async () => {
    const limited = faultyStore(store, 100_000);
    await answered(importing(await enginesOn(limited, vault), TASKS));
    expect(limited.appends).toBe(1);
  });

  test('is refused before anything is written where a row is wrong, or too large for any append', async () => {
    const before = await head();
    const wrong = [...TASKS, command('late', 'UnitRenamed', '2026-02-01', { unit: 'so-x', name: 'X' })];
    expect(await answered(importing(await process(), wrong))).toMatchObject({ status: 'REFUSED', unfinished: null });
    const large = [...TASKS, renamed('x'.repeat(MAX_APPEND_BYTES), '2026-02-01', 'large')];
    expect(await failed(importing(await process(), large))).toMatchObject({ code: 'INVALID_FACT', path: 'large' });
    const unwritable = [...TASKS, renamed('x\ud800', '2026-02-01', 'unwritable')];
    await importing(await process(), unwritable)();
    expect(await head()).toBe(before);
  });

  test('goes on after a cut at any append, before it is stored or after', async () => {
    const whole = createMemoryStore({ clock });
    await opened(await enginesOn(whole, vault));
    const limited = faultyStore(whole, MAX_APPEND_BYTES);
    await answered(importing(await enginesOn(limited, vault), TASKS));
    const expected = await said(whole, vault);
    for (let at = 0; at < limited.appends; at++)
      for (const when of ['BEFORE', 'AFTER'] as const) {
        store = createMemoryStore({ clock });
        await opened(await enginesOn(store, vault));
        const error = await failed(importing(await process({ at, when }), TASKS));
        expect(error).toMatchObject({ kind: 'UNAVAILABLE', code: 'STORE_UNAVAILABLE' });
        if (at > 0) expect(error.detail).toContain('run the same command again');
        await answered(importing(await process(), TASKS));
        expect(await said(store, vault)).toEqual(expected);
      }
  });

  test('says of a resumed import which rows it has recorded now', async () => {
    await interrupted();
    const outcome = await answered(importing(await process(), TASKS));
    expect(outcome.counts.REPEATED).toBeGreaterThan(0);
    expect(outcome.counts.REPEATED + outcome.counts.RECORDED).toBe(12);
    expect((await eventsIn(store)).at(-1)?.data).toMatchObject({ recorded: 12, skipped: 0 });
    expect(await answered(importing(await process(), TASKS))).toMatchObject({ status: 'NOTHING_NEW', importId: null });
  });

  test('is completed where only its end is missing', async () => {
    await answered(importing(await process(), TASKS));
    const copy = createMemoryStore({ clock });
    for (const { commandId, stream, revision, actor, correlationId, causationId, type, validAt, data } of (
      await eventsIn(store)
    ).slice(0, -1))
      await answered(
        copy.append([
          {
            ...{ commandId, stream, expectedRevision: revision - 1, actor, correlationId, causationId },
            facts: [{ type, validAt, data } as never],
          },
        ]),
      );
    const outcome = await answered(importing(await enginesOn(copy, vault), TASKS));
    expect(outcome).toMatchObject({ status: 'RECORDED', importId: 'f1', counts: { RECORDED: 0, REPEATED: 12 } });
    expect(await said(copy, vault)).toEqual(await said(store, vault));
  });
});

describe('rows that were passed over', () => {
  const again = renamed('Sở A', '2026-02-02', 'again');
  const rows = [renamed('Sở A', '2026-02-02', 'first'), again, renamed('Sở B', '2026-02-02', 'then'), ...TASKS];

  test('stay out when the import goes on: they would stand after what followed them', async () => {
    await interrupted(rows);
    const outcome = await answered(importing(await process(), rows));
    expect(statuses(outcome).slice(0, 3)).toEqual(['REPEATED', 'ALREADY_SO', 'REPEATED']);
    const names = (await eventsIn(store)).flatMap((event) => (event.type === 'UnitRenamed' ? [event.data.name] : []));
    expect(names).toEqual(['Sở A', 'Sở B']);
  });

  test('are told where wrong rows are left out: they may be one of those', async () => {
    await interrupted(rows);
    const outcome = await answered(importing(await process(), rows, true));
    expect(outcome.rows[1]).toMatchObject({ status: 'REFUSED', refusals: [{ code: 'IMPORT_ROW_PASSED' }] });
    expect((await eventsIn(store)).at(-1)?.data).toMatchObject({ recorded: 14, skipped: 1 });
  });
});

describe('others who write between the parts', () => {
  const cancelled = (task: string) =>
    command(`cancel-${task}`, 'TaskCancelled', '2026-04-04', {
      task,
      milestones: null,
      reason: 'thôi',
      decision: DECISION,
    });

  test('make the rest decided anew, and what is refused then leaves the import open', async () => {
    await answered((await enginesOn(store, vault)).execute(assigned('old')));
    const submitted = command('submit-old', 'EvidenceSubmitted', '2026-04-01', {
      ...{ task: 'old', submission: 's1', milestone: 'm1', units: 1, evidence: [] },
    });
    const other = await enginesOn(store, vault);
    const between = async (append: number) => {
      if (append !== 1) return;
      await answered(other.execute(cancelled('old')));
      cancelledOnly = await ratings(other);
    };
    const crowded = await enginesOn(faultyStore(store, MAX_APPEND_BYTES, { between }), vault);
    let cancelledOnly = '';
    const rows = [...TASKS, submitted];
    const outcome = await answered(importing(crowded, rows));
    expect(outcome).toMatchObject({ status: 'REFUSED', unfinished: 'f1', importId: null });
    expect(outcome.rows.at(-1)).toMatchObject({ status: 'REFUSED' });
    expect(await types()).not.toContain('ImportCompleted');
    expect(await ratings(other)).toBe(cancelledOnly);

    const completed = await answered(importing(await process(), rows, true));
    expect(completed).toMatchObject({ status: 'RECORDED', unfinished: null, counts: { REFUSED: 1 } });
    expect((await eventsIn(store)).at(-1)?.data).toEqual({ import: 'f1', recorded: 12, skipped: 1 });
    expect(await ratings(other)).not.toBe(cancelledOnly);
  });

  test('and change nothing for it: all of it is recorded by one call', async () => {
    const other = await enginesOn(store, vault);
    let days = 0;
    const between = async (append: number) => {
      if (append > 0) await answered(other.execute(renamed('Sở A', `2026-03-${10 + days}`, `rename-${days++}`)));
    };
    const crowded = await enginesOn(faultyStore(store, MAX_APPEND_BYTES, { between }), vault);
    const outcome = await answered(importing(crowded, TASKS));
    expect(outcome).toMatchObject({ status: 'RECORDED', counts: { RECORDED: 12, REPEATED: 0 } });
  });

  test('may be the same import in another process: it is recorded once', async () => {
    const [some, others] = [await process(), await process()];
    const outcomes = await Promise.all([answered(importing(some, TASKS)), answered(importing(others, TASKS))]);
    expect(outcomes.map(({ unfinished }) => unfinished)).toEqual([null, null]);
    expect((await types()).filter((type) => type === 'TaskAssigned')).toHaveLength(12);
    expect((await types()).filter((type) => type === 'ImportCompleted')).toHaveLength(1);
  });
});

describe('an import that stands open', () => {
  test('is seen by no reader, and counts from its completion on, whatever was known before', async () => {
    const engine = await enginesOn(store, vault);
    const before = await ratings(engine);
    await interrupted();
    expect(await ratings(engine)).toBe(before);
    await answered(engine.execute(renamed('Sở A2', '2026-03-01', 'other')));
    const renamedOnly = await ratings(engine);
    await answered(importing(await process(), TASKS));
    const n = await head();
    expect(await ratings(engine)).not.toBe(renamedOnly);
    expect(await ratings(engine, n - 1)).toBe(renamedOnly);
    const started = (await eventsIn(store)).findIndex(({ type }) => type === 'ImportStarted');
    for (let known = started; known <= started + 3; known++) expect(await ratings(engine, known)).toBe(before);
  });

  test('keeps others out of its streams, so that nothing is "already so" that nobody sees', async () => {
    const rows = [renamed('Sở A', '2026-02-02', 'row'), ...TASKS];
    await interrupted(rows);
    const engine = await process();
    const before = await head();
    const refusal = { code: 'IMPORT_UNFINISHED', kind: 'REFUSED' };
    expect(await failed(engine.execute(renamed('Sở A', '2026-02-02', 'by-hand')))).toMatchObject(refusal);
    expect(await failed(engine.execute(renamed('Sở A', '2026-02-02', 'row')))).toMatchObject(refusal);
    const otherFile = { ...FILE, id: 'f2', fileHash: 'b'.repeat(64) };
    const outcome = await answered(engine.executeAll([...rows, assigned('t99')], { importing: otherFile }));
    expect(outcome).toMatchObject({ status: 'REFUSED', unfinished: null });
    expect(outcome.rows[0]).toMatchObject({ refusals: [{ code: 'IMPORT_UNFINISHED' }] });
    expect(await head()).toBe(before);
    // What was recorded before it, and what has nothing to do with it, goes on.
    expect(await answered(engine.execute(assigned('elsewhere')))).toMatchObject({ status: 'RECORDED' });
    expect(await answered(engine.execute(unit('so-a', 'ubnd')))).toMatchObject({ status: 'REPEATED' });

    await answered(importing(engine, rows));
    expect(await answered(engine.execute(renamed('Sở A', '2026-02-02', 'row')))).toMatchObject({ status: 'REPEATED' });
  });

  test('is not gone on with by another reading of the same file', async () => {
    await interrupted();
    const before = await head();
    const otherwise = TASKS.map((row) => ({ ...row, commandId: `other-${row.commandId}` }));
    expect(await failed(importing(await process(), otherwise))).toMatchObject({ code: 'IMPORT_READ_OTHERWISE' });
    expect(await head()).toBe(before);
  });

  test('ended by hand counts with the rows that it has; the file comes again for the others', async () => {
    await interrupted();
    const recorded = (await types()).filter((type) => type === 'TaskAssigned').length;
    const engine = await process();
    const ended = command('f1.completed', 'ImportCompleted', null, { import: 'f1', recorded, skipped: 12 - recorded });
    await answered(engine.execute(ended));
    const outcome = await answered(importing(engine, TASKS));
    expect(outcome).toMatchObject({ status: 'RECORDED', importId: 'f1.2', counts: { REPEATED: recorded } });
    expect((await types()).filter((type) => type === 'TaskAssigned')).toHaveLength(12);
  });
});
