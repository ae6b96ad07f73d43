import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, expect, test } from 'vitest';
import { type OpenOptions, openLedger, serve } from './index.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-writer-thread-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const url = `sqlite:${join(directory, 'kpi.db')}`;

const ROWS = 400;
const command = (commandId: string, type: Command['type'], validAt: string | null, data: object): Command => ({
  ...{ commandId, type, validAt, data },
  actor: 'so-noi-vu',
});
const opening = command('open', 'LedgerOpened', null, {
  ledger: '00000000-0000-4000-8000-000000000001',
  kind: 'demo',
  city: 'hue',
});
const unit = (id: string) =>
  command(id, 'UnitRegistered', '2026-01-01', {
    ...{ unit: id, name: `Đơn vị ${id}`, aliases: [], kind: 'department', scope: 'in', article: null },
  });

async function open(options: Omit<OpenOptions, 'url'>) {
  const opened = await openLedger({ url, ...options })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  return opened.right;
}

test('a service whose ledger is written by a thread answers meanwhile, shows what was recorded and keeps it', async () => {
  const ledger = await open({ create: true, writerThread: true });
  const serving = await serve({ engine: ledger.engine, port: 0 });
  const head = async () => {
    const ready = await fetch(`${serving.url}/ready`);
    return ((await ready.json()) as { readonly ledger: { readonly ordinal: number } }).ledger?.ordinal;
  };
  expect(await ledger.engine.execute(opening)()).toMatchObject(E.right({ status: 'RECORDED' }));
  expect(await head()).toBe(1);

  const one = ledger.engine.execute(unit('one'))();
  const rows = ledger.engine.executeAll(Array.from({ length: ROWS }, (_, i) => unit(`u${i}`)))();
  expect((await fetch(`${serving.url}/health`)).status).toBe(200);
  expect(await one).toMatchObject(E.right({ status: 'RECORDED' }));
  expect(await rows).toMatchObject(E.right({ status: 'RECORDED', counts: { RECORDED: ROWS } }));
  expect(await head()).toBe(ROWS + 2);
  await serving.stop();
  await ledger.close();

  const again = await open({ create: false });
  expect(again.engine.ledger()).toMatchObject({ ordinal: ROWS + 2 });
  await again.close();
});

test('a simulated clock stamps through the thread too', async () => {
  const at = new Date(Date.now() + 60_000).toISOString();
  const ledger = await open({ create: false, writerThread: true, clock: () => Date.parse(at) });
  const recorded = await ledger.engine.execute(unit('later'))();
  expect(recorded).toMatchObject(E.right({ events: [{ event: { recordedAt: at } }] }));
  await ledger.close();
});
