import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kpiHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

const HEAD = 'team,catalogue,product,title,responsible,part,share,validAt';
const parts = (...rows: readonly (readonly [part: string, share: string, responsible?: string])[]): string =>
  [HEAD, ...rows.map(([part, share, who = 'ng-1']) => `bc,dm,BC,Báo cáo năm,${who},${part},${share},05/01/2026`)].join(
    '\n',
  );

const STAGE: readonly (readonly [name: string, content: string])[] = [
  ['units.csv', 'unit,name,kind,scope,validAt\nso-a,Sở A,so,in,01/01/2026'],
  [
    'people.csv',
    'person,name,personKind,validAt\nng-1,Nguyễn Một,CONG_CHUC,01/01/2026\nng-2,Trần Hai,CONG_CHUC,01/01/2026',
  ],
  [
    'appointments.csv',
    'action,person,unit,role,validAt\nASSIGN,ng-1,so-a,STAFF,01/01/2026\nASSIGN,ng-2,so-a,STAFF,01/01/2026',
  ],
  [
    'catalogue.csv',
    [
      'action,catalogue,title,standardUnit,groups,product,name,group,factor,validAt',
      'ADOPT,dm,Danh mục,Văn bản,N1=Đơn giản,,,,,01/01/2026',
      'FACTOR,dm,,,,BC,Báo cáo,N1,"2,5",01/01/2026',
    ].join('\n'),
  ],
];

describe('a team product from a table, one row a part', () => {
  const { folder, file } = workplace();
  const store = ['--store', `sqlite:${join(folder, 'kpi.db')}`, '--format', 'json'];
  const kpi = (...args: readonly string[]) => kpiHere(...args, ...store);
  const imports = (name: string, content: string, ...more: readonly string[]) =>
    kpi('import', join(folder, file(name, content)), ...more);
  const refused = async (name: string, content: string) => {
    const { status, stderr } = await imports(name, content);
    expect(status).toBe(1);
    const { error } = JSON.parse(stderr) as { error: { code: string; path: string; message: string; article: string } };
    return { ...error, path: error.path.replace(`${folder}/`, '') };
  };
  const ordinal = async () => json<{ basis: { ordinal: number } }>(await kpi('progress')).basis.ordinal;

  test('is refused with its sum and the article, at the cell, and nothing is written', async () => {
    json(await kpi('init', '--kind', 'live', '--city', 'hue'));
    for (const [name, content] of STAGE) json(await imports(name, content, '--decision', '1/QĐ-SNV/2026-01-01'));
    const before = await ordinal();
    const third = '"0,33"';
    expect(
      await refused('teams.csv', parts(['so-lieu', third], ['du-thao', third], ['trinh-bay', third])),
    ).toMatchObject({
      code: 'SHARES_NOT_ONE',
      path: 'teams.csv:G2',
      article: 'Điều 18.1c',
      message: expect.stringContaining('99/100'),
    });
    expect(await refused('teams.csv', parts(['so-lieu', '1'], ['du-thao', '0']))).toMatchObject({
      code: 'SHARE_NOT_POSITIVE',
      path: 'teams.csv:G3',
    });
    expect(await refused('teams.csv', parts(['so-lieu', '1/3'], ['du-thao', '2/3', 'ng-2']))).toMatchObject({
      code: 'ROWS_DISAGREE',
      path: 'teams.csv:E3',
    });
    expect(await refused('teams.csv', parts(['so-lieu', '1/3'], ['du-thao', 'hai phần ba']))).toMatchObject({
      code: 'INVALID_VALUE',
      path: 'teams.csv:G3',
    });
    expect(await ordinal()).toBe(before);
  });

  test('is one fact whatever the number of rows; again it records nothing', async () => {
    const split = parts(['so-lieu', '1/3'], ['du-thao', '1/2'], ['trinh-bay', '1/6']);
    expect(json(await imports('teams.csv', split))).toMatchObject({ recorded: 1 });
    expect(json(await imports('teams.csv', split))).toMatchObject({ status: 'NOTHING_NEW', alreadyThere: 1 });
  });

  test('its parts are assigned by their codes, each once', async () => {
    const head = 'task,person,basis,team,part,milestones,validAt';
    const row = (task: string, part: string) => `${task},ng-2,PLAN,bc,${part},31/03/2026:1,06/01/2026`;
    expect(
      json(await imports('assignments.csv', [head, row('t-1', 'so-lieu'), row('t-2', 'du-thao')].join('\n'))),
    ).toMatchObject({ recorded: 2 });
    expect(await refused('assignments.csv', `${head}\n${row('t-3', 'so-lieu')}`)).toMatchObject({
      code: 'PART_TAKEN',
      path: 'assignments.csv:E2',
    });
    expect(await refused('assignments.csv', `${head}\n${row('t-3', 'khac')}`)).toMatchObject({ code: 'UNKNOWN_PART' });
    expect(await refused('assignments.csv', `${head}\n${row('t-3', '')}`)).toMatchObject({
      code: 'MISSING_FIELD',
      path: 'assignments.csv:E2',
    });
  });

  test('catalogue teams tells who does what, with names, and what is left', async () => {
    const { rows } = json<{ rows: unknown }>(await kpi('catalogue', 'teams'));
    expect(rows).toMatchObject([
      {
        ...{ team: 'bc', responsible: 'ng-1', unassigned: ['trinh-bay'], title: null },
        parts: [{ task: 't-1', factor: '5/6' }, { task: 't-2', factor: '5/4' }, { task: null }],
      },
    ]);
    const table = await kpiHere('catalogue', 'teams', ...store.slice(0, 2));
    expect(table.stdout).toContain('Báo cáo năm [bc]');
    expect(table.stdout).toContain('bc: Nguyễn Một còn phải giao trinh-bay');
    const csv = await kpiHere('catalogue', 'teams', ...store.slice(0, 2), '--format', 'csv');
    expect(csv.stdout).toContain('bc,BC,ng-1,so-lieu,1/3,5/6,ng-2,t-1,1,dm,2.5,2026-01-05,');
  });

  test('is of the ledger: options of products and plans are refused', async () => {
    for (const option of ['--plan=kh18', '--unit=so-a', '--find=x'])
      expect((await kpi('catalogue', 'teams', option)).status).toBe(2);
  });
});
