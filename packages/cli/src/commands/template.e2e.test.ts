import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { dropDowns } from '../testing/drop-downs.js';
import { kpiHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

const { folder, file } = workplace();
const at = ['--store', `sqlite:${join(folder, 'kpi.db')}`, '--format', 'json'];
const clock = ['--clock', '2026-04-10T09:00:00+07:00'];
const kpi = (...args: readonly string[]) => kpiHere(...args, ...at);
const importing = async (name: string, ...lines: readonly string[]) =>
  json(await kpi('import', join(folder, file(name, lines.join('\n'))), ...clock));

beforeAll(async () => {
  json(await kpi('init', '--kind', 'demo', '--city', 'hue', ...clock));
  await importing('units.csv', 'unit,name,kind,scope,validAt', 'so-a,Sở A,department,in,01/01/2026');
  await importing(
    'assignments.csv',
    'task,unit,basis,publicTitle,milestones,validAt',
    'viec-1,so-a,PLAN,Báo cáo,30/06/2026:1,05/01/2026',
    'viec-2,so-a,PLAN,Kế hoạch,30/06/2026:1,05/03/2026',
  );
});

test('The form of a unit offers what there was on the day and what was known.', async () => {
  const tasks = async (...when: readonly string[]) =>
    dropDowns((await kpi('template', '--unit', 'so-a', ...when)).bytes)['Minh chứng!A'];
  expect(await tasks()).toEqual(['viec-1 | Báo cáo', 'viec-2 | Kế hoạch']);
  expect(await tasks('--effective', '2026-02-01')).toEqual(['viec-1 | Báo cáo']);
  expect(await tasks('--known', '4')).toBeUndefined();
});

test('It is written to a file that is not there yet.', async () => {
  const out = join(folder, 'so-a.xlsx');
  expect((await kpi('template', '--unit', 'so-a', '--out', out)).status).toBe(0);
  const written = readFileSync(out);
  const again = await kpi('template', '--unit', 'so-a', '--out', out);
  expect([again.status, JSON.parse(again.stderr)]).toMatchObject([1, { error: { code: 'FILE_EXISTS', path: out } }]);
  expect(readFileSync(out).equals(written)).toBe(true);
});

test.each<readonly [number, string, readonly string[]]>([
  [2, 'kind', []],
  [2, 'kind', ['units', '--unit', 'so-a']],
  [2, '--as', ['--unit', 'so-a', '--as', 'csv']],
  [2, '--known', ['units', '--known', '3']],
  [1, '--known', ['--unit', 'so-a', '--known', '2999-01-01']],
  [1, 'unit', ['--unit', 'so-b']],
])('%i at %s: template %j', async (status, path, args) => {
  const refused = await kpi('template', ...args);
  expect([refused.status, refused.stdout, JSON.parse(refused.stderr)]).toMatchObject([status, '', { error: { path } }]);
});
