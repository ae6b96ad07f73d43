import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acknowledged, acknowledgedIn, faultsOf, keysIn, ledgerIn } from './check-ledger.js';

const scratch = mkdtempSync(join(tmpdir(), 'kpi-check-'));
const whole = join(scratch, 'whole');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let acknowledged: readonly Acknowledged[] = [];

/** A copy of the ledger of twelve appends, changed as no crash may change it. */
function changed(change: string): string {
  const folder = mkdtempSync(join(scratch, 'changed-'));
  cpSync(whole, folder, { recursive: true });
  const db = new DatabaseSync(ledgerIn(folder));
  db.exec(change);
  db.close();
  return folder;
}

describe('the check of a ledger after a crash', () => {
  beforeAll(() => {
    const writer = fileURLToPath(new URL('writer.mjs', import.meta.url));
    const said = execFileSync(process.execPath, [writer, whole, 'a', '1', '12', '1000'], { encoding: 'utf8' });
    acknowledged = said.trimEnd().split('\n').map(acknowledgedIn);
  });

  it('finds nothing wrong with a whole one, nor with one that has more than was acknowledged', async () => {
    expect(await faultsOf(whole, acknowledged, acknowledged)).toEqual([]);
    expect(await faultsOf(whole, acknowledged.slice(0, 5), acknowledged)).toEqual([]);
  });

  it.each([
    ['the last append', (from: number, to: number) => `ordinal > ${from} AND ordinal <= ${to}`, /lost: a-11x/],
    ['a row of the last append', (_: number, to: number) => `ordinal = ${to}`, /a-11x\d+ has \d+ events|lost: a-11x/],
    ['one in the middle', () => 'ordinal = 20', /event 20 .*missing/],
  ])('finds that %s is missing', async (_, which, said) => {
    const [before, last] = acknowledged.slice(-2).map(({ ordinal }) => ordinal);
    const where = which(before ?? 0, last ?? 0);
    const folder = changed(`DELETE FROM events WHERE ${where}; DELETE FROM event_index WHERE ${where}`);
    expect((await faultsOf(folder, acknowledged)).join('\n')).toMatch(said);
  });

  it('finds half of an import that was not acknowledged', async () => {
    const at = acknowledged.findIndex(({ ordinal }, i) => ordinal - (acknowledged[i - 1]?.ordinal ?? 0) > 20);
    const before = acknowledged[at - 1]?.ordinal ?? 0;
    const where = `ordinal > ${before + 7}`;
    const folder = changed(`DELETE FROM events WHERE ${where}; DELETE FROM event_index WHERE ${where}`);
    expect((await faultsOf(folder, acknowledged.slice(0, at))).join('\n')).toMatch(/^a-3x\d+ has 7 events/);
  });

  it('finds another text, and a lost key', async () => {
    const change = `CAST(replace(CAST(bytes AS TEXT), 'Đơn', 'Don') AS BLOB)`;
    const folder = changed(`UPDATE events SET bytes = ${change} WHERE ordinal = 30`);
    rmSync(keysIn(folder));
    const faults = await faultsOf(folder, acknowledged);
    expect(faults[0]).toMatch(/^event 30: /);
    expect(faults.at(-1)).toMatch(/KEYS_MISSING/);
  });
});
