import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoLedger } from '../testing/demo-ledger.js';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Listed {
  readonly basis: { readonly ordinal: number };
  readonly rows: readonly {
    readonly event: string;
    readonly override: string;
    readonly calculated: string;
    readonly effective: string;
    readonly inForce: boolean;
  }[];
}

describe('kpi override', () => {
  const { folder } = workplace();
  const store = ['--store', `sqlite:${join(folder, 'demo.db')}`];
  const at = [...store, '--format', 'json'];
  const of = ['--post', 'head-so-tai-chinh', '--period', '2026-Q1', '--term', 'S'];
  const why = ['--reason', 'Kết luận kiểm tra', '--synthetic', '--decision', '9/QĐ-MẪU/2026-11-02'];
  const make = (...args: readonly string[]) => kpi('override', 'make', ...args, ...at);
  const list = async () => json<Listed>(await kpi('override', 'list', '--period', '2026-Q1', ...at));

  beforeAll(async () => {
    await demoLedger(join(folder, 'demo.db'));
  });

  test('sets a score by decision, shows it beside the calculated one, and withdraws it', async () => {
    const done = json<{ status: string; event: string }>(await make(...of, '--value', '71', ...why));
    expect(done.status).toBe('RECORDED');
    expect((await list()).rows).toMatchObject([
      { event: done.event, calculated: '393/4', override: '71', effective: '71', inForce: true },
    ]);
    const { stdout } = await kpi('override', 'list', ...store);
    expect(stdout).toContain('Kết luận kiểm tra');
    expect(stdout).toContain('có hiệu lực');
    const revoked = json<{ status: string }>(await kpi('override', 'revoke', ...of, ...why, ...at));
    expect(revoked.status).toBe('RECORDED');
    expect((await list()).rows).toMatchObject([{ effective: '393/4', inForce: false }]);
    const again = json<{ status: string }>(await kpi('override', 'revoke', done.event, ...why, ...at));
    expect(again.status).toBe('ALREADY_SO');
    json(await make(...of, '--value', '71', ...why));
    expect((await list()).rows.map(({ inForce }) => inForce)).toEqual([false, true]);
  });

  test.each([
    [[...of, '--value', '100.5', ...why], 1, 'data.value'],
    [[...of, '--value', '-1', ...why], 1, 'data.value'],
    [[...of, '--value', 'abc', ...why], 1, 'data.value'],
    [[...of, '--value', '1e2', ...why], 1, 'data.value'],
    [['--person', 'nobody', ...of.slice(2), '--value', '71', ...why], 1, 'data.person'],
    [['--post', 'nowhere', ...of.slice(2), '--value', '71', ...why], 1, '--post'],
    [[...of.slice(0, 4), '--term', 'd', '--value', '0.7', ...why], 1, 'data.value'],
    [[...of, ...why], 2, '--value'],
    [[...of.slice(2), '--value', '71', ...why], 2, '--person'],
    [[...of.slice(0, 2), '--term', 'S', '--value', '71', ...why], 2, '--period'],
    [[...of.slice(0, 2), '--period', '2026', '--term', 'S', '--value', '71', ...why], 1, 'validAt'],
    [[...of, '--value', '71', ...why.slice(0, 3)], 2, '--decision'],
    [[...of, '--value', '71', '--reason', ' ', ...why.slice(2)], 2, '--reason'],
  ])('refuses %j, and writes nothing', async (args, status, path) => {
    const { ordinal } = (await list()).basis;
    const refused = await make(...args);
    expect([refused.status, refused.stdout, JSON.parse(refused.stderr)]).toMatchObject([
      status,
      '',
      { error: { path } },
    ]);
    expect((await list()).basis.ordinal).toBe(ordinal);
  });

  test('what is not there is not withdrawn', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    const refused = await kpi('override', 'revoke', unknown, ...why, ...at);
    expect([refused.status, JSON.parse(refused.stderr)]).toMatchObject([1, { error: { code: 'UNKNOWN_OVERRIDE' } }]);
  });
});
