import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { kpiHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

const EXAMPLE = fileURLToPath(new URL('../../../../docs/examples/maturity.jsonl', import.meta.url));
const UNITS =
  'unit,name,kind,scope,validAt\nso-noi-vu,Sở Nội vụ,so,in,01/01/2026\nso-tai-chinh,Sở Tài chính,so,in,01/01/2026';

const opened = async (kind: string) => {
  const { folder, file } = workplace();
  const kpi = (...args: readonly string[]) => kpiHere(...args, '--store', `sqlite:${join(folder, 'kpi.db')}`);
  json(await kpi('init', '--kind', kind, '--city', 'hue', '--format', 'json'));
  json(await kpi('import', join(folder, file('units.csv', UNITS)), '--format', 'json'));
  return kpi;
};

interface Row {
  readonly unit: string;
  readonly score: string | null;
  readonly level: string | null;
  readonly synthetic: boolean;
  readonly missing: readonly { readonly what: string }[];
}

test('the worked example says what docs/maturity.md says of it, and that it is made up', async () => {
  const kpi = await opened('demo');
  json(await kpi('import', EXAMPLE, '--format', 'json'));
  const { rows } = json<{ rows: readonly Row[] }>(await kpi('maturity', '--format', 'json'));
  expect(rows).toMatchObject([
    { unit: 'so-noi-vu', score: '277/4', level: '4', missing: [], synthetic: true },
    {
      ...{ unit: 'so-tai-chinh', score: null, level: null, synthetic: true },
      ...{ lowestLevel: '4', highestLevel: '5', display: { atLeast: '74.37', atMost: '87.70' } },
      missing: [{ what: 'chưa đánh giá tiêu chí 2.3 Dữ liệu mở được cập nhật', owedBy: 'so-tai-chinh' }],
    },
  ]);
  const one = await kpi('maturity', '--unit', 'so-noi-vu', '--period', '2026-Q1');
  expect(one.stdout).toContain('1/5 × 90 + 2/5 × 60 + 3/20 × 60 + 1/4 × 73; mức 4');
  expect(one.stdout).toContain('SỐ LIỆU GIẢ LẬP');
  const csv = await kpi('maturity', '--format', 'csv');
  expect(csv.stdout.split('\n')[2]).toMatch(
    /^mau-khung-truong-thanh,so-tai-chinh,2026-Q1,,,chưa đánh giá tiêu chí 2\.3/,
  );
});

test('on a live ledger the example is refused and nothing is written; a period that is none is a wrong use', async () => {
  const kpi = await opened('live');
  const refused = await kpi('import', EXAMPLE, '--format', 'json');
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'SYNTHETIC_ON_LIVE_LEDGER' } });
  expect(json<{ rows: readonly Row[] }>(await kpi('maturity', '--format', 'json')).rows).toEqual([]);
  expect((await kpi('maturity', '--period', '2026-Q7')).status).toBe(2);
});
