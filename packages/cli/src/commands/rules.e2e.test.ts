import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Rules {
  readonly basis: { readonly ordinal: number };
  readonly rows: readonly { readonly id: string; readonly value: string | null; readonly source: string }[];
}

describe('kpi rules', () => {
  const { folder, file } = workplace();
  const at = ['--store', `sqlite:${join(folder, 'kpi.db')}`, '--format', 'json'];
  const ruleFile = (rules: unknown) => join(folder, file('rules.json', JSON.stringify(rules)));
  const list = async (...args: readonly string[]) => json<Rules>(await kpi('rules', 'list', ...args, ...at));
  const decided = ['--decision', '45/QĐ-UBND/2026-06-20'];

  test('a decision is recorded once, listed from its day on and shown as a difference', async () => {
    json(await kpi('init', '--kind', 'live', '--city', 'hue', ...at));
    const adoption = ruleFile([{ id: 'P13', value: 'GOOD_AND_ABOVE', from: '2026-07-01' }]);
    expect(json(await kpi('rules', 'adopt', adoption, ...decided, ...at))).toMatchObject({ status: 'RECORDED' });
    expect(json(await kpi('rules', 'adopt', adoption, ...decided, ...at))).toMatchObject({ status: 'REPEATED' });
    const valueOn = async (day: string) => (await list('--on', day)).rows.find(({ id }) => id === 'P13');
    expect(await valueOn('2026-06-30')).toMatchObject({ value: 'GOOD_ONLY' });
    expect(await valueOn('2026-07-01')).toMatchObject({ value: 'GOOD_AND_ABOVE', source: '45/QĐ-UBND' });
    const { rows } = json<Rules>(await kpi('rules', 'diff', '2026-06-30', '2026-07-01', ...at));
    expect(rows).toMatchObject([{ id: 'P13', before: { value: 'GOOD_ONLY' }, after: { value: 'GOOD_AND_ABOVE' } }]);
    const { stdout } = await kpi('rules', 'list', '--period', '2026-Q3', '--store', at[1] ?? '');
    expect(stdout).toContain('45/QĐ-UBND');
  });

  test.each([
    [
      'an unknown parameter',
      [{ id: 'P99', value: 'X', from: '2026-01-01' }],
      decided,
      'INVALID_RULE',
      'data.rules[0].id',
    ],
    [
      'a value that does not exist',
      [{ id: 'P13', value: 'ALL', from: '2026-01-01' }],
      decided,
      'INVALID_RULE',
      'data.rules[0].value',
    ],
    [
      'a day before the decree',
      [{ id: 'P13', value: 'GOOD_ONLY', from: '2025-12-31' }],
      decided,
      'BEFORE_THE_DECREE',
      'data.rules[0].from',
    ],
    [
      'a day that does not exist',
      [{ id: 'P13', value: 'GOOD_ONLY', from: '2026-02-30' }],
      decided,
      'INVALID_FIELD',
      'data.rules[0].from',
    ],
    [
      'an unknown agency',
      [{ id: 'P13', value: 'GOOD_ONLY', from: '2026-01-01', unit: 'x' }],
      decided,
      'UNKNOWN_UNIT',
      'data.rules[0].unit',
    ],
    ['no decision', [{ id: 'P13', value: 'GOOD_ONLY', from: '2026-01-01' }], [], 'DECISION_REQUIRED', 'data.decision'],
    ['an empty list', [], decided, 'EMPTY_LIST', 'data.rules'],
    ['no list', 7, decided, 'INVALID_JSON', expect.stringContaining('rules.json')],
  ])('%s is refused and nothing is written', async (_, rules, decision, code, path) => {
    const before = (await list()).basis.ordinal;
    const { status, stdout, stderr } = await kpi('rules', 'adopt', ruleFile(rules), ...decision, ...at);
    expect([status, stdout, JSON.parse(stderr)]).toMatchObject([1, '', { error: { code, path } }]);
    expect((await list()).basis.ordinal).toBe(before);
  });

  test('wrong usage and days before the decree are said', async () => {
    for (const args of [
      ['list', '--on', 'yesterday'],
      ['list', '--on', '2026-01-01', '--period', '2026'],
      ['diff', '2026-01-01', 'x'],
    ])
      expect((await kpi('rules', ...args, ...at)).status, args.join(' ')).toBe(2);
    const { status, stderr } = await kpi('rules', 'diff', '2025-12-01', '2026-01-01', ...at);
    expect([status, JSON.parse(stderr)]).toMatchObject([
      1,
      { error: { code: 'RULE_NOT_IN_FORCE', article: 'Điều 27' } },
    ]);
  });
});
