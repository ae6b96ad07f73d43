import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';
import { cutPower } from './power-cuts.js';
import { scratchFolder } from './scratch.js';
import { traced } from './strace-log.js';

const scratch = scratchFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(!has('strace', 'strace'))('a disk that fails a sync', () => {
  // The first ones make folders, key file and ledger file; afterwards every append has one.
  it.each([
    ...[2, 5, 7, 10, 12, 13, 17].map((failing) => ({ failing, way: 'direct' })),
    ...[13, 15, 18].map((failing) => ({ failing, way: 'writer' })),
  ])('the one with number $failing ($way): what was acknowledged is safe without it', async ({ failing, way }) => {
    const root = join(scratch, `${failing}-${way}`);
    mkdirSync(root);
    const { calls, error } = traced('writer.mjs', [root, 'a', '1', '12', '6', way], failing);
    expect(calls.filter(({ kind }) => kind === 'failed sync')).toHaveLength(1);
    if (error !== null) expect(error).toMatch(/"(STORE|KEYS)_UNAVAILABLE"|KeyFailure/);
    const { faults } = await cutPower(calls, root, scratch, () => []);
    expect(faults).toEqual([]);
  });
});
