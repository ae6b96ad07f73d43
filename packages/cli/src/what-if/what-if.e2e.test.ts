import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoLedger } from '../testing/demo-ledger.js';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Rated {
  readonly basis: { readonly assumed?: string; readonly ordinal: number };
  readonly whatIf?: { readonly assumed: string; readonly facts: readonly { readonly type: string }[] };
  readonly rows: readonly {
    readonly post: string;
    readonly S: string | null;
    readonly actual?: { readonly S: string | null };
  }[];
}

const DECISION = { number: '9/QĐ-UBND', date: '2026-10-02' };
const POST = 'head-so-van-hoa-va-the-thao';

describe('--what-if', () => {
  const { folder, file } = workplace();
  const data = join(folder, 'data');
  const at = ['--store', `sqlite:${join(data, 'demo.db')}`, '--format', 'json'];
  const rate = ['rate', '--period', '2026-Q3', '--unit', 'so-van-hoa-va-the-thao'];
  const assume = (content: unknown) =>
    join(folder, file('gia-dinh.json', typeof content === 'string' ? content : JSON.stringify(content)));
  const files = () => readdirSync(data).map((name) => [name, readFileSync(join(data, name)).toString('base64')]);

  beforeAll(async () => {
    await demoLedger(join(data, 'demo.db'));
    // A first question opens the file, so that what comes after can be compared byte by byte.
    json(await kpi(...rate, ...at));
  });

  const override = {
    kind: 'OverrideMade',
    validAt: '2026-09-30',
    data: {
      ...{ person: 'mau-giu-chuc-04', period: '2026-Q3', term: 'S', value: '91', reason: 'xem lại' },
      decision: DECISION,
    },
  };

  test('answers over the assumed facts, beside the ledger, and leaves store and keys as they were', async () => {
    const before = files();
    const actual = json<Rated>(await kpi(...rate, ...at));
    const found = json<Rated>(await kpi(...rate, '--what-if', assume([override]), ...at));
    expect(found.rows.find(({ post }) => post === POST)).toMatchObject({
      S: '91',
      actual: { S: actual.rows.find(({ post }) => post === POST)?.S },
    });
    expect(found.basis).toMatchObject({ ...actual.basis, assumed: found.whatIf?.assumed });
    expect(found.whatIf?.facts.map(({ type }) => type)).toEqual(['OverrideMade']);
    expect(files()).toEqual(before);
    const { stdout } = await kpi(...rate, '--what-if', assume([override]), ...at.slice(0, 2));
    expect(stdout).toContain('GIẢ ĐỊNH');
    expect(files()).toEqual(before);
  });

  test('takes JSON Lines, one object, and values of parameters, in classify and explain too', async () => {
    const lines = `${JSON.stringify(override)}\n${JSON.stringify({ set: { P13: 'GOOD_AND_ABOVE' } })}\n`;
    const year = json<Rated>(await kpi('classify', '--year', '2026', '--what-if', assume(lines), ...at));
    expect(year.whatIf?.facts.map(({ type }) => type)).toEqual(['OverrideMade', 'RuleSetAdopted']);
    const explained = json(await kpi('explain', POST, '--period', '2026-Q3', '--what-if', assume(override), ...at));
    expect(explained).toMatchObject({ S: '91', whatIf: { assumed: expect.any(String) } });
  });

  test.each([
    [
      'an assumption that a rule speaks against',
      [{ ...override, data: { ...override.data, value: '101' } }],
      'SCORE_OUT_OF_RANGE',
    ],
    ['an unknown type', [{ kind: 'Nothing', data: {} }], 'UNKNOWN_KIND'],
    ['a parameter that does not exist', { set: { P99: 'X' } }, 'INVALID_RULE'],
    ['a broken line', `${JSON.stringify(override)}\n{`, 'JSON_LINE'],
    ['an empty file', '', 'EMPTY_FILE'],
  ])('%s is refused', async (_, content, code) => {
    const { status, stdout, stderr } = await kpi(...rate, '--what-if', assume(content), ...at);
    expect([status, stdout, JSON.parse(stderr)]).toMatchObject([1, '', { error: { code } }]);
  });

  test('goes without --known, and needs a file that can be read', async () => {
    expect((await kpi(...rate, '--what-if', assume([override]), '--known', '5', ...at)).status).toBe(2);
    expect((await kpi(...rate, '--what-if', join(folder, 'missing.json'), ...at)).status).toBe(1);
  });
});
