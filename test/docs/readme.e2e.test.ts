import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));
const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');

/** The blocks of the README that show a command with its output; "…" stands for lines left out. */
const shown = [
  ...readme.matchAll(/```\n\$ npm run -s kpi -- (?<command>.*) --store sqlite:data\/demo\.db\n(?<output>[\s\S]*?)```/g),
].map(({ groups }) => ({
  command: groups?.['command'] ?? '',
  lines: (groups?.['output'] ?? '').split('\n').filter((line) => line.trim() !== '' && line !== '…'),
}));

describe('the first tour of the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-readme-'));
  const store = `sqlite:${join(folder, 'demo.db')}`;
  const kpi = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args, '--store', store], {
      encoding: 'utf8',
    });

  beforeAll(() => {
    const demo = kpi('demo');
    expect(demo.status, demo.stderr).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows two commands with their output', () => {
    expect(shown.map(({ lines }) => lines.length > 4)).toEqual([true, true]);
  });

  it.each(shown)('prints what the README shows: $command', ({ command, lines }) => {
    const printed = kpi(...command.split(' ')).stdout.split('\n');
    let from = 0;
    for (const line of lines) {
      const at = printed.indexOf(line, from);
      expect(at, `not printed after line ${from}: ${line}`).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });
});
