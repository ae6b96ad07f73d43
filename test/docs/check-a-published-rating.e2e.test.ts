import { execSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(join(root, 'docs/check-a-published-rating.md'), 'utf8');
const shown = [...guide.matchAll(/```\n\$ npm run -s kpi -- (?<command>.*)\n(?<output>[\s\S]*?)```/g)].map(
  ({ groups }) => [groups?.['command'] ?? '', groups?.['output'] ?? ''] as const,
);
const altering = /```\n(?<command>sed .*)\n```/.exec(guide)?.groups?.['command'] ?? '';

describe('the guide to checking a published rating', () => {
  // Not in the repository: where there is nothing but the files.
  const folder = mkdtempSync(join(tmpdir(), 'kpi-check-guide-'));

  beforeAll(() => {
    cpSync(join(root, 'docs/examples'), join(folder, 'docs/examples'), { recursive: true });
    mkdirSync(join(folder, 'data'));
    execSync(altering, { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows four commands', () => {
    expect(shown).toHaveLength(4);
  });

  it.each(shown)('prints what it shows: %s', (command, output) => {
    const program = ['--disable-warning=ExperimentalWarning', join(root, 'packages/cli/dist/main.js')];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...command.split(' ')], {
      encoding: 'utf8',
      cwd: folder,
      env: {},
    });
    expect(stderr).toBe('');
    expect(status).toBe(command.includes('altered') ? 4 : 0);
    expect(stdout.replace(/[0-9a-f]{16,}/g, '…')).toBe(output);
  });
});
