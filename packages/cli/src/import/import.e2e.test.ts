import { join } from 'node:path';
import { eventIdOf } from '@kpi-ledger/engine';
import { KIND_NAMES, kindNamed } from '@kpi-ledger/intake';
import { describe, expect, test } from 'vitest';
import { kpiHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';
import { TEMPLATE_FORMATS, template } from './template.js';

interface Imported {
  readonly status: string;
  readonly rows: number;
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly lines: readonly { readonly row: number; readonly status: string }[];
  readonly skipped: readonly {
    readonly row: number;
    readonly cell: string | null;
    readonly column: string | null;
    readonly code: string;
  }[];
}

const units = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `u-${from + i},Đơn vị ${from + i},department,in,01/01/2026`);
const HEAD = 'unit,name,kind,scope,validAt';

/** The program in this process, in an empty folder with a ledger of its own. */
function ledger() {
  const { folder, file } = workplace();
  const at = ['--store', `sqlite:${join(folder, 'kpi.db')}`, '--format', 'json'];
  const kpi = (...args: readonly string[]) => kpiHere(...args, ...at);
  return {
    kpi,
    file: (name: string, content: string | Uint8Array) => join(folder, file(name, content)),
    ordinal: async () => json<{ basis: { ordinal: number } }>(await kpi('progress')).basis.ordinal,
    importing: async (...args: readonly string[]) => json<Imported>(await kpi('import', ...args)),
  };
}

describe('ten thousand rows with one bad', () => {
  const { kpi, file, ordinal, importing } = ledger();
  const rows = units(0, 10_000);
  const bad = [...rows];
  bad[6_999] = 'u-6999,Đơn vị 6999,department,có,01/01/2026';
  const badFile = file('bad-units.csv', [HEAD, ...bad].join('\n'));

  test('nothing is written, the row and its cell are named', async () => {
    json(await kpi('init', '--kind', 'live', '--city', 'hue'));
    const { status, stdout, stderr } = await kpi('import', badFile);
    expect([status, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr)).toMatchObject({
      error: {
        ...{ code: 'INVALID_VALUE', path: `${badFile}:D7001` },
        at: { row: 7001, cell: 'D7001', column: 'scope', value: 'có' },
      },
    });
    expect(await ordinal()).toBe(1);
  });

  test('--skip-invalid writes the others and lists what it skipped', async () => {
    const imported = await importing(badFile, '--skip-invalid');
    expect(imported).toMatchObject({ status: 'RECORDED', rows: 10_000, recorded: 9_999 });
    expect(imported.skipped).toMatchObject([{ row: 7001, cell: 'D7001', column: 'scope', code: 'INVALID_VALUE' }]);
  });

  test('a re-import changes nothing', async () => {
    const before = await ordinal();
    expect(await importing(badFile, '--skip-invalid')).toMatchObject({
      status: 'NOTHING_NEW',
      recorded: 0,
      alreadyThere: 9_999,
    });
    expect(await ordinal()).toBe(before);
  });

  test('a dry run says row by row what would be new and writes nothing; the repaired row is recorded alone', async () => {
    const before = await ordinal();
    const repaired = file('repaired-units.csv', [HEAD, ...units(6_990, 7_000)].join('\n'));
    const told = { rows: 10, recorded: 1, alreadyThere: 9 };
    const checked = await importing(repaired, '--dry-run');
    expect(checked).toMatchObject({ status: 'DRY_RUN', ...told });
    const fresh = checked.lines.filter(({ status }) => status === 'NEW');
    expect([checked.lines.length, fresh.map(({ row }) => row)]).toEqual([10, [11]]);
    expect(await ordinal()).toBe(before);
    expect(await importing(repaired)).toMatchObject({ status: 'RECORDED', ...told });
  });
});

describe('what the ledger refuses', () => {
  const { kpi, file, importing } = ledger();

  test('is told by file, row, column and cell, with what may have been meant; nothing is written', async () => {
    json(await kpi('init', '--kind', 'live', '--city', 'hue'));
    const unitsFile = file('units.csv', [HEAD, ...units(0, 2)].join('\n'));
    const posts = file(
      'posts.csv',
      'post,unit,title,role,personKind,scope,validAt\np-0,u-0,Trưởng,HEAD,CONG_CHUC,in,1/1/2026\np-9,u-9,Trưởng,HEAD,CONG_CHUC,in,1/1/2026\n',
    );
    const { status, stderr } = await kpi('import', posts, unitsFile);
    expect(status).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'UNKNOWN_UNIT', path: `${posts}:B3`, at: { value: 'u-9', near: ['u-0', 'u-1'] } },
    });
    expect(json<{ rows: unknown[] }>(await kpi('rate', '--period', '2026-Q1')).rows).toEqual([]);
  });

  test('made-up data on a live ledger: a forgotten example row of a form', async () => {
    const kind = kindNamed('units');
    if (kind === undefined) throw new Error('no units');
    const { status, stderr } = await kpi('import', file('vi-du-units.csv', await template(kind, 'csv')));
    expect(status).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'SYNTHETIC_ON_LIVE_LEDGER' } });
  });

  test('a command id with another content', async () => {
    const line = (name: string) =>
      `${JSON.stringify({ commandId: 'c-1', kind: 'UnitRegistered', validAt: '2026-01-01', data: { unit: 'x-1', name, aliases: [], kind: 'department', scope: 'in', article: null } })}\n`;
    const one = file('one.jsonl', line('Một'));
    expect(await importing(one)).toMatchObject({ recorded: 1 });
    expect(await importing(one)).toMatchObject({ status: 'NOTHING_NEW', alreadyThere: 1 });
    const { status, stderr } = await kpi('import', file('two.jsonl', line('Hai')));
    expect(status).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'COMMAND_REUSED' } });
  });
});

test('The program itself ends with its status, and says what is wrong on stderr alone.', () => {
  const { kpi, file } = workplace();
  const at = ['--store', 'sqlite:./kpi.db', '--format', 'json'];
  json(kpi('init', '--kind', 'live', '--city', 'hue', ...at));
  file('units.csv', [HEAD, ...units(0, 2), 'u-2,Đơn vị,department,có,01/01/2026'].join('\n'));
  const { status, stdout, stderr } = kpi('import', 'units.csv', ...at);
  expect([status, stdout]).toEqual([1, '']);
  expect(JSON.parse(stderr)).toMatchObject({ error: { path: 'units.csv:D4' } });
});

describe('the form of every kind', () => {
  const { folder, file } = workplace();
  const at = [
    '--store',
    `sqlite:${join(folder, 'demo.db')}`,
    '--format',
    'json',
    '--clock',
    '2026-04-10T09:00:00+07:00',
  ];
  const kpi = (...args: readonly string[]) => kpiHere(...args, ...at);
  const importing = async (...args: readonly string[]) => json<Imported>(await kpi('import', ...args));
  let ledger = '';

  /** What the example rows stand on besides each other. */
  const STAGE = [
    ...['02', '03'].flatMap((n) => [
      {
        kind: 'people',
        validAt: '2026-01-01',
        data: { person: `nguoi-mau-${n}`, name: `Người mẫu ${n}`, personKind: 'CONG_CHUC' },
      },
      {
        kind: 'appointments',
        validAt: '2026-01-01',
        data: { action: 'ASSIGN', person: `nguoi-mau-${n}`, unit: 'don-vi-mau', role: 'STAFF' },
      },
    ]),
    ...['viec-mau-02', 'viec-mau-03'].map((task) => ({
      kind: 'assignments',
      validAt: '2026-01-05',
      data: { task, unit: 'don-vi-mau', basis: 'PLAN', title: 'Việc mẫu', milestones: '20/01/2026:1' },
    })),
    // A class that may be decided in April: concluded wrongdoing makes it KHT whatever the rest of the year brings (Điều 8.4).
    {
      commandId: 'sai-pham-mau',
      kind: 'OrganisationWrongdoingHandled',
      validAt: '2026-03-02',
      data: { unit: 'don-vi-mau', act: 'vu-viec-to-chuc', wrongdoingOn: null, kind: 'PERSONNEL' },
    },
  ];

  /** The catalogue of the example has no product yet. */
  const PRODUCT = {
    kind: 'ConversionFactorDecided',
    validAt: '2026-01-01',
    data: {
      ...{ catalogue: 'danh-muc-mau-2026', product: 'SP01', name: 'Báo cáo mẫu', group: 'N1', factor: '2' },
      decision: { number: '01/QĐ-MẪU', date: '2026-01-05' },
    },
  };

  test('is recorded from CSV; XLSX and JSON Lines say the same and record nothing more', async () => {
    ledger = json<{ ledger: string }>(await kpi('init', '--kind', 'demo', '--city', 'hue')).ledger;
    json(await kpi('seed'));
    for (const name of KIND_NAMES.filter((one) => one !== 'corrections')) {
      if (name === 'teams') await importing(join(folder, file('product.jsonl', JSON.stringify(PRODUCT))));
      if (name === 'amendments') {
        const stage = file('stage.jsonl', STAGE.map((line) => JSON.stringify(line)).join('\n'));
        expect((await importing(join(folder, stage))).recorded).toBe(STAGE.length);
      }
      const recorded: number[] = [];
      for (const as of TEMPLATE_FORMATS) {
        const printed = await kpi('template', name, '--as', as);
        expect([printed.status, printed.stdout, printed.stderr]).toEqual([0, '', '']);
        recorded.push((await importing(join(folder, file(`${name}.${as}`, printed.bytes)))).recorded);
      }
      expect(recorded, name).toEqual([1, 0, 0]);
    }
  });

  test('a correction names the event that was wrong', async () => {
    const report = {
      commandId: 'bao-cao',
      kind: 'TaskReported',
      validAt: '2026-01-12',
      data: { task: 'viec-mau-01', note: 'nhầm' },
    };
    await importing(join(folder, file('bao-cao.jsonl', JSON.stringify(report))));
    const { bytes } = await kpi('template', 'corrections');
    const form = new TextDecoder()
      .decode(bytes)
      .replace('00000000-0000-5000-8000-000000000000', eventIdOf(ledger, 'bao-cao', 0));
    const path = join(folder, file('corrections.csv', form));
    expect((await importing(path)).recorded).toBe(1);
    expect(await importing(path)).toMatchObject({ status: 'NOTHING_NEW', alreadyThere: 1 });
  });

  test('days of past months are confirmed by one decision', async () => {
    const files = [
      file(
        'p-assignments.csv',
        'task,unit,basis,title,milestones,validAt\nq-1,don-vi-mau,PLAN,Việc,28/02/2026:2,05/01/2026\n',
      ),
      file('p-evidence.csv', 'task,submission,milestone,units,evidence,validAt\nq-1,s1,m1,2,Văn bản,20/02/2026\n'),
      file('p-verdicts.csv', 'task,submission,verdict\nq-1,s1,ACCEPTED\n'),
    ].map((name) => join(folder, name));
    const confirming = ['--confirm-days', '--decision', '1/QĐ-MẪU/2026-04-02', '--reason', 'nhập quý I'];
    expect(await importing(...files, ...confirming)).toMatchObject({ status: 'RECORDED', recorded: 3 });
    expect(await importing(...files, ...confirming)).toMatchObject({ status: 'NOTHING_NEW', alreadyThere: 3 });
  });
});
