import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { kpiHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Row {
  readonly unit: string;
  readonly status: string;
  readonly S: string | null;
  readonly class: string | null;
  readonly missing: readonly { readonly what: string; readonly owedBy: string | null }[];
}

const decision = { number: '88/QĐ-MẪU', date: '2025-06-20' };

// A simulated clock stands in the past: the year is one that is over whenever this runs.
describe('kpi agencies: from the criteria set to the decision', () => {
  const { folder, file } = workplace();
  const store = ['--store', `sqlite:${join(folder, 'demo.db')}`];
  const kpi = (...args: readonly string[]) => kpiHere(...args, ...store, '--format', 'json');
  const on = (day: string) => ['--clock', `${day}T09:00:00+07:00`];
  const lines = (name: string, facts: readonly object[]): string =>
    join(folder, file(name, facts.map((fact) => JSON.stringify(fact)).join('\n')));
  const importing = async (path: string, day: string) => json(await kpi('import', path, ...on(day)));
  const row = async (unit: string): Promise<Row | undefined> =>
    json<{ rows: readonly Row[] }>(await kpi('agencies', '--year', '2025', '--unit', unit, '--effective', '2025-12-31'))
      .rows[0];

  beforeAll(async () => {
    json(await kpi('init', '--kind', 'demo', '--city', 'hue', ...on('2025-01-02')));
    const unit = (id: string, name: string, more: object) => ({
      commandId: id,
      kind: 'UnitRegistered',
      validAt: '2025-01-01',
      data: { unit: id, name, aliases: [], kind: 'department', ...more },
    });
    const city = { kind: 'city-government', scope: 'out', article: 'Điều 2.3' };
    const department = { managedBy: 'ubnd-thanh-pho-hue', scope: 'in', article: 'Điều 2.1, 2.2' };
    const units = [unit('ubnd-thanh-pho-hue', 'UBND thành phố Huế', city), unit('so-noi-vu', 'Sở Nội vụ', department)];
    const tasks = ['viec-1', 'viec-2'].map((task) => ({
      kind: 'assignments',
      validAt: '2025-01-05',
      data: { task, unit: 'so-noi-vu', basis: 'PLAN', title: 'Việc mẫu', milestones: '30/10/2025:1' },
    }));
    const person = { kind: 'people', data: { person: 'nguoi-ky', name: 'Người ký mẫu', personKind: 'CAN_BO' } };
    const set = {
      commandId: 'bo-tieu-chi',
      kind: 'AgencyCriteriaSetAdopted',
      validAt: '2025-07-01',
      data: {
        unit: 'ubnd-thanh-pho-hue',
        set: 'bo-mau',
        kinds: ['department', 'office'],
        criteria: [
          { id: 'C1', part: 'GENERAL', item: '6.1', label: 'Tiêu chí chung mẫu', max: '30', optional: false },
          { id: 'K1', part: 'RESULTS', item: '7.b', label: 'Kết quả mẫu', max: '50', optional: false },
          { id: 'K2', part: 'RESULTS', item: '7.h', label: 'Đơn thư mẫu', max: '20', optional: true },
        ],
        decision,
        synthetic: true,
      },
    };
    await importing(lines('units.jsonl', [...units, ...tasks]), '2025-01-05');
    await importing(lines('people.jsonl', [{ validAt: '2025-01-05', ...person }]), '2025-07-01');
    await importing(lines('set.jsonl', [set]), '2025-07-01');
  });

  test('points that differ from the adopted set are refused with the article; nothing is written', async () => {
    const path = join(
      folder,
      file(
        'agencies.csv',
        'unit,year,by,general,results,setAdoptedBy,set\nso-noi-vu,2025,AUTHORITY,C1=25/30,K1=40/70,ubnd-thanh-pho-hue,bo-mau\n',
      ),
    );
    const { status, stdout, stderr } = await kpi('import', path, ...on('2025-12-09'));
    expect([status, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'CRITERION_UNLIKE_SET', article: 'Điều 7.2' } });
    expect(await row('so-noi-vu')).toMatchObject({ S: null, status: 'INSUFFICIENT_DATA' });
  });

  test('a cell that is no points over maximum says how it is written', async () => {
    const path = join(
      folder,
      file('agencies.csv', 'unit,year,by,general,results\nso-noi-vu,2025,SELF,C1=25,K1=4/70\n'),
    );
    const { status, stderr } = await kpi('import', path, '--lang', 'vi', ...on('2025-12-09'));
    expect(status).toBe(1);
    expect(JSON.parse(stderr).error.message).toContain('ký hiệu=điểm/điểm tối đa');
  });

  test('self-evaluation and recognised points give the score, "nếu có" re-weighted', async () => {
    const path = join(
      folder,
      file(
        'agencies.csv',
        [
          'unit,year,by,general,results,setAdoptedBy,set',
          'so-noi-vu,2025,SELF,C1=30/30,K1=50/50;K2=-/20?,ubnd-thanh-pho-hue,bo-mau',
          'so-noi-vu,2025,AUTHORITY,C1=25/30,K1=40/50;K2=-/20?,ubnd-thanh-pho-hue,bo-mau',
          '',
        ].join('\n'),
      ),
    );
    expect(await importing(path, '2025-12-09')).toMatchObject({ recorded: 2 });
    expect(await row('so-noi-vu')).toMatchObject({
      S: '81',
      scoreClass: 'TOT',
      criteria: [
        { id: 'C1', label: 'Tiêu chí chung mẫu', points: '25', self: '30' },
        { id: 'K1', points: '40', self: '50' },
        { id: 'K2', points: null, optional: true },
      ],
    });
  });

  test('a decision against Điều 8 is refused, one that follows it stands in the table, the explanation and the sheet', async () => {
    // None of the two tasks has been delivered: under 70 %, so KHT with 81 points.
    expect(await row('so-noi-vu')).toMatchObject({ status: 'OK', class: 'KHT' });
    const form = (klass: string) =>
      join(
        folder,
        file(
          'agency-decisions.csv',
          `unit,year,class,signer,validAt,decisionNumber,decisionDate\nso-noi-vu,2025,${klass},nguoi-ky,11/12/2025,90/QĐ-MẪU,11/12/2025\n`,
        ),
      );
    const refused = await kpi('import', form('TOT'), ...on('2025-12-11'));
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'AGENCY_CLASS_NOT_OPEN', article: 'Điều 8' } });
    expect(await importing(form('KHT'), '2025-12-11')).toMatchObject({ recorded: 1 });
    expect(await row('so-noi-vu')).toMatchObject({ decided: { class: 'KHT', number: '90/QĐ-MẪU' }, missing: [] });
    const asked = ['agencies', '--year', '2025', '--unit', 'so-noi-vu', '--explain', '--lang', 'vi', ...store];
    const { stdout } = await kpiHere(...asked);
    for (const text of ['Sở Nội vụ', '81', 'QĐ 90/QĐ-MẪU 2025-12-11', 'Tiêu chí chung mẫu: 25/30', 'P27'])
      expect(stdout).toContain(text);
    const sheet = ['report', 'agency', '--period', '2025', '--unit', 'so-noi-vu', '--out', join(folder, 'phieu.docx')];
    expect(await kpiHere(...sheet, ...store)).toMatchObject({ status: 0, stderr: '' });
    const all = ['report', 'agency', '--period', '2025', '--all', '--as', 'xlsx', '--out', join(folder, 'phieu')];
    expect(await kpiHere(...all, ...store)).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, 'phieu')).filter((name) => name.endsWith('.xlsx')).length).toBe(1);
  });

  test('table and CSV name every unit, UBND thành phố as not evaluated with its article', async () => {
    const csv = await kpiHere('agencies', '--year', '2025', ...store, '--format', 'csv');
    expect(csv.stdout).toMatch(/^unit,S,scoreClass,tasks,class,status,authority/);
    expect(csv.stdout).toMatch(/ubnd-thanh-pho-hue,.*NOT_IN_SCOPE.*Điều 2\.3/);
    const table = await kpiHere('agencies', '--year', '2025', ...store, '--lang', 'vi');
    expect(table.stdout).toContain('DỮ LIỆU TRÌNH DIỄN');
  });

  test.each<[string, readonly string[], number]>([
    ['a month is no year', ['--year', '2025-03'], 2],
    ['--explain needs a unit', ['--year', '2025', '--explain'], 2],
    ['an unknown unit', ['--year', '2025', '--unit', 'khong-co'], 1],
    ['a day that does not exist', ['--year', '2025', '--effective', '2025-02-30'], 2],
  ])('%s', async (_, args, exit) => {
    expect((await kpi('agencies', ...args)).status).toBe(exit);
  });
});
