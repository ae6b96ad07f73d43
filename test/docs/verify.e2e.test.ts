import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLedger } from '../../packages/cli/src/testing/demo-ledger.js';
import { kpiIn } from '../../packages/cli/src/testing/in-process.js';

const guide = readFileSync(fileURLToPath(new URL('../../docs/verify.md', import.meta.url)), 'utf8');

/** The blocks that show a command with its whole output; "…" stands for digits of keys and hashes. */
const shown = [
  ...guide.matchAll(/```\n\$ npm run -s kpi -- (?<command>.*) --store sqlite:data\/demo\.db\n(?<output>[\s\S]*?)```/g),
].map(({ groups }) => [groups?.['command'] ?? '', groups?.['output'] ?? ''] as const);

describe('the guide to verifying', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-verify-guide-'));
  const kpi = (...args: readonly string[]) => kpiIn(folder, ...args, '--store', 'sqlite:demo.db');

  beforeAll(() => demoLedger(join(folder, 'demo.db')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows four commands', () => {
    expect(shown).toHaveLength(4);
  });

  it.each(shown)('prints what it shows: %s', async (command, output) => {
    const { stdout, stderr } = await kpi(...command.split(' '));
    expect(stderr).toBe('');
    expect(stdout.replace(/[0-9a-f]{16,}/g, '…')).toBe(output);
  });
});
