import { describe, expect, test } from 'vitest';
import { kpiHere, workplaceHere } from '../testing/in-process.js';
import { json } from '../testing/kpi.js';

const { kpi, file } = workplaceHere();

describe('exit codes', () => {
  test.each([
    [['nothing']],
    [[]],
    [['rate']],
    [['rate', '--period', '2026-Q5']],
    [['rate', '--period', '2026-Q1', '--effective', '2026-02-30']],
    [['rate', '--period', '2026-Q1', '--known', 'yesterday']],
    [['rate', '--period', '2026-Q1', '--format', 'xml']],
    [['rate', '--period', '2026-Q1', '--unknown']],
    [['catalogue', 'people']],
    [['catalogue', 'tasks', '--plan', 'kh99']],
    [['template', 'units', '--as', 'pdf']],
    [['init', '--kind', 'live']],
    [['import']],
    [['import', 'x.csv', '--kind', 'nothing']],
    [['import', 'units.csv', '--confirm-days']],
    [['seed', '--actor', 'Ông A']],
    [['seed', '--decision', '335']],
    [['seed', '--clock', 'now']],
    [['seed', '--clock', '2026-02-30T00:00:00Z']],
    [['serve', '--port', '80a']],
    [['start', '--port', '65536']],
    [['rate', '--period', '2026-Q1', '--clock', '2026-04-05T09:00:00+07:00']],
    [['seed', 'surplus']],
  ])('wrong usage is 2 with nothing on stdout: %j', async (args) => {
    const { status, stdout, stderr } = await kpiHere(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  test('says in Vietnamese what is wrong', async () => {
    for (const [args, words] of [
      [['rate', '--period', '2026-Q1', '--format', 'xml'], 'chọn một trong: table, json, csv'],
      [['catalogue', 'people'], 'chọn một trong: tasks'],
      [['rate'], 'thiếu tùy chọn bắt buộc --period <period>; xem kpi rate --help'],
      [['start', '--port', '65536'], '"65536" không phải là cổng từ 0 đến 65535'],
      [['nothing'], 'không có lệnh nothing'],
      [['seed', 'surplus'], 'thừa tham số'],
    ] as const)
      expect((await kpiHere(...args)).stderr).toContain(words);
  });

  test('a store that is not there or cannot be read is 3, and reading makes no file', async () => {
    for (const store of [
      'sqlite:./nowhere.db',
      'sqlite:./nowhere/kpi.db',
      'mysql:x',
      `sqlite:${file('text.db', 'not a database, but long enough to be one '.repeat(200))}`,
    ]) {
      const { status, stdout, stderr } = await kpi('rate', '--period', '2026-Q1', '--store', store);
      expect([status, stdout], stderr).toEqual([3, '']);
    }
    file('units.csv', 'unit,name,kind,scope,validAt\nu,U,x,in,1/1/2026\n');
    expect((await kpi('import', 'units.csv', '--store', 'sqlite:./nowhere.db')).status).toBe(3);
    expect((await kpi('rate', '--period', '2026-Q1', '--store', 'sqlite:./nowhere.db')).status).toBe(3);
  });

  test('an unopened ledger is refused with what to do', async () => {
    const { status, stderr } = await kpi('rate', '--period', '2026-Q1', '--store', 'memory:');
    expect(status).toBe(1);
    expect(stderr).toContain('kpi init');
  });
});

describe('help', () => {
  test('in Vietnamese by default, in English when asked, with examples', async () => {
    const vi = await kpi('rate', '--help');
    const en = await kpi('rate', '--help', '--lang', 'en');
    expect([vi.status, en.status]).toEqual([0, 0]);
    expect(vi.stdout).toContain('Ví dụ:');
    expect(vi.stdout).toContain('kpi rate --period 2026-Q1');
    expect(en.stdout).toContain('Examples:');
    expect(en.stdout).toContain('--store');
    expect(vi.stdout).not.toMatch(/\[options\]|choices:|default:/);
    expect(en.stdout).toMatch(/\[options\].*choices:.*default:/s);
  });

  test('every command has examples', async () => {
    const { stdout } = await kpiHere('--help');
    const commands = [...stdout.matchAll(/^ {2}(\w+) [^-]/gm)].flatMap(([, name = '']) =>
      name === 'help' ? [] : [name],
    );
    expect(new Set(commands)).toContain('readiness');
    for (const command of [...commands, 'formula list', 'formula eval'])
      expect((await kpiHere(...command.split(' '), '--help')).stdout, command).toContain('Ví dụ:');
  });
});

test('errors as JSON stand on stderr', async () => {
  const { stdout, stderr, status } = await kpi('rate', '--period', 'x', '--format', 'json', '--lang', 'en');
  expect([status, stdout]).toEqual([2, '']);
  expect(JSON.parse(stderr)).toEqual({
    error: { code: 'USAGE', path: '--period', article: null, message: expect.stringContaining('2026-Q1') },
  });
});

describe('kpi catalogue', () => {
  const rows = async (...args: readonly string[]) =>
    json<{ rows: Record<string, unknown>[] }>(await kpi('catalogue', ...args, '--format', 'json')).rows;

  test('lists the rows of every plan', async () => {
    for (const [what, plan, count] of [
      ['tasks', 'kh18', 49],
      ['tasks', 'ctr286', 88],
      ['tasks', 'kh03', 70],
      ['indicators', 'ctr286', 97],
      ['indicators', 'kh03', 40],
    ] as const)
      expect(await rows(what, '--plan', plan), `${what} of ${plan}`).toHaveLength(count);
    expect(await rows('tasks')).toHaveLength(207);
    expect((await rows('units')).length).toBeGreaterThan(40);
    expect((await rows('obligations')).length).toBeGreaterThan(100);
  });

  test('keeps what is printed beside what is read', async () => {
    const [task] = await rows('tasks', '--plan', 'kh18');
    expect(task).toMatchObject({
      plan: 'kh18',
      annex: 'II',
      row: '1',
      deadline: { raw: '2/2026', kind: 'month', due: '2026-02-28' },
      source: { document: '000_5ee7eaa8571d13a6.txt' },
    });
  });

  test('as CSV has English heads, as a table none of the lines is broken', async () => {
    expect((await kpi('catalogue', 'units', '--format', 'csv')).stdout.split('\r\n')[0]).toBe(
      'id,name,kind,scope,article,successorOf',
    );
    const lines = (await kpi('catalogue', 'tasks', '--plan', 'kh18')).stdout.trimEnd().split('\n');
    expect(new Set(lines.map((line) => [...line].length)).size).toBe(1);
  });
});
