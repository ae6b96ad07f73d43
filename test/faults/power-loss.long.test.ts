import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';
import { printedSeed } from './chance.js';
import { cutPower, sectorsBeforeSyncs } from './power-cuts.js';
import { scratchFolder } from './scratch.js';
import { traced } from './strace-log.js';

const scratch = scratchFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(!has('strace', 'strace'))('when the power fails, at length', () => {
  it('nothing is lost while SQLite brings its log into the ledger file by itself and begins the log anew', async () => {
    const seed = printedSeed('power loss');
    const root = join(scratch, 'ledger');
    mkdirSync(root);
    const { calls } = traced('writer.mjs', [root, 'a', String(seed), '220', '1000000']);
    const { strict, torn, syncs, faults } = await cutPower(calls, root, scratch, sectorsBeforeSyncs(seed));
    expect(faults).toEqual([]);
    expect(torn).toBe(strict);
    expect(syncs.get('ledger/kpi.db-wal')).toBeGreaterThanOrEqual(1 + 220);
    // When the ledger was made, when the log was a thousand pages long, and when it was closed.
    expect(syncs.get('ledger/kpi.db')).toBeGreaterThanOrEqual(3);
  });
});
