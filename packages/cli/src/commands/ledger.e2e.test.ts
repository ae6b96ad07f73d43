import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kpiHere } from '../testing/in-process.js';
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
  const { kpi: program, folder } = workplace();
  const at = ['--store', `sqlite:${join(folder, 'a/b/kpi.db')}`, '--format', 'json'];
  const kpi = kpiHere;
  const basis = async () => json<Answer>(await kpi('progress', ...at)).basis;

  test('opens a live ledger on an empty store and records the plans; a second time nothing changes', async () => {
    const first = json<Seeded>(program('seed', ...at));
    expect(first).toMatchObject({ status: 'RECORDED', alreadyThere: 0 });
    const before = await basis();
    expect(before.ordinal).toBe(first.recorded + 1);
    const second = json<Seeded>(await kpi('seed', ...at));
    expect(second).toEqual({ status: 'NOTHING_NEW', recorded: 0, alreadyThere: first.recorded });
    expect(await basis()).toEqual(before);
  });

  test('the keys beside the store are readable by their owner only', async () => {
    expect(statSync(join(folder, 'a/b/kpi.db.keys')).mode & 0o077).toBe(0);
  });

  test('every post is in the table, each without a score says why', async () => {
    const { rows } = json<Answer>(await kpi('rate', '--period', '2026-Q1', ...at));
    const statuses = rows.map(({ status }) => status);
    expect(rows.length).toBe(37);
    expect(new Set(statuses)).toEqual(new Set(['NOT_IN_SCOPE', 'SCOPE_UNDECIDED', 'NO_HOLDER']));
    for (const { status, article } of rows) if (status === 'NOT_IN_SCOPE') expect(article).toMatch(/^Điều 2/);
  });

  test('refuses the demonstration, another kind of ledger and a simulated clock; nothing is written', async () => {
    const before = await basis();
    const clock = '2026-04-05T09:00:00+07:00';
    for (const args of [['demo'], ['init', '--kind', 'demo', '--city', 'hue'], ['seed', '--clock', clock]]) {
      const { status, stdout } = await kpi(...args, ...at);
      expect([status, stdout], args.join(' ')).toEqual([1, '']);
    }
    expect(await basis()).toEqual(before);
  });

  test('questions about what is not there are refused', async () => {
    for (const args of [
      ['explain', 'head-nobody', '--period', '2026-Q1'],
      ['rate', '--period', '2026-Q1', '--unit', 'nobody'],
      ['progress', '--plan', 'nothing'],
      ['rate', '--period', '2026-Q1', '--known', '99999999'],
      ['rate', '--period', '2026-Q1', '--known', '2999-01-01'],
    ]) {
      const { status, stdout, stderr } = await kpi(...args, ...at);
      expect([status, stdout], stderr).toEqual([1, '']);
      expect(JSON.parse(stderr)).toMatchObject({ error: { code: expect.any(String) } });
    }
  });

  test('an earlier state of the ledger can be asked for', async () => {
    expect(json<Answer>(await kpi('indicators', '--known', '1', ...at))).toMatchObject({
      basis: { ordinal: 1 },
      rows: [],
    });
  });
});

describe('kpi init', () => {
  const { folder } = workplace();
  const kpi = kpiHere;

  test('opens a ledger once; the same again changes nothing', async () => {
    const at = ['--store', `sqlite:${join(folder, 'kpi.db')}`, '--format', 'json'];
    const opened = json(await kpi('init', '--kind', 'live', '--city', 'hue', ...at));
    expect(opened).toMatchObject({ status: 'RECORDED', kind: 'live', city: 'hue' });
    const again = json(await kpi('init', '--kind', 'live', '--city', 'hue', ...at));
    expect(again['ledger']).toBe(opened['ledger']);
    expect(again['status']).not.toBe('RECORDED');
    const other = await kpi('init', '--kind', 'demo', '--city', 'hue', ...at);
    expect([other.status, JSON.parse(other.stderr)]).toMatchObject([1, { error: { code: 'LEDGER_ALREADY_OPEN' } }]);
  });

  test('a live ledger is never opened by a simulated clock', async () => {
    const at = [
      '--store',
      `sqlite:${join(folder, 'clock.db')}`,
      '--clock',
      '2026-01-05T09:00:00+07:00',
      '--format',
      'json',
    ];
    for (const args of [['init', '--kind', 'live', '--city', 'hue'], ['seed']]) {
      const { status, stderr } = await kpi(...args, ...at);
      expect([status, JSON.parse(stderr)]).toMatchObject([1, { error: { code: 'CLOCK_ON_LIVE_LEDGER' } }]);
    }
    expect(existsSync(join(folder, 'clock.db'))).toBe(false);
    expect((await kpi('init', '--kind', 'demo', '--city', 'hue', ...at)).status).toBe(0);
  });

  test('a refused opening leaves no file', async () => {
    const store = join(folder, 'refused.db');
    const { status, stderr } = await kpi('init', '--kind', 'live', '--city', 'Huế', '--store', `sqlite:${store}`);
    expect([status, existsSync(store)]).toEqual([2, false]);
    expect(stderr).toContain('--city: "Huế" không phải là mã địa phương');
  });
});
