import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker, WorkerOptions } from 'node:worker_threads';
import type { AppendRequest, EventStore } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { inspect } from '../testing/ledger-file.js';
import { openLedger } from '../testing/scenarios.js';
import { renames } from '../testing/small-ledger.js';
import { openSqliteStoreWithWriter } from './sqlite-store-with-writer.js';

/** Every thread that was started, the last one last. */
const threads = vi.hoisted(() => [] as Worker[]);
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  return {
    ...real,
    Worker: class extends real.Worker {
      constructor(_: string, options: WorkerOptions) {
        const resourceLimits = { maxOldGenerationSizeMb: 64 };
        super(new URL('../testing/dying-writer.mjs', import.meta.url), { ...options, resourceLimits, stderr: true });
        threads.push(this);
      }
    },
  };
});

const directory = mkdtempSync(join(tmpdir(), 'kpi-dead-writer-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let path = '';
let files = 0;
let store: EventStore;
beforeEach(async () => {
  path = join(directory, `${++files}.db`);
  await openLedger(path);
  const opened = await openSqliteStoreWithWriter({ path })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  store = opened.right;
});

const append = (...requests: readonly AppendRequest[]) => store.append(requests)();
const unknown = (...commandIds: readonly string[]) => E.left({ kind: 'OUTCOME_UNKNOWN', commandIds, reason: REASON });
const REASON = expect.stringMatching(/^the writer's thread has ended \(/);

it.each([
  { flaw: 'exit', written: false },
  { flaw: 'throw', written: false },
  { flaw: 'memory', written: false },
  { flaw: 'silence', written: true },
])('a writer that dies ($flaw) leaves what waited open, and is replaced', async ({ flaw, written }) => {
  expect(await append(renames('a', 'before', -1, 'A'))).toMatchObject(E.right([{ repeated: false }]));
  const deadly = renames('b', 'deadly', -1, 'B');
  const beside = renames('c', 'beside', -1, 'C');
  const answers = await Promise.all([append({ ...deadly, actor: flaw }), append(beside)]);
  expect(answers).toEqual([unknown('deadly'), unknown('beside')]);

  // Whoever does not know sends the same again.
  expect(await append(beside)).toMatchObject(E.right([{ repeated: written }]));
  expect(await append(renames('a', 'after', 0, 'D'))).toMatchObject(E.right([{ repeated: false }]));
  await store.close();
  const { rows, faults } = inspect(path);
  expect(faults).toEqual([]);
  const commands = rows.map(({ event }) => event.commandId);
  expect(commands).toEqual(['open', 'before', ...(written ? ['deadly'] : []), 'beside', 'after']);
});

it('a store whose writer has died is closed like any other', async () => {
  expect(await append({ ...renames('b', 'deadly', -1, 'B'), actor: 'exit' })).toEqual(unknown('deadly'));
  await store.close();
  expect(await append(renames('a', 'late', -1, 'A'))).toMatchObject(E.left({ kind: 'STORE_UNAVAILABLE' }));
});

it('a writer that is ended at any instant has lost nothing that it has acknowledged', async () => {
  const acknowledged: string[] = [];
  const open: AppendRequest[] = [];
  /** Appends until the thread is gone. */
  const client = async (name: string, first: () => void): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const request = renames(`${name}-${n}`, `${name}-${n}`, -1, 'A', 'B');
      const answer = await append(request);
      if (E.isLeft(answer)) {
        expect(answer).toEqual(unknown(request.commandId));
        open.push(request);
        return;
      }
      acknowledged.push(request.commandId);
      first();
    }
  };
  for (let round = 0; round < 12; round += 1) {
    const { promise: isWriting, resolve } = Promise.withResolvers<void>();
    const clients = Array.from({ length: 8 }, (_, c) => client(`r${round}c${c}`, resolve));
    if (round % 4 > 0) await isWriting;
    await sleep(round);
    await threads.at(-1)?.terminate();
    await Promise.all(clients);
  }
  for (const request of open) expect(await append(request)).toMatchObject(E.right([{ events: [{}, {}] }]));
  await store.close();
  const { rows, faults } = inspect(path);
  expect(faults).toEqual([]);
  const expected = [...acknowledged, ...open.map(({ commandId }) => commandId)].flatMap((id) => [id, id]);
  expect(
    rows
      .slice(1)
      .map(({ event }) => event.commandId)
      .sort(),
  ).toEqual(expected.sort());
  expect([acknowledged.length > 50, open.length]).toEqual([true, 12 * 8]);
});
