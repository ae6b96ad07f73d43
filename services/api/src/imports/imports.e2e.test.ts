import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-imports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pair = await makePair('one', 'ES256');
const now = () => NOW;
let files = 0;
let ledger: OpenLedger;
let issuer: TestIssuer;
let serving: Serving;
let officer = '';

beforeEach(async () => {
  ledger = await openCity('live', [], `sqlite:${join(folder, `${++files}.db`)}`);
  issuer = await new TestIssuer(now, pair).start();
  serving = await serve({ engine: ledger.engine, port: 0, now, identity: issuer.settings });
  officer = await issuer.token({ roles: ['RATING_OFFICER'], official: 'secretary' });
});
afterEach(async () => {
  await serving.stop();
  await issuer.stop();
  await ledger.close();
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';
const UNITS =
  'unit,name,kind,scope,validAt\nphong-8,Phòng 8,department,in,02/01/2026\nphong-9,Phòng 9,department,in,02/01/2026\n';
const BAD = `${UNITS}phong-10,,department,in,31/02/2026\n`;

interface Sent {
  readonly query?: string;
  readonly type?: string;
  readonly token?: string;
  readonly key?: string;
}
async function send(body: string | Uint8Array, { query = '?kind=units', type = CSV, token = officer, key }: Sent = {}) {
  const response = await fetch(`${serving.url}/api/v1/imports${query}`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'content-type': type },
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: typeof body === 'string' ? body : Buffer.from(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> & Refused };
}
interface Refused {
  readonly error?: { readonly code: string; readonly path: string };
  readonly errors?: readonly { readonly code: string; readonly path: string }[];
}
const head = async () => {
  const refreshed = await ledger.engine.refresh()();
  return (E.isRight(refreshed) && refreshed.right?.ordinal) || 0;
};
const textsOf = (workbook: Uint8Array): string =>
  strFromU8(unzipSync(workbook)['xl/sharedStrings.xml'] ?? new Uint8Array());
/** Sends what must leave the ledger as it is. */
const unchanged = async (body: string | Uint8Array, sent: Sent = {}) => {
  const before = await head();
  const answer = await send(body, sent);
  expect(await head()).toBe(before);
  return answer;
};

describe('a file of rows', () => {
  const counts = { rows: 2, recorded: 2, alreadyThere: 0, skipped: [] };
  const told = {
    counts: { new: 2, changed: 0, unchanged: 0, corrected: 0, refused: 0 },
    lines: [2, 3].map((row) => ({
      ...{ file: 'units.csv', sheet: null, row, status: 'NEW', type: 'UnitRegistered', event: expect.any(String) },
    })),
  };

  test('is recorded as one import, in the answer of the command line, and once', async () => {
    const before = await head();
    expect(await send(UNITS)).toEqual({
      status: 201,
      body: { status: 'RECORDED', importId: expect.any(String), ...counts, ...told },
    });
    // ImportStarted and ImportCompleted stand around the rows.
    expect(await head()).toBe(before + 4);
    const again = await unchanged(UNITS);
    expect(again).toMatchObject({ status: 200, body: { status: 'NOTHING_NEW', recorded: 0, alreadyThere: 2 } });
  });

  test('is the same as workbook and as JSON Lines', async () => {
    const table = UNITS.trim().split('\n');
    const cells = table.map((line) => line.split(',').map((value) => ({ value })));
    const workbook = await writeWorkbook([{ sheet: 'units', data: cells }]).toBuffer();
    expect((await send(workbook, { query: '', type: XLSX })).body).toMatchObject({ status: 'RECORDED', ...counts });
    const [names = [], ...rows] = table.map((line) => line.split(','));
    const lines = rows.map((row) =>
      JSON.stringify({ kind: 'units', data: Object.fromEntries(names.map((name, i) => [name, row[i]])) }),
    );
    const again = await unchanged(lines.join('\n'), { query: '', type: 'application/x-ndjson' });
    expect(again).toMatchObject({ status: 200, body: { status: 'NOTHING_NEW', alreadyThere: 2 } });
  });

  test('is only checked with dry-run', async () => {
    const checked = await unchanged(UNITS, { query: '?kind=units&dry-run=true' });
    expect(checked).toEqual({ status: 200, body: { status: 'DRY_RUN', importId: null, ...counts, ...told } });
  });

  test('with bad cells is refused whole, each cell named', async () => {
    const { status, body } = await unchanged(BAD, { query: '?file=units.csv' });
    expect([status, body.errors?.map(({ code, path }) => [code, path])]).toEqual([
      422,
      [
        ['MISSING_VALUE', 'units.csv:B4'],
        ['INVALID_VALUE', 'units.csv:E4'],
      ],
    ]);
    // For programs that show it in the cell.
    expect(body.errors?.[1]).toMatchObject({
      at: { row: 4, cell: 'E4', column: 'validAt', label: 'Có hiệu lực từ ngày', value: '31/02/2026', near: [] },
    });
  });

  test('with bad cells loses those rows with skip-invalid', async () => {
    const { status, body } = await send(BAD, { query: '?kind=units&skip-invalid=true' });
    expect([status, body]).toMatchObject([
      201,
      { status: 'RECORDED', rows: 3, recorded: 2, skipped: [{ cell: 'B4', code: 'MISSING_VALUE' }, { cell: 'E4' }] },
    ]);
  });

  test('that the ledger refuses is refused whole', async () => {
    const rows = `${UNITS}ubnd,Đơn vị khác,department,in,02/01/2026\n`;
    const { status, body } = await unchanged(rows, { query: '?file=units.csv' });
    // That the unit is there already is said where the row differs from it.
    expect([status, body.errors?.map(({ code, path }) => [code, path])]).toEqual([
      422,
      [
        ['ROW_CHANGED', 'units.csv:B4'],
        ['ROW_CHANGED', 'units.csv:E4'],
      ],
    ]);
  });

  test('corrects what it says otherwise, where a reason is given, and once', async () => {
    await send(UNITS);
    const renamed = UNITS.replace('Phòng 9', 'Phòng 9 mới');
    expect((await unchanged(renamed)).body.error?.code).toBe('ROW_CHANGED');
    const query = '?kind=units&correct=sai%20t%C3%AAn';
    const checked = await unchanged(renamed, { query: `${query}&dry-run=true` });
    expect(checked.body).toMatchObject({ status: 'DRY_RUN', counts: { new: 0, changed: 1, unchanged: 1 } });
    const { status, body } = await send(renamed, { query });
    expect([status, body]).toMatchObject([
      201,
      { recorded: 1, lines: [{ status: 'UNCHANGED' }, { row: 3, status: 'CHANGED', type: 'FactCorrected' }] },
    ]);
    const names = await ledger.engine.names()();
    expect(E.isRight(names) && names.right.units['phong-9']).toBe('Phòng 9 mới');
    expect((await unchanged(renamed, { query })).body).toMatchObject({ status: 'NOTHING_NEW' });
  });
});

describe('an idempotency key', () => {
  const key = 'tai-len-1';
  test('gives the first import for ever, whatever has changed since', async () => {
    const skipping = { query: '?kind=people&skip-invalid=true', key };
    const people =
      'person,name,personKind,validAt\nnew-1,Bà Mới,CONG_CHUC,02/01/2026\n,Không mã,CONG_CHUC,02/01/2026\n';
    const first = await send(people, skipping);
    expect(first).toMatchObject({ status: 201, body: { status: 'RECORDED', recorded: 1 } });
    const again = await unchanged(people, skipping);
    expect(again).toMatchObject({
      status: 200,
      body: { status: 'NOTHING_NEW', importId: first.body['importId'], recorded: 0, alreadyThere: 1 },
    });
  });

  test('is refused with another file', async () => {
    await send(UNITS, { key });
    const { status, body } = await unchanged(UNITS.replace('phong-9', 'phong-7'), { key });
    expect([status, body.error?.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test("is not another caller's", async () => {
    await send(UNITS, { key });
    const token = await issuer.token({ roles: ['RATING_OFFICER'], official: 'chair' });
    expect((await send(UNITS.replace('phong-9', 'phong-7'), { key, token })).status).toBe(201);
  });
});

describe('rights', () => {
  const evidence = (task: string) =>
    JSON.stringify({
      ...{ kind: 'EvidenceSubmitted', validAt: '2026-04-05' },
      data: { task, submission: 's1', milestone: 'm1', units: 1, evidence: [{ name: 'báo cáo', hash: null }] },
    });
  const lines = { query: '', type: 'application/jsonl' };

  test('a unit reports for itself, and one row of another unit keeps all out, skipped or not', async () => {
    const token = await issuer.token({ roles: ['REPORTING_UNIT'], unit: 'so-a' });
    const both = `${evidence('t-a')}\n${evidence('t-b')}\n`;
    for (const query of ['', '?skip-invalid=true']) {
      const { status, body } = await unchanged(both, { ...lines, query, token });
      expect([status, body.error]).toMatchObject([403, { code: 'FORBIDDEN', path: 'import.jsonl:2' }]);
    }
    expect((await send(evidence('t-a'), { ...lines, token })).status).toBe(201);
  });

  test('a unit corrects its own, and is told of codes of its own only', async () => {
    const token = await issuer.token({ roles: ['REPORTING_UNIT'], unit: 'so-a' });
    const near = async (task: string) => {
      const { body } = await unchanged(evidence(task), { ...lines, token });
      return [body.error?.code, (body.errors?.[0] as { at?: { near: unknown } } | undefined)?.at?.near];
    };
    // Nobody's task is within nobody's reach: the unit learns nothing of it.
    expect(await near('t-bb')).toEqual(['FORBIDDEN', undefined]);
    const measured = (value: string, indicator = 'kh03.i.7') =>
      `indicator,unit,period,value,source\n${indicator},so-a,2025,${value},Báo cáo\n`;
    const query = '?kind=measurements';
    const unknown = await unchanged(measured('1', 'kh03.i.77'), { query, token });
    expect(unknown.status).toBe(422);
  });

  test('the form of a unit is for who reads of it, and offers the codes of that unit alone', async () => {
    const token = await issuer.token({ roles: ['REPORTING_UNIT'], unit: 'so-a' });
    const form = async (unit: string, query = '') =>
      fetch(`${serving.url}/api/v1/templates/${unit}${query}`, { headers: { authorization: `Bearer ${token}` } });
    const response = await form('so-a');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, XLSX]);
    const texts = textsOf(new Uint8Array(await response.arrayBuffer()));
    expect(texts).toContain('<t>t-a</t>');
    expect(texts).toContain('director | Trưởng so-a');
    for (const other of ['t-b<', 'director-b', 'Ông ']) expect(texts).not.toContain(other);
    expect((await form('so-b')).status).toBe(403);
    expect((await form('ghost')).status).toBe(403);
    // Before the task was recorded there is none to choose.
    expect(
      textsOf(new Uint8Array(await (await form('so-a', '?known=5&effective=2026-04-05')).arrayBuffer())),
    ).not.toContain('<t>t-a</t>');
    // What was chosen comes back by the same entrance.
    const rows = [
      ['Mã việc *', 'Nội dung báo cáo *', 'Ngày báo cáo *'],
      ['t-a | việc', 'Đã xong', '05/04/2026'],
    ];
    const cells = rows.map((row) => row.map((value) => ({ value })));
    const workbook = await writeWorkbook([{ sheet: 'Báo cáo tiến độ', data: cells }]).toBuffer();
    expect((await send(workbook, { query: '', type: XLSX, token })).body).toMatchObject({ recorded: 1 });
  });

  test('what the role may not record, a dry run does not tell about either', async () => {
    const token = await issuer.token({ roles: ['REPORTING_UNIT'], unit: 'so-a' });
    expect((await unchanged(UNITS, { token, query: '?kind=units&dry-run=true' })).status).toBe(403);
  });

  test('an auditor and the public write nothing', async () => {
    const token = await issuer.token({ roles: ['AUDITOR'], official: 'chair' });
    expect((await unchanged(UNITS, { token })).status).toBe(403);
    expect((await ask(serving, '/api/v1/imports?kind=units', { method: 'POST' })).status).toBe(401);
  });
});

describe('what is no import', () => {
  test.each<readonly [string, number, string, string | (() => Uint8Array), Sent]>([
    ['another content type', 415, 'UNSUPPORTED_MEDIA_TYPE', UNITS, { type: 'application/json' }],
    [
      'a content type by the name of what objects inherit',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      UNITS,
      { type: 'constructor' },
    ],
    ['an unknown kind', 400, 'INVALID_PARAMETER', UNITS, { query: '?kind=unitz' }],
    ['a table that does not say its kind', 400, 'USAGE', UNITS, { query: '' }],
    ['an unknown parameter', 400, 'UNKNOWN_PARAMETER', UNITS, { query: '?kind=units&dryrun=true' }],
    ['a flag that is none', 400, 'INVALID_PARAMETER', UNITS, { query: '?kind=units&dry-run=yes' }],
    ['a file name with a path', 400, 'INVALID_PARAMETER', UNITS, { query: '?file=..%2Funits.csv' }],
    ['a file name of another format', 400, 'INVALID_PARAMETER', UNITS, { query: '?file=units.xlsx' }],
    ['half a decision', 400, 'INVALID_PARAMETER', UNITS, { query: '?kind=units&decision-number=1' }],
    ['days confirmed by nobody', 400, 'INVALID_PARAMETER', UNITS, { query: '?kind=units&confirm-days=x' }],
    ['an empty file', 400, 'EMPTY_FILE', '', {}],
    ['bytes that are no text', 422, 'NOT_UTF8', () => new Uint8Array([0xff, 0xfe, 0x41]), {}],
    ['broken quotes', 422, 'CSV_SYNTAX', 'unit,name\n"a,b\n', {}],
    ['no workbook', 422, 'NOT_XLSX', UNITS, { query: '', type: XLSX }],
    ['a zip archive of something else', 422, 'NOT_XLSX', () => zipSync({ a: strToU8('x') }), { query: '', type: XLSX }],
    ['a file beyond the limit', 413, 'BODY_TOO_LARGE', () => new Uint8Array(21 << 20), {}],
    ['a key that is no key', 400, 'INVALID_PARAMETER', UNITS, { key: 'a b' }],
  ])('%s: %i %s', async (_, status, code, body, sent) => {
    const answer = await unchanged(typeof body === 'string' ? body : body(), sent);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  test('an archive that is made to fill the memory', async () => {
    const parts = Array.from({ length: 2_001 }, (_, i) => [`xl/worksheets/sheet${i}.xml`, new Uint8Array()] as const);
    const { status, body } = await unchanged(zipSync(Object.fromEntries(parts)), { query: '', type: XLSX });
    expect([status, body['detail']]).toEqual([422, 'cannot read the workbook: more than 2000 parts']);
  });

  test('more rows than are taken in one go', async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => `u-${i},Đơn vị,department,in,02/01/2026\n`);
    const { status, body } = await unchanged(`unit,name,kind,scope,validAt\n${rows.join('')}`);
    expect([status, body.error?.code]).toEqual([413, 'TOO_MANY_ROWS']);
  });
});
