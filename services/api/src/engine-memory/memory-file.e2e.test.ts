import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Command } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, expect, test } from 'vitest';
import { type OpenLedger, type OpenOptions, openLedger } from '../open-ledger.js';
import { openCity } from '../testing/city.js';
import { memoryFileOf, readMemory } from './memory-file.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-memory-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const path = join(directory, 'city.db');
const cache = memoryFileOf(path);

async function open(memory: OpenOptions['memory']): Promise<OpenLedger> {
  const clock = () => Date.parse('2026-06-01T02:00:00.000Z');
  const kept = memory === undefined ? {} : { memory };
  const opened = await openLedger({ url: `sqlite:${path}`, create: false, clock, ...kept })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  return opened.right;
}

/** What is asked of a ledger that is opened so. */
async function rows(memory: OpenOptions['memory']): Promise<string> {
  const ledger = await open(memory);
  const answer = await ledger.engine.rate({ period: '2026-Q1' })();
  await ledger.close();
  if (E.isLeft(answer)) throw new Error(answer.left.detail);
  return JSON.stringify(answer.right);
}

const units = (from: number, to: number): readonly Command[] =>
  Array.from({ length: to - from }, (_, i) => ({
    ...{ commandId: `unit-${from + i}`, type: 'UnitRenamed', validAt: '2026-01-05', actor: 'test' },
    data: { unit: 'so-a', name: `Sở A, lần ${from + i}` },
  }));

async function record(commands: readonly Command[], memory?: OpenOptions['memory']): Promise<void> {
  const ledger = await open(memory);
  const done = await ledger.engine.executeAll(commands)();
  await ledger.close();
  if (E.isLeft(done) || done.right.status !== 'RECORDED') throw new Error(JSON.stringify(done));
}

test('a ledger that is opened again begins with what was remembered, and with nothing that is damaged or of another log', async () => {
  await (await openCity('live', [], `sqlite:${path}`)).close();
  await record(units(0, 1_000));
  const plain = await rows(undefined);
  expect(existsSync(cache)).toBe(false);
  expect(await rows('read')).toBe(plain);
  expect(existsSync(cache)).toBe(false);

  expect(await rows('use')).toBe(plain);
  const kept = readMemory(path);
  expect(kept?.memory.log.answers.length).toBeGreaterThan(0);
  expect(kept?.ledgerState).not.toBeNull();
  expect(await rows('read')).toBe(plain);

  // A byte of it that is another one, or an end that is missing: at no place is it taken for whole.
  const bytes = readFileSync(cache);
  for (const at of [0, 10, 20, 51, 52, 200, bytes.length >> 1, bytes.length - 1]) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 0x10;
    writeFileSync(cache, flipped);
    expect(readMemory(path), `byte ${at}`).toBeNull();
    writeFileSync(cache, bytes.subarray(0, at));
    expect(readMemory(path), `cut at ${at}`).toBeNull();
  }
  expect(await rows('read')).toBe(plain);

  // An older one, of a log that has grown.
  writeFileSync(cache, bytes);
  copyFileSync(path, `${path}.old`);
  await record(units(1_000, 1_002));
  const grown = await rows(undefined);
  expect(grown).not.toBe(plain);
  expect(await rows('read')).toBe(grown);
  expect(await rows('use')).toBe(grown);
  expect(readMemory(path)?.memory.ordinal).toBe((kept?.memory.ordinal ?? 0) + 2);

  // A newer one, of a log that was cut: an older copy was put back.
  copyFileSync(`${path}.old`, path);
  expect(await rows('read')).toBe(plain);
});

test('while the file is as it was closed its pages are not looked through again, and after any change they are', async () => {
  const state = readMemory(path)?.ledgerState ?? null;
  expect(await rows('use')).not.toBe('');
  const closed = readMemory(path);
  expect(closed?.ledgerState).not.toBe(state);
  const db = new DatabaseSync(path);
  db.exec('DELETE FROM event_index WHERE ordinal = 500');
  db.close();
  // The count of the index is compared again, and it is made anew.
  expect(await rows('use')).not.toBe('');
  const repaired = new DatabaseSync(path, { readOnly: true });
  const { count } = repaired.prepare('SELECT count(*) AS count FROM event_index').get() as { readonly count: number };
  repaired.close();
  expect(count).toBe(readMemory(path)?.memory.ordinal);
});
