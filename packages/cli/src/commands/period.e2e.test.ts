import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoLedger } from '../testing/demo-ledger.js';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Published {
  readonly status: string;
  readonly published: readonly { readonly person: string; readonly S: string; readonly event: string }[];
  readonly already: readonly unknown[];
  readonly notReady: readonly { readonly missing: readonly { readonly what: string }[] }[];
}
interface Restated {
  readonly status: string;
  readonly restated: readonly { readonly S: string; readonly event: string | null }[];
}
interface Rated {
  readonly basis: { readonly ordinal: number };
  readonly rows: readonly {
    readonly holder: string;
    readonly S: string;
    readonly published: { readonly S: string } | null;
  }[];
}

describe('kpi period', () => {
  const { folder, file } = workplace();
  const at = ['--store', `sqlite:${join(folder, 'demo.db')}`, '--format', 'json'];
  const unit = ['--unit', 'so-van-hoa-va-the-thao'];
  const publish = ['period', 'publish', '--period', '2026-Q3'];
  const rate = async () => json<Rated>(await kpi('rate', '--period', '2026-Q3', ...unit, ...at));

  beforeAll(async () => {
    await demoLedger(join(folder, 'demo.db'));
  });

  test('publishes a unit whose scores are confirmed; the table then carries the published figure', async () => {
    const before = await rate();
    const first = json<Published>(await kpi(...publish, ...unit, '--only-ready', ...at));
    expect(first.status).toBe('RECORDED');
    const [row] = (await rate()).rows;
    expect(first.published.find(({ person }) => person === row?.holder)).toMatchObject({ S: row?.S });
    expect(row?.published).toMatchObject({ S: row?.S, basis: { ordinal: before.basis.ordinal } });
    const again = json<Published>(await kpi(...publish, ...unit, '--only-ready', ...at));
    expect(again).toMatchObject({ status: 'NOTHING_NEW', published: [] });
    expect(again.already.length).toBe(first.published.length);
    const { stdout } = await kpi(...publish, ...unit, '--only-ready', ...at.slice(0, 2));
    expect(stdout).toContain('đã công bố trước');
  });

  test('where the score has moved since, the table names the figure that was published', async () => {
    const [row] = (await rate()).rows;
    const decision = { number: '9/QĐ-MẪU', date: '2026-11-02' };
    const of = { person: row?.holder, period: '2026-Q3', term: 'S', value: '71', reason: 'Mẫu' };
    const line = { kind: 'OverrideMade', validAt: '2026-09-30', data: { ...of, decision, synthetic: true } };
    json(await kpi('import', join(folder, file('override.jsonl', JSON.stringify(line))), ...at));
    const { stdout } = await kpi('rate', '--period', '2026-Q3', ...unit, ...at.slice(0, 2));
    expect(row?.published?.S).toBe('16333/204');
    expect(stdout).toContain('71.00');
    expect(stdout).toContain('bố 80.06');
  });

  test('that figure is restated beside the published one, by decision and with a reason; a preview writes nothing', async () => {
    const restate = ['period', 'restate', '--period', '2026-Q3', ...unit];
    const why = ['--reason', 'Theo kết luận kiểm tra'];
    const decision = ['--decision', '9/QĐ-MẪU/2026-11-02'];
    const { ordinal } = (await rate()).basis;
    const preview = json<Restated>(await kpi(...restate, ...why, ...decision, '--dry-run', ...at));
    expect(preview).toMatchObject({ status: 'PREVIEW', restated: [{ S: '71', event: null }] });
    for (const [args, status, path] of [
      [[...restate, ...why], 2, '--decision'],
      [[...restate, ...decision], 2, null],
      [[...restate, ...decision, '--reason', ' '], 2, '--reason'],
      [[...restate, ...decision, ...why, '--person', 'nobody'], 1, 'subject'],
    ] as const) {
      const refused = await kpi(...args, ...at);
      expect([refused.status, refused.stdout]).toEqual([status, '']);
      if (path !== null) expect(JSON.parse(refused.stderr)).toMatchObject({ error: { path } });
    }
    expect((await rate()).basis.ordinal).toBe(ordinal);
    const done = json<Restated>(await kpi(...restate, ...why, ...decision, ...at));
    expect(done).toMatchObject({ status: 'RECORDED', restated: [{ S: '71' }] });
    const [row] = (await rate()).rows;
    expect(row).toMatchObject({ published: { S: '16333/204' }, restated: { S: '71' }, candidate: null });
    expect(json<Restated>(await kpi(...restate, ...why, ...decision, ...at)).status).toBe('NOTHING_NEW');
  });

  test('only a closed period is reopened', async () => {
    const reopen = ['period', 'reopen', '--period', '2026-Q3', '--reason', 'Bỏ sót'];
    expect((await kpi(...reopen, ...at)).status).toBe(2);
    const done = json<{ status: string }>(await kpi(...reopen, '--decision', '9/QĐ-MẪU/2026-11-02', ...at));
    expect(done).toMatchObject({ status: 'NOT_CLOSED', event: null });
  });

  test('without --only-ready everybody must be ready; the answer names who is not, and nothing is written', async () => {
    const { ordinal } = (await rate()).basis;
    for (const args of [publish, ['period', 'close', '--period', '2026-Q3']]) {
      const { status, stdout, stderr } = await kpi(...args, ...at);
      expect([status, stdout]).toEqual([1, '']);
      const { error, errors } = JSON.parse(stderr) as { error: object; errors: readonly { message: string }[] };
      expect(error).toMatchObject({ code: 'PERIOD_NOT_READY' });
      expect(errors.length).toBeGreaterThan(1);
      for (const { message } of errors) expect(message).not.toBe('');
    }
    expect((await rate()).basis.ordinal).toBe(ordinal);
  });

  test('a period before the decree is neither published nor closed', async () => {
    const { ordinal } = (await rate()).basis;
    for (const act of ['publish', 'close']) {
      const { status, stdout, stderr } = await kpi('period', act, '--period', '2025-12', ...at);
      expect([status, stdout, JSON.parse(stderr)], act).toMatchObject([
        1,
        '',
        { error: { code: 'RULE_NOT_IN_FORCE' } },
      ]);
    }
    expect((await rate()).basis.ordinal).toBe(ordinal);
  });

  test('wrong periods and unknown units are refused', async () => {
    expect((await kpi('period', 'close', '--period', 'Q3', ...at)).status).toBe(2);
    const { status, stderr } = await kpi(...publish, '--unit', 'nowhere', ...at);
    expect([status, JSON.parse(stderr)]).toMatchObject([1, { error: { code: 'UNKNOWN_UNIT' } }]);
  });
});
