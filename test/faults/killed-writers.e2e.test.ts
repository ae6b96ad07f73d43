import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printedSeed } from './chance.js';
import { killWriters } from './killed-writers.js';

const scratch = mkdtempSync(join(tmpdir(), 'kpi-killed-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('writers that are killed', () => {
  it.each([
    { way: 'direct', rounds: 8 },
    { way: 'writer', rounds: 4 },
  ] as const)('have lost nothing that was acknowledged and left nothing in part ($way)', async ({ way, rounds }) => {
    const { acknowledged, faults } = await killWriters(rounds, printedSeed('killed writers'), scratch, way);
    expect(faults).toEqual([]);
    // In three of four rounds both writers have their first answer before one is killed, however slow the machine is and whatever the seed.
    expect(acknowledged).toBeGreaterThan(rounds);
  });
});
