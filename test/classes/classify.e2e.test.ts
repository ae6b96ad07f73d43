import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, type EventTypeName, openEngine } from '@kpi-ledger/engine';
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kpiIn } from '../../packages/cli/src/testing/in-process.js';

type Row = Record<string, unknown> & { readonly person: string };
interface Classes {
  readonly basis: { readonly effective: string; readonly ordinal: number };
  readonly rows: readonly Row[];
}

const LEDGER = '11111111-1111-4111-8111-111111111111';
const decision = { number: '9/QĐ', date: '2026-01-05' };
const QUARTERS = [
  ['2026-Q1', '2026-03-31'],
  ['2026-Q2', '2026-06-30'],
  ['2026-Q3', '2026-09-30'],
  ['2026-Q4', '2026-12-31'],
] as const;
const SCORES = {
  'giam-doc': '93',
  'nv-1': '95',
  'nv-2': '95',
  'nv-3': '88',
  'nv-4': '75',
  'nv-5': '72',
  'nv-6': '85',
  'nv-7': '80',
};

/** One sở under the UBND: a director, seven employees, and a temporary worker outside the decree. */
const organisation: readonly (readonly [EventTypeName, string | null, object])[] = [
  [
    'UnitRegistered',
    '2026-01-01',
    { unit: 'ubnd', name: 'UBND', aliases: [], kind: 'ubnd', scope: 'out', article: 'Điều 2 khoản 3' },
  ],
  [
    'UnitRegistered',
    '2026-01-01',
    { unit: 'so-b', name: 'Sở B', aliases: [], kind: 'so', managedBy: 'ubnd', scope: 'in', article: null },
  ],
  [
    'PostDefined',
    '2026-01-01',
    {
      post: 'giam-doc-b',
      unit: 'so-b',
      title: 'Giám đốc Sở B',
      role: 'HEAD',
      personKind: 'CONG_CHUC',
      scope: 'in',
      article: null,
    },
  ],
  ['TrackingUnitDecided', '2026-01-01', { unit: 'so-b', tracking: 'QUARTER', decision }],
  ...[...Object.keys(SCORES), 'hop-dong'].map(
    (person) =>
      [
        'OfficialRegistered',
        '2026-01-01',
        { person, name: `Ông ${person}`, personKind: person === 'hop-dong' ? 'HOP_DONG' : 'CONG_CHUC' },
      ] as const,
  ),
  ['HeadAppointed', '2026-01-01', { post: 'giam-doc-b', person: 'giam-doc' }],
  ...[...Object.keys(SCORES).slice(1), 'hop-dong'].map(
    (person) => ['OfficialAssigned', '2026-01-01', { person, unit: 'so-b', role: 'STAFF' }] as const,
  ),
];

const year: typeof organisation = [
  ...Object.entries(SCORES).flatMap(([person, S]) =>
    QUARTERS.map(
      ([period]) => ['PeriodScoreConfirmed', null, { person, period, S, calculatedAt: null, decision }] as const,
    ),
  ),
  [
    'DisciplineImposed',
    '2026-05-01',
    { person: 'nv-6', act: 'vu-1', kind: 'KHIEN_TRACH', dutyRelated: true, actDate: '2026-03-01', decision },
  ],
];

describe('kpi classify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-classes-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = ['--store', `sqlite:${join(folder, 'kpi.db')}`];
  const kpi = (...args: readonly string[]) => kpiIn(folder, ...args, ...at);
  const answer = async <A>(...args: readonly string[]): Promise<A> => {
    const { status, stdout, stderr } = await kpi(...args, '--format', 'json');
    if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
    return JSON.parse(stdout) as A;
  };
  let now = Date.parse('2026-01-02T02:00:00.000Z');
  let commands = 0;

  /** Records at an instant that may lie after the real one, as the machine that keeps the file would say it then. */
  async function record(day: string, rows: typeof organisation): Promise<void> {
    now = Date.parse(`${day}T02:00:00.000Z`);
    const clock = () => now;
    const store = await openSqliteStore({ path: join(folder, 'kpi.db'), clock, storeClock: clock })();
    const vault = openFileKeyVault(join(folder, 'kpi.db.keys'), { whenMissing: 'create' });
    if (E.isLeft(store) || E.isLeft(vault)) throw new Error('the store does not open');
    const engine = await openEngine({ store: store.right, vault: vault.right, clock })();
    if (E.isLeft(engine)) throw new Error(JSON.stringify(engine.left));
    for (const [type, validAt, data] of rows) {
      const command: Command = { commandId: `c-${++commands}`, type, validAt, data, actor: 'so-noi-vu' };
      const done = await engine.right.execute(command)();
      if (E.isLeft(done)) throw new Error(`${type}: ${JSON.stringify(done.left)}`);
    }
    await store.right.close();
  }

  const classify = (...args: readonly string[]) =>
    answer<Classes>('classify', '--year', '2026', '--effective', '2026-12-31', ...args);
  const rowsBy = ({ rows }: Classes) => new Map(rows.map((row) => [row.person, row]));

  beforeAll(async () => {
    await record('2026-01-02', [
      ['LedgerOpened', null, { ledger: LEDGER, kind: 'demo', city: 'hue' }],
      ...organisation,
    ]);
    await record('2027-01-05', year);
  });

  test('every row has what other programs rely on, and says why a class is withheld', async () => {
    const rows = rowsBy(await classify());
    expect(rows.get('nv-1')).toMatchObject({ S: '95', scoreClass: 'XS', class: null, status: 'TIE', post: null });
    expect(rows.get('nv-3')).toMatchObject({ S: '88', class: 'TOT', status: 'OK', reasons: [] });
    expect(rows.get('nv-6')).toMatchObject({ scoreClass: 'TOT', class: 'KHT', status: 'OK', reasons: ['20.4c'] });
    expect(rows.get('giam-doc')).toMatchObject({
      ...{ post: 'giam-doc-b', scoreClass: 'XS', class: null, status: 'PENDING_ORGANISATION' },
      missing: [{ owedBy: 'so-b' }],
    });
    expect(rows.get('hop-dong')).toMatchObject({ S: null, class: null, status: 'NOT_CLASSIFIED' });
    expect(String(rows.get('hop-dong')?.['reasons'])).toContain('Điều 2 khoản 2');
  });

  test('decisions after the year settle the tie and the head; what was known before is answered again', async () => {
    const before = await classify();
    await record('2027-01-08', [
      ['QuotaDecided', '2027-01-08', { unit: 'so-b', year: '2026', tie: [], decision }],
      [
        'ExternalOrganisationClassReceived',
        '2027-01-08',
        { unit: 'so-b', year: '2026', class: 'TOT', from: 'UBND', decision },
      ],
      [
        'ClassificationDecided',
        '2027-01-08',
        { person: 'nv-4', year: '2026', class: 'HT', signer: 'giam-doc', decision },
      ],
    ]);
    const rows = rowsBy(await classify());
    expect(rows.get('nv-1')).toMatchObject({ class: 'TOT', status: 'OK', reasons: ['20.5'] });
    expect(rows.get('giam-doc')).toMatchObject({ class: 'TOT', status: 'OK', reasons: ['20.6'] });
    expect(rows.get('nv-4')).toMatchObject({
      class: 'HT',
      calculated: 'TOT',
      decision: { class: 'HT', on: '2027-01-08' },
    });
    expect(await classify('--known', String(before.basis.ordinal))).toEqual(before);
  });

  test('the table shows names and quota, CSV exact values, one person the whole calculation', async () => {
    const table = await kpi('classify', '--year', '2026', '--effective', '2026-12-31');
    expect(table.status).toBe(0);
    expect(table.stdout).toContain('Ông nv-3');
    expect(table.stdout).toContain('tối đa 1 xuất sắc (tỷ lệ 20/100)');
    const csv = await kpi('classify', '--year', '2026', '--effective', '2026-12-31', '--format', 'csv');
    expect(csv.stdout.split('\n')[0]).toMatch(/^person,post,S,scoreClass,class,status/);
    expect(csv.stdout).toContain('nv-3,,88,TOT,TOT,OK');
    const one = await kpi('classify', '--year', '2026', '--effective', '2026-12-31', '--person', 'nv-6');
    expect(one.stdout).toContain('theo 20.4c');
    expect(one.stdout).toContain('trung bình cộng 4 quý');
  });

  test('the rate of the year is the year of the classes', async () => {
    const { rows } = await answer<{ rows: readonly Record<string, unknown>[] }>(
      'rate',
      '--period',
      '2026',
      '--effective',
      '2026-12-31',
    );
    expect(rows.find(({ holder }) => holder === 'giam-doc')).toMatchObject({ S: '93', status: 'OK', confirmed: true });
  });

  test.each([
    [['--year', '2026-Q1'], 2, '--year'],
    [['--year', 'hai nghìn'], 2, '--year'],
    [['--year', '2026', '--unit', 'nowhere'], 1, 'unit'],
    [['--year', '2026', '--person', 'nobody'], 1, 'subject'],
    [['--year', '2026', '--effective', '2026-02-30'], 2, '--effective'],
  ] as const)('refuses %j', async (args, status, path) => {
    const ran = await kpi('classify', ...args, '--format', 'json');
    expect([ran.status, ran.stdout]).toEqual([status, '']);
    expect(JSON.parse(ran.stderr)).toMatchObject({ error: { path } });
  });
});
