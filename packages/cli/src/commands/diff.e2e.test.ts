import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLedger } from '../testing/demo-ledger.js';
import { kpiIn } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Answered {
  readonly from: { readonly ordinal: number; readonly effective: string };
  readonly to: { readonly ordinal: number };
  readonly rows: readonly {
    readonly post: string;
    readonly from: { readonly S: string | null };
    readonly to: { readonly S: string | null };
    readonly total: string | null;
    readonly steps: readonly { readonly cause: { readonly event?: string }; readonly contribution: string | null }[];
  }[];
}

describe('kpi diff', () => {
  const { folder } = workplace();
  const kpi = (...args: readonly string[]) => kpiIn(folder, ...args, '--store', 'sqlite:demo.db');
  const asked = (...args: readonly string[]) => kpi('diff', ...args);
  const Q1 = ['--period', '2026-Q1'] as const;

  beforeAll(async () => {
    await demoLedger(join(folder, 'demo.db'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('tells for every head what moved the score, and agrees with the two ratings', async () => {
    const found = json<Answered>(
      await asked(...Q1, '--from', 'known=2026-04-07', '--to', 'known=2026-04-20', '--format', 'json'),
    );
    const rate = async (...known: readonly string[]) =>
      json<{ rows: readonly { post: string; S: string | null }[] }>(
        await kpi('rate', ...Q1, ...known, '--format', 'json'),
      ).rows;
    const [before, after] = [await rate('--known', '2026-04-07'), await rate('--known', '2026-04-20')];
    const moved = found.rows.filter(({ steps }) => steps.length > 0);
    expect(moved.length).toBeGreaterThan(3);
    for (const { post, from, to, steps } of found.rows) {
      expect(from.S).toBe(before.find((row) => row.post === post)?.S);
      expect(to.S).toBe(after.find((row) => row.post === post)?.S);
      for (const { cause } of steps) expect(cause.event).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('shows one post as a table that an officer can read, and back again with the sign turned', async () => {
    const post = 'head-so-noi-vu';
    const { stdout, status } = await asked(
      ...Q1,
      '--from',
      'known=2026-04-01',
      '--to',
      'known=2026-04-12',
      '--post',
      post,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/Nguyên nhân/);
    expect(stdout).toMatch(/LeadershipAttested/);
    expect(stdout).toMatch(/Từ: Căn cứ: \d+ sự kiện/);
    expect(
      (await asked(...Q1, '--from', 'known=2026-04-12', '--to', 'known=2026-04-01', '--post', post)).stdout,
    ).toMatch(/bỏ đi: LeadershipAttested/);
    expect(
      (await asked(...Q1, '--from', 'known=2026-04-01', '--to', 'known=2026-04-12', '--post', post, '--lang', 'en'))
        .stdout,
    ).toMatch(/Cause/);
    expect((await asked(...Q1, '--from', 'known=1500', '--post', post, '--format', 'csv')).stdout).toMatch(
      /^subject,recorded,/,
    );
  });

  it.each([
    [['--from', 'known=2999-01-01'], 1, /--from known: .*tương lai/],
    [['--to', 'effective=2026-02-30'], 2, /--to effective: /],
    [['--from', 'known=gestern'], 2, /--from known: /],
    [['--from', 'bekannt=3'], 2, /--from: không hiểu "bekannt=3"/],
    [['--from', 'known=3,known=4'], 2, /--from: không hiểu "known=4"/],
    [['--to', 'known=999999'], 1, /to.known: .*999999/],
    [['--post', 'nobody'], 1, /Không có chức vụ hay người nào có mã "nobody"/],
    [['--unit', 'nowhere'], 1, /nowhere/],
    [['--post', 'a', '--unit', 'b'], 2, /chỉ dùng một trong/],
  ])('refuses %j', async (args, status, message) => {
    expect(await asked(...Q1, ...args)).toMatchObject({ status, stdout: '', stderr: expect.stringMatching(message) });
  });
});
