import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Petitions {
  readonly basis: { readonly effective: string };
  readonly rows: readonly { readonly petition: string; readonly due: string; readonly status: string }[];
}

describe('kpi petitions', () => {
  const { folder, file } = workplace();
  const store = ['--store', `sqlite:${join(folder, 'demo.db')}`];
  const at = [...store, '--format', 'json'];
  const person = 'mau-cong-chuc-10.3';
  const line = (type: string, validAt: string, data: object) =>
    JSON.stringify({ kind: type, validAt, data: { person, year: '2026', petition: 'kn-1', ...data, synthetic: true } });

  beforeAll(async () => {
    json(await kpi('demo', ...at));
    const filed = line('PetitionFiled', '2026-11-13', { text: 'Xin xem lại' });
    json(await kpi('import', join(folder, file('filed.jsonl', filed)), ...at));
  });

  test('say when the answer is due: seven working days, with 24 November off', async () => {
    const asked = ['petitions', '--year', '2026', '--effective', '2026-11-24', ...at];
    // Friday 13 November: 16, 17, 18, 19, 20, 23, then the 24th is off: 25.
    expect(json<Petitions>(await kpi(...asked)).rows).toMatchObject([
      { petition: 'kn-1', due: '2026-11-25', status: 'OPEN' },
    ]);
    const { stdout } = await kpi('petitions', '--effective', '2026-11-26', ...store);
    expect(stdout).toContain('QUÁ HẠN');
  });

  test('an answer to a petition that nobody filed is refused, and so is a second answer', async () => {
    const answer = (petition: string, on = '2026-11-20') =>
      line('PetitionAnswered', on, { petition, upheld: false, answer: 'Giữ nguyên' });
    const unknown = await kpi('import', join(folder, file('unknown.jsonl', answer('kn-9'))), ...at);
    expect([unknown.status, JSON.parse(unknown.stderr)]).toMatchObject([1, { error: { code: 'UNKNOWN_PETITION' } }]);
    json(await kpi('import', join(folder, file('answer.jsonl', answer('kn-1'))), ...at));
    const again = await kpi('import', join(folder, file('again.jsonl', answer('kn-1', '2026-11-21'))), ...at);
    expect([again.status, JSON.parse(again.stderr)]).toMatchObject([1, { error: { code: 'ALREADY_ANSWERED' } }]);
    expect(json<Petitions>(await kpi('petitions', ...at)).rows).toMatchObject([{ status: 'ANSWERED' }]);
  });

  test.each([
    [['--year', 'nay'], 2, '--year'],
    [['--unit', 'nowhere'], 1, 'unit'],
    [['--known', '2999-01-01'], 1, '--known'],
  ])('%j is refused', async (args, status, path) => {
    const refused = await kpi('petitions', ...args, ...at);
    expect([refused.status, JSON.parse(refused.stderr)]).toMatchObject([status, { error: { path } }]);
  });
});
