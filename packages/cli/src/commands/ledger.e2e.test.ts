import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { json, workplace } from '../testing/kpi.js';

interface Answer {
  readonly basis: { readonly ordinal: number; readonly root: string };
  readonly rows: readonly Record<string, unknown>[];
}
interface Seeded {
  readonly status: string;
  readonly recorded: number;
  readonly alreadyThere: number;
}

describe('kpi seed', () => {
  const { kpi, folder } = workplace();
  const at = ['--store', 'sqlite:./a/b/kpi.db', '--format', 'json'];
  const basis = () => json<Answer>(kpi('progress', ...at)).basis;

  test('opens a live ledger on an empty store and records the plans; a second time nothing changes', () => {
    const first = json<Seeded>(kpi('seed', ...at));
    expect(first).toMatchObject({ status: 'RECORDED', alreadyThere: 0 });
    const before = basis();
    expect(before.ordinal).toBe(first.recorded + 1);
    const second = json<Seeded>(kpi('seed', ...at));
    expect(second).toEqual({ status: 'NOTHING_NEW', recorded: 0, alreadyThere: first.recorded });
    expect(basis()).toEqual(before);
  });

  test('the keys beside the store are readable by their owner only', () => {
    expect(statSync(join(folder, 'a/b/kpi.db.keys')).mode & 0o077).toBe(0);
  });

  test('every post is in the table, each without a score says why', () => {
    const { rows } = json<Answer>(kpi('rate', '--period', '2026-Q1', ...at));
    const statuses = rows.map(({ status }) => status);
    expect(rows.length).toBe(37);
    expect(new Set(statuses)).toEqual(new Set(['NOT_IN_SCOPE', 'SCOPE_UNDECIDED', 'NO_HOLDER']));
    for (const { status, article } of rows) if (status === 'NOT_IN_SCOPE') expect(article).toMatch(/^Điều 2/);
  });

  test('refuses the demonstration, another kind of ledger and a simulated clock; nothing is written', () => {
    const before = basis();
    const clock = '2026-04-05T09:00:00+07:00';
    for (const args of [['demo'], ['init', '--kind', 'demo', '--city', 'hue'], ['seed', '--clock', clock]]) {
      const { status, stdout } = kpi(...args, ...at);
      expect([status, stdout], args.join(' ')).toEqual([1, '']);
    }
    expect(basis()).toEqual(before);
  });

  test('questions about what is not there are refused', () => {
    for (const args of [
      ['explain', 'head-nobody', '--period', '2026-Q1'],
      ['rate', '--period', '2026-Q1', '--unit', 'nobody'],
      ['progress', '--plan', 'nothing'],
      ['rate', '--period', '2026-Q1', '--known', '99999999'],
      ['rate', '--period', '2026-Q1', '--known', '2999-01-01'],
    ]) {
      const { status, stdout, stderr } = kpi(...args, ...at);
      expect([status, stdout], stderr).toEqual([1, '']);
      expect(JSON.parse(stderr)).toMatchObject({ error: { code: expect.any(String) } });
    }
  });

  test('an earlier state of the ledger can be asked for', () => {
    expect(json<Answer>(kpi('indicators', '--known', '1', ...at))).toMatchObject({ basis: { ordinal: 1 }, rows: [] });
  });
});

describe('kpi init', () => {
  const { kpi } = workplace();

  test('opens a ledger once; the same again changes nothing', () => {
    const at = ['--store', 'sqlite:./kpi.db', '--format', 'json'];
    const opened = json(kpi('init', '--kind', 'live', '--city', 'hue', ...at));
    expect(opened).toMatchObject({ status: 'RECORDED', kind: 'live', city: 'hue' });
    const again = json(kpi('init', '--kind', 'live', '--city', 'hue', ...at));
    expect(again['ledger']).toBe(opened['ledger']);
    expect(again['status']).not.toBe('RECORDED');
  });
});
