import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, expect, it, vi } from 'vitest';
import { openSqliteStore } from './sqlite-store.js';

const made = vi.hoisted(() => [] as DatabaseSync[]);
vi.mock('node:sqlite', async (original) => {
  const sqlite = await original<typeof import('node:sqlite')>();
  return {
    ...sqlite,
    DatabaseSync: class extends sqlite.DatabaseSync {
      constructor(...args: ConstructorParameters<typeof sqlite.DatabaseSync>) {
        super(...args);
        // The shape of our own tables is asked of a database in memory.
        if (args[0] !== ':memory:') made.push(this);
      }
    },
  };
});

const directory = mkdtempSync(join(tmpdir(), 'kpi-connections-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('every connection writes ahead and waits for the disk', async () => {
  const path = join(directory, 'kpi.db');
  const stores = [];
  for (let i = 0; i < 3; i += 1) {
    const opened = await openSqliteStore({ path, clock: Date.now })();
    if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
    stores.push(opened.right);
    for await (const _ of opened.right.readAll()) expect.unreachable('the ledger is empty');
    expect(await opened.right.append([])()).toEqual(E.right([]));
  }
  expect(made.length).toBeGreaterThanOrEqual(3);
  for (const db of made) {
    expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
  }
  for (const store of stores) await store.close();
  expect(made.map((db) => db.isOpen)).toEqual(made.map(() => false));
});
