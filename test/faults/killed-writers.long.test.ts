import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printedSeed } from './chance.js';
import { killWriters } from './killed-writers.js';

const scratch = mkdtempSync(join(tmpdir(), 'kpi-killed-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('writers that are killed, at length', () => {
  it.each(['direct', 'writer'] as const)(
    'have lost nothing that was acknowledged and left nothing in part, in 200 rounds (%s)',
    async (way) => {
      const { acknowledged, faults } = await killWriters(200, printedSeed('killed writers'), scratch, way);
      expect(faults).toEqual([]);
      expect(acknowledged).toBeGreaterThan(1_000);
    },
  );
});
