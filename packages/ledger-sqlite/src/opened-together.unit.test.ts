import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { assertOurs, createTables } from './schema.js';

test('A file whose tables another process makes while it is looked at is no foreign one.', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-together-'));
  const path = join(folder, 'kpi.db');
  const [one, other] = [new DatabaseSync(path), new DatabaseSync(path)];
  onTestFinished(() => {
    for (const db of [one, other]) db.close();
    rmSync(folder, { recursive: true });
  });
  const prepare = one.prepare.bind(one);
  vi.spyOn(one, 'prepare').mockImplementationOnce((sql) => {
    const statement = prepare(sql);
    const first = statement.get();
    createTables(other, path, []);
    vi.spyOn(statement, 'get').mockReturnValue(first);
    return statement;
  });
  expect(() => assertOurs(one, path, [])).not.toThrow();
});
