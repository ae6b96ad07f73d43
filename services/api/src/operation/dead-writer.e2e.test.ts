import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Command } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, expect, test, vi } from 'vitest';
import { openLedger, serve } from '../index.js';

/** Every thread that was started, and whether one can be. */
const threads = vi.hoisted(() => ({ started: [] as Worker[], mayStart: true }));
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  return {
    ...real,
    Worker: class extends real.Worker {
      constructor(...args: ConstructorParameters<typeof real.Worker>) {
        if (!threads.mayStart) throw new Error('no thread can be started');
        super(...args);
        threads.started.push(this);
      }
    },
  };
});

const directory = mkdtempSync(join(tmpdir(), 'kpi-dead-writer-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const command = (commandId: string, type: Command['type'], data: object): Command => ({
  ...{ commandId, type, data, actor: 'so-noi-vu' },
  validAt: type === 'LedgerOpened' ? null : '2026-01-01',
});
const unit = (id: string) =>
  command(id, 'UnitRegistered', {
    ...{ unit: id, name: `Đơn vị ${id}`, aliases: [], kind: 'department', scope: 'in', article: null },
  });

test('a writer that was killed turns readiness red; a new one turns it green, without a restart or a command', async () => {
  const opened = await openLedger({ url: `sqlite:${join(directory, 'kpi.db')}`, create: true, writerThread: true })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const { engine, store, close } = opened.right;
  const serving = await serve({ engine, store, port: 0 });
  const ready = async () => {
    const answer = await fetch(`${serving.url}/ready`);
    const body = (await answer.json()) as { readonly detail?: string; readonly error?: { readonly code: string } };
    return { status: answer.status, code: body.error?.code, detail: body.detail };
  };
  const recorded = E.right({ status: 'RECORDED', events: [expect.anything()] });
  const ledger = { ledger: '00000000-0000-4000-8000-000000000001', kind: 'demo', city: 'hue' };
  expect(await engine.execute(command('open', 'LedgerOpened', ledger))()).toEqual(recorded);
  expect(await ready()).toMatchObject({ status: 200 });

  threads.mayStart = false;
  await threads.started.at(-1)?.terminate();
  expect(await ready()).toEqual({
    ...{ status: 503, code: 'STORE_UNAVAILABLE' },
    detail: expect.stringContaining("the writer's thread"),
  });
  expect(await engine.execute(unit('a'))()).toMatchObject(E.left({ kind: 'UNAVAILABLE' }));
  expect((await fetch(`${serving.url}/api/v1/indicators`)).status).toBe(200);

  threads.mayStart = true;
  while ((await ready()).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(threads.started).toHaveLength(2);
  expect(await engine.execute(unit('a'))()).toEqual(recorded);

  await serving.stop();
  await close();
  expect(threads.started).toHaveLength(2);
});
