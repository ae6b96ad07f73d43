import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLedger } from '../../packages/cli/src/testing/demo-ledger.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const NODE = [process.execPath, '--disable-warning=ExperimentalWarning'] as const;

describe('formulas and projections', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-frozen-'));
  const log = join(folder, 'log.jsonl');

  const linesOf = (
    world: 'open' | 'frozen' | 'planted',
    env: NodeJS.ProcessEnv = {},
    ...reaches: readonly string[]
  ): readonly string[] => {
    const [node, flag] = NODE;
    const args = [flag, at('answers-in-a-frozen-world.mjs'), log, at('../../formulas/vectors'), world, ...reaches];
    const { status, stdout, stderr } = spawnSync(node, args, {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      maxBuffer: 1 << 26,
    });
    expect(status, stderr).toBe(0);
    return stdout.trimEnd().split('\n');
  };
  const HERE = { TZ: 'Asia/Ho_Chi_Minh', LANG: 'vi_VN.UTF-8', LC_ALL: '' };
  /** What every other world is compared with. */
  let open: readonly string[] = [];

  beforeAll(async () => {
    const path = join(folder, 'demo.db');
    await demoLedger(path);
    const store = await openSqliteStore({ path, clock: Date.now })();
    if (E.isLeft(store)) throw new Error(JSON.stringify(store.left));
    const lines: string[] = [];
    for await (const { bytes } of store.right.readAll()) lines.push(Buffer.from(bytes).toString('utf8'));
    await store.right.close();
    writeFileSync(log, `${lines.join('\n')}\n`);
    open = linesOf('open', HERE);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reach no clock, randomness, locale, environment, timer or file, and answer as they do in the open', () => {
    expect(open.length).toBeGreaterThan(900);
    expect(linesOf('frozen', HERE)).toEqual(open);
  });

  it.each([
    { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' },
  ])('give the same bytes in another time zone and language: %j', (env) => {
    expect(linesOf('open', env)).toEqual(open);
  });

  it('would be caught reaching for any of these', () => {
    const reaches = [
      'new Date()',
      'Date.now()',
      'Math.random()',
      'Math.log(2)',
      'Math.sqrt(2)',
      'Math.pow(2, 3)',
      "'đ'.localeCompare('d')",
      'new Intl.Collator("vi")',
      'process.env.TZ',
      'setTimeout(() => 1, 1)',
      'fetch("data:,")',
      'crypto.randomUUID()',
      'process.hrtime()',
    ];
    const caught = linesOf('planted', {}, ...reaches);
    expect(caught).toHaveLength(reaches.length);
    for (const [i, said] of caught.entries())
      expect(said, reaches[i]).toMatch(/was reached from a formula or projection$/);
  });
});
