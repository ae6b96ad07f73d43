import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLedger } from '../testing/demo-ledger.js';
import { workplaceHere } from '../testing/in-process.js';

describe('kpi replay', () => {
  const { folder, kpi } = workplaceHere();
  const store = 'sqlite:demo.db';
  const asked = (...args: readonly string[]) => kpi('replay', ...args, '--store', store);

  beforeAll(() => demoLedger(join(folder, 'demo.db')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('answers number, root and state hash, the same for every batch and the same as a rating of that basis', async () => {
    const whole = await asked('--format', 'json');
    const { ordinal, root, stateHash } = JSON.parse(whole.stdout);
    expect(stateHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await asked('--batch', '3', '--format', 'json')).stdout).toBe(whole.stdout);
    const { basis } = JSON.parse(
      (await kpi('rate', '--period', '2026-Q3', '--format', 'json', '--store', store)).stdout,
    );
    expect({ ordinal, root }).toEqual({ ordinal: basis.ordinal, root: basis.root });
  });

  it('goes up to an ordinal, a day or an instant', async () => {
    const of = async (to: string) => JSON.parse((await asked('--to', to, '--format', 'json')).stdout);
    expect((await of('10')).ordinal).toBe(10);
    const day = await of('2026-04-05');
    expect(day.ordinal).toBeGreaterThan(10);
    expect(await of('2026-04-05T23:59:59.999+07:00')).toEqual(day);
    expect(await of(String(day.ordinal))).toEqual(day);
  });

  it('tells how fast it was on stderr only', async () => {
    const { stdout, stderr } = await asked('--to', '10');
    expect(stderr).toMatch(/Đã phát lại 10 sự kiện trong .* giây/);
    expect(stdout).toMatch(/Mã băm trạng thái: [0-9a-f]{64}\n$/);
    expect(stdout).not.toContain('giây');
  });

  it.each([
    ['--to', '2999-01-01', 1, /--to: .*tương lai/],
    ['--to', '999999', 1, /--to: .*chưa có sự kiện thứ 999999/],
    ['--to', 'hôm qua', 2, /--to: /],
    ['--batch', '0', 2, /--batch: /],
    ['--batch', '1.5', 2, /--batch: /],
  ])('refuses %s %s', async (option, value, status, message) => {
    const refused = await asked(option, value);
    expect(refused).toMatchObject({ status, stdout: '', stderr: expect.stringMatching(message) });
  });
});
