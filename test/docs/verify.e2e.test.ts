import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));
const guide = readFileSync(fileURLToPath(new URL('../../docs/verify.md', import.meta.url)), 'utf8');

/** The blocks that show a command with its whole output; "…" stands for digits of keys and hashes. */
const shown = [
  ...guide.matchAll(/```\n\$ npm run -s kpi -- (?<command>.*) --store sqlite:data\/demo\.db\n(?<output>[\s\S]*?)```/g),
].map(({ groups }) => [groups?.['command'] ?? '', groups?.['output'] ?? ''] as const);

describe('the guide to verifying', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-verify-guide-'));
  const kpi = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args, '--store', 'sqlite:demo.db'], {
      encoding: 'utf8',
      cwd: folder,
    });

  beforeAll(() => {
    const demo = kpi('demo');
    expect(demo.status, demo.stderr).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows four commands', () => {
    expect(shown).toHaveLength(4);
  });

  it.each(shown)('prints what it shows: %s', (command, output) => {
    const { stdout, stderr } = kpi(...command.split(' '));
    expect(stderr).toBe('');
    expect(stdout.replace(/[0-9a-f]{16,}/g, '…')).toBe(output);
  });
});
