import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLedger } from '../../packages/cli/src/testing/demo-ledger.js';
import { kpiIn } from '../../packages/cli/src/testing/in-process.js';

/** Guides with commands that only read the demonstration ledger, and how many of them they show. */
const GUIDES = [
  ['replay-to-a-date.md', 4],
  ['why-did-a-score-change.md', 2],
  ['reports.md', 3],
  ['completion.md', 5],
] as const;

/** The blocks that show a command with its whole output; "…" stands for keys and hashes. */
const shownIn = (guide: string) => {
  const text = readFileSync(fileURLToPath(new URL(`../../docs/${guide}`, import.meta.url)), 'utf8');
  const block = /```\n\$ npm run -s kpi -- (?<command>.*) --store sqlite:data\/demo\.db\n(?<output>[\s\S]*?)```/g;
  return [...text.matchAll(block)].map(
    ({ groups }) => [guide, groups?.['command'] ?? '', groups?.['output'] ?? ''] as const,
  );
};

describe('the guides', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-guides-'));
  const kpi = (...args: readonly string[]) => kpiIn(folder, ...args, '--store', 'sqlite:demo.db');

  beforeAll(() => demoLedger(join(folder, 'demo.db')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(GUIDES)('%s shows %i commands', (guide, count) => {
    expect(shownIn(guide)).toHaveLength(count);
  });

  it.each(GUIDES.flatMap(([guide]) => shownIn(guide)))(
    '%s: what it shows is what is printed: %s',
    async (_, command, output) => {
      const { status, stdout } = await kpi(...command.split(' '));
      expect(status).toBe(0);
      expect(stdout.replace(/[0-9a-f]{8,}…?/g, '…')).toBe(output);
    },
  );
});
