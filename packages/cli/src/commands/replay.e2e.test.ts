import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workplace } from '../testing/kpi.js';

describe('kpi replay', () => {
  const { folder, kpi } = workplace();
  const store = 'sqlite:demo.db';
  const asked = (...args: readonly string[]) => kpi('replay', ...args, '--store', store);

  beforeAll(() => {
    expect(kpi('demo', '--store', store).status).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('answers number, root and state hash, the same for every batch and the same as a rating of that basis', () => {
    const whole = asked('--format', 'json');
    const { ordinal, root, stateHash } = JSON.parse(whole.stdout);
    expect(stateHash).toMatch(/^[0-9a-f]{64}$/);
    expect(asked('--batch', '3', '--format', 'json').stdout).toBe(whole.stdout);
    const { basis } = JSON.parse(kpi('rate', '--period', '2026-Q3', '--format', 'json', '--store', store).stdout);
    expect({ ordinal, root }).toEqual({ ordinal: basis.ordinal, root: basis.root });
  });

  it('goes up to an ordinal, a day or an instant', () => {
    const of = (to: string) => JSON.parse(asked('--to', to, '--format', 'json').stdout);
    expect(of('10').ordinal).toBe(10);
    const day = of('2026-04-05');
    expect(day.ordinal).toBeGreaterThan(10);
    expect(of('2026-04-05T23:59:59.999+07:00')).toEqual(day);
    expect(of(String(day.ordinal))).toEqual(day);
  });

  it('tells how fast it was on stderr only', () => {
    const { stdout, stderr } = asked('--to', '10');
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
  ])('refuses %s %s', (option, value, status, message) => {
    const refused = asked(option, value);
    expect(refused).toMatchObject({ status, stdout: '', stderr: expect.stringMatching(message) });
  });
});
