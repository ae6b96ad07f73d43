import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';
import { printedSeed } from './chance.js';
import { acknowledgedIn, ledgerIn } from './check-ledger.js';
import { cutPower, sectorsBeforeSyncs } from './power-cuts.js';
import { scratchFolder } from './scratch.js';
import { traced } from './strace-log.js';

const scratch = scratchFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const fresh = (name: string): string => {
  mkdirSync(join(scratch, name));
  return join(scratch, name);
};

describe.skipIf(!has('strace', 'strace'))('when the power fails', () => {
  it('at any instant, the ledger has every acknowledged append, and of others all or nothing', async () => {
    const seed = printedSeed('power loss');
    const root = fresh('ledger');
    const { calls } = traced('writer.mjs', [root, 'a', String(seed), '40', '15']);
    const { strict, torn, syncs, faults } = await cutPower(calls, root, scratch, sectorsBeforeSyncs(seed));
    expect(faults).toEqual([]);
    expect(torn).toBe(strict);
    expect(syncs.get('ledger/kpi.db-wal')).toBeGreaterThanOrEqual(1 + 40);
    // When the ledger was made, and at each close, which brings what is in the log into the ledger file.
    expect(syncs.get('ledger/kpi.db')).toBeGreaterThanOrEqual(1 + 3);
    expect(syncs.get('keys')).toBeGreaterThanOrEqual(1 + 4);
  });

  it('appends that were written together are there as they were acknowledged, each whole or not at all', async () => {
    const seed = printedSeed('power loss, groups');
    const root = fresh('groups');
    const { calls, lines } = traced('group-writer.mjs', [root, 'g', String(seed), '5']);
    expect(lines).toHaveLength(1 + 5 * 25);
    const { strict, torn, syncs, faults } = await cutPower(calls, root, scratch, sectorsBeforeSyncs(seed));
    expect(faults).toEqual([]);
    expect(torn).toBe(strict);
    // They share their syncs.
    expect(syncs.get('ledger/kpi.db-wal')).toBeLessThan((5 * 25) / 2);
  });

  it.each([
    { synchronous: 'OFF', loses: true },
    { synchronous: 'NORMAL', loses: true },
    { synchronous: 'FULL', loses: false },
  ])('a writer with synchronous = $synchronous loses acknowledged appends: $loses', async ({ synchronous, loses }) => {
    const source = fresh(`source-${synchronous}`);
    const { lines } = traced('writer.mjs', [source, 'a', '1', '25', '10']);
    const acknowledged = join(source, 'acknowledged.json');
    writeFileSync(acknowledged, JSON.stringify(lines.map(acknowledgedIn)));

    const root = fresh(`copy-${synchronous}`);
    const { calls, lines: copied } = traced('careless-writer.mjs', [root, ledgerIn(source), acknowledged, synchronous]);
    expect(copied).toHaveLength(26);
    const { faults } = await cutPower(calls, root, scratch, () => []);
    if (loses) expect(faults.join('\n')).toMatch(/lost: a-/);
    else expect(faults).toEqual([]);
  });
});
