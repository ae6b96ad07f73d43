import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLedger, serve } from '../../services/api/src/index.js';
import { closedQuarter } from '../bundles/closed-quarter.js';

const quarter = await closedQuarter();
const out = join(quarter.folder, 'du-lieu-mo');
const at = (day: string): readonly string[] => ['--clock', `${day}T10:00:00+07:00`];
const publish = async (folder: string, ...more: readonly string[]): Promise<{ readonly status: string }> =>
  JSON.parse(await quarter.done('connect', 'open-data', '--out', folder, ...more, '--format', 'json')) as {
    status: string;
  };

async function importFacts(
  day: string,
  facts: readonly (readonly [kind: string, validAt: string, data: object])[],
): Promise<void> {
  const lines = facts.map(([kind, validAt, data]) =>
    JSON.stringify({ kind, validAt, data: { ...data, synthetic: true } }),
  );
  writeFileSync(join(quarter.folder, `${day}.jsonl`), lines.join('\n'));
  await quarter.done('import', `${day}.jsonl`, ...at(day));
}

const contents = (folder: string): { readonly [path: string]: string } =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
const rowsOf = (table: string): readonly Record<string, unknown>[] =>
  (JSON.parse(contents(out)[`${table}.json`] ?? '') as { rows: Record<string, unknown>[] }).rows;

const TABLES = ['plan-completion', 'plan-indicators', 'rating-publications'];
const decision = ['--decision', '9/QĐ-MẪU/2026-04-08'];

/** The quarter is closed twice: the second time with a plan and an indicator, of which the first closing knew nothing. */
beforeAll(async () => {
  await publish(join(quarter.folder, 'lan-1'));
  await quarter.done(
    'period',
    'reopen',
    '--period',
    '2026-Q1',
    '--reason',
    'Bổ sung kế hoạch',
    ...decision,
    ...at('2026-04-08'),
  );
  await publish(join(quarter.folder, 'mo-lai'));
  const of = { plan: 'kh-mau', row: '1' };
  const document = { number: null, adoptedOn: null, issuer: null, document: 'mau', documentHash: 'a'.repeat(64) };
  const deadline = { raw: null, due: '2026-03-31', kind: 'quarter' };
  const lead = [{ unit: 'so-a', text: 'Sở A', collective: false }];
  await importFacts('2026-04-09', [
    ['PlanAdopted', '2026-01-02', { plan: 'kh-mau', title: 'Kế hoạch mẫu', ...document }],
    [
      'PlanTaskListed',
      '2026-01-02',
      {
        ...of,
        annex: null,
        section: '=1+1',
        title: 'Việc mẫu',
        product: null,
        responsible: lead,
        coordinating: [],
        deadline,
        lines: [1],
      },
    ],
    [
      'IndicatorDefined',
      '2026-01-02',
      {
        ...of,
        ...{
          indicator: 'ct-mau',
          unit: null,
          title: 'Tỷ lệ mẫu, "thử"',
          measure: '%',
          kind: 'indicator',
          direction: 'up',
        },
        ...{ annual: false, lead, legalBasis: null },
      },
    ],
  ]);
  await quarter.done('period', 'close', '--period', '2026-Q1', ...at('2026-04-10'));
  await publish(out);
});
afterAll(() => quarter.remove());

it('writes every file as the catalogue says, each table by its schema, marked as a demonstration in every place', async () => {
  const files = contents(out);
  const catalog = JSON.parse(files['catalog.json'] ?? '') as {
    readonly 'dct:title': readonly { '@value': string }[];
    readonly 'dct:modified': { '@value': string };
    readonly 'dcat:dataset': readonly {
      readonly 'dct:conformsTo': { '@id': string };
      readonly 'dcat:distribution': readonly {
        readonly 'dcat:downloadURL': { '@id': string };
        readonly 'dcat:byteSize': { '@value': string };
        readonly 'spdx:checksum': { 'spdx:checksumValue': { '@value': string } };
      }[];
    }[];
  };
  expect(catalog['dct:title'][0]?.['@value']).toContain('DỮ LIỆU TRÌNH DIỄN');
  expect(catalog['dct:modified']['@value']).toMatch(/^2026-04-10T03:00:00/);
  expect(catalog['dcat:dataset']).toHaveLength(3);
  for (const dataset of catalog['dcat:dataset']) {
    const matches = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(files[dataset['dct:conformsTo']['@id']] ?? '') as object,
    );
    for (const one of dataset['dcat:distribution']) {
      const path = one['dcat:downloadURL']['@id'];
      const bytes = readFileSync(join(out, path));
      expect([path, `${bytes.length}`]).toEqual([path, one['dcat:byteSize']['@value']]);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(
        one['spdx:checksum']['spdx:checksumValue']['@value'],
      );
      if (path.endsWith('.json')) expect([matches(JSON.parse(bytes.toString())), matches.errors]).toEqual([true, null]);
      // The head, then a watermark a line.
      else
        expect(
          bytes
            .toString()
            .trimEnd()
            .split('\r\n')
            .slice(1)
            .every((line) => line.includes('TRÌNH DIỄN')),
        ).toBe(true);
    }
  }
  for (const table of TABLES)
    expect(rowsOf(table).map(({ synthetic, watermark }) => [synthetic, watermark])).toEqual(
      rowsOf(table).map(() => [true, expect.stringContaining('TRÌNH DIỄN')]),
    );
});

it('says what the questions say, at the state that was closed', async () => {
  const [closing] = rowsOf('rating-publications');
  expect(closing).toMatchObject({ period: '2026-Q1', last: '2026-03-31', people: 2, restated: 0, XS: null, TOT: null });
  expect(rowsOf('plan-completion')).toMatchObject([
    { plan: 'kh-mau', section: null, unit: null, assigned: 1, completed: 0, overdue: 0 },
    { section: '=1+1' },
    { unit: 'so-a', unitName: 'Đơn vị so-a' },
  ]);
  expect(contents(out)['plan-completion.csv']).toContain("kh-mau,'=1+1,");
  expect(rowsOf('plan-indicators')).toMatchObject([
    { indicator: 'ct-mau', title: 'Tỷ lệ mẫu, "thử"', value: null, attained: null },
  ]);
  const { rows } = JSON.parse(
    await quarter.done(
      'progress',
      '--effective',
      '2026-03-31',
      '--known',
      `${closing?.['ordinal']}`,
      '--format',
      'json',
    ),
  ) as { rows: { counted: string; overdue: number }[] };
  expect(rowsOf('plan-completion').map(({ completion, overdue }) => ({ counted: completion, overdue }))).toEqual(
    rows.map(({ counted, overdue }) => ({ counted, overdue })),
  );
});

it('gives the same bytes again and elsewhere, also when something else was recorded since', async () => {
  const before = contents(out);
  expect((await publish(out)).status).toBe('UNCHANGED');
  await importFacts('2026-04-12', [['UnitRenamed', '2026-01-02', { unit: 'so-a', name: 'Sở A, tên mới' }]]);
  expect((await publish(join(quarter.folder, 'lai'))).status).toBe('PUBLISHED');
  expect(contents(join(quarter.folder, 'lai'))).toEqual(before);
});

it('shows a reopened period no more, and a closed one only as it was closed', async () => {
  const first = contents(join(quarter.folder, 'lan-1'));
  expect(JSON.parse(first['plan-completion.json'] ?? '')).toMatchObject({ rows: [] });
  expect(JSON.parse(first['rating-publications.json'] ?? '')).toMatchObject({ rows: [{ people: 2 }] });
  const reopened = contents(join(quarter.folder, 'mo-lai'));
  expect(Object.keys(reopened).toSorted()).toEqual(['catalog.json', 'release.json']);
  expect(JSON.parse(reopened['catalog.json'] ?? '')).toMatchObject({ 'dcat:dataset': [] });
});

it('has no name, id, post, task or score of a person in any byte', async () => {
  const all = Object.values(contents(out)).join('\n');
  for (const personal of [
    'director',
    'employee',
    'chair',
    'Ông ',
    'giam-doc-a',
    'chu-tich',
    'bao-cao',
    'viec-rieng',
    'Nội dung của',
  ])
    expect([personal, all.includes(personal)]).toEqual([personal, false]);
  // The search finds what is there.
  expect(all).toContain('Đơn vị so-a');
  for (const table of TABLES)
    for (const row of rowsOf(table)) for (const value of Object.values(row)) expect(['100', '80']).not.toContain(value);
});

it('is shown by the service, byte for byte; other addresses and methods are refused', async () => {
  const opened = await openLedger({
    url: `sqlite:${join(quarter.folder, 'quarter.db')}`,
    create: false,
    still: true,
  })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const { engine } = opened.right;
  const serving = await serve({ engine, port: 0 });
  const licensed = await serve({ engine, port: 0, openData: { license: 'https://example.vn/giay-phep' } });
  const get = (path: string, init: RequestInit = {}) => fetch(`${serving.url}/open-data/${path}`, init);
  try {
    expect(await (await fetch(`${licensed.url}/open-data/catalog.json`)).text()).toContain('example.vn/giay-phep');
    const { 'release.json': _, ...files } = contents(out);
    for (const [path, content] of Object.entries(files)) {
      const response = await get(path);
      const etag = response.headers.get('etag') ?? '';
      expect(response.headers.get('content-type')).toMatch(
        /^(text|application)\/(csv|json|ld\+json|schema\+json); charset=utf-8$/,
      );
      expect([path, response.status, await response.text()]).toEqual([path, 200, content]);
      expect((await get(path, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304);
    }
    for (const [path, method, status] of [
      ['quarter.db', 'GET', 404],
      ['..%2fquarter.db', 'GET', 404],
      ['catalog.json?known=3', 'GET', 400],
      ['catalog.json', 'DELETE', 405],
    ] as const)
      expect([path, (await get(path, { method })).status]).toEqual([path, status]);
  } finally {
    await serving.stop();
    await licensed.stop();
    await opened.right.close();
  }
});

it('names licence, publisher and address as they are given; a wrong one is told and nothing is written', async () => {
  const folder = join(quarter.folder, 'co-giay-phep');
  await publish(
    folder,
    '--base',
    'https://dulieu.example.vn/kpi/',
    '--license',
    'https://example.vn/giay-phep',
    '--publisher',
    'Sở Nội vụ',
  );
  const catalog = contents(folder)['catalog.json'] ?? '';
  for (const text of ['https://dulieu.example.vn/kpi/plan-completion.csv', 'https://example.vn/giay-phep', 'Sở Nội vụ'])
    expect(catalog).toContain(text);
  expect(contents(out)['catalog.json']).not.toContain('dct:license');
  for (const wrong of [
    ['--base', 'https://x.vn/kpi'],
    ['--base', 'ftp://x/'],
    ['--license', 'CC-BY'],
  ])
    expect((await quarter.office('connect', 'open-data', '--out', 'sai', ...wrong)).status).toBe(2);
  expect(existsSync(join(quarter.folder, 'sai'))).toBe(false);
  writeFileSync(join(quarter.folder, 'tep'), '');
  expect((await quarter.office('connect', 'open-data', '--out', 'tep')).status).toBe(3);
});
