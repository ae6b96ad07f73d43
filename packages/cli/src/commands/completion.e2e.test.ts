import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

const place = workplace();

const plan = (id: string) => ({
  commandId: `plan-${id}`,
  kind: 'PlanAdopted',
  validAt: '2026-01-10',
  data: {
    ...{ plan: id, title: id, number: null, adoptedOn: null, issuer: null, document: 'd' },
    documentHash: 'a'.repeat(64),
  },
});
const row = (of: string, annex: string, number: string, due: string) => ({
  commandId: `row-${of}-${number}`,
  kind: 'PlanTaskListed',
  validAt: '2026-01-10',
  data: {
    ...{ plan: of, annex, row: number, section: null, title: `Việc ${number}`, product: null, coordinating: [] },
    responsible: [{ unit: 'so-a', text: 'Sở A', collective: false }],
    deadline: { raw: null, due, kind: 'month' },
    lines: [1],
  },
});
const UNIT = {
  commandId: 'unit-a',
  kind: 'UnitRegistered',
  validAt: '2026-01-01',
  data: { unit: 'so-a', name: 'Sở A', aliases: [], kind: 'department', scope: 'in', article: null },
};

interface Answer {
  readonly rows: readonly { readonly [field: string]: unknown }[];
}

describe('kpi completion, kpi alerts', () => {
  let at: readonly string[] = [];
  beforeAll(async () => {
    at = ['--store', `sqlite:${join(place.folder, 'city.db')}`];
    expect((await kpi('init', '--kind', 'live', '--city', 'hue', ...at)).status).toBe(0);
    const lines = [
      UNIT,
      plan('kh18'),
      plan('ctr286'),
      row('kh18', 'II', '47', '2026-03-31'),
      row('ctr286', 'I', '37', '2026-12-31'),
    ];
    const more = [plan('kh03'), row('kh03', 'II', '36', '2026-12-31'), row('kh03', 'II', '1', '2026-12-31')];
    const name = place.file('ke-hoach.jsonl', [...lines, ...more].map((line) => JSON.stringify(line)).join('\n'));
    const imported = await kpi('import', join(place.folder, name), ...at);
    expect([imported.status, imported.stderr]).toEqual([0, '']);
  });
  const rows = async (...args: readonly string[]) => json<Answer>(await kpi(...args, '--format', 'json', ...at)).rows;
  const links = () => rows('completion', 'links', '--plan', 'kh18', '--effective', '2026-10-30');
  const whole = async () =>
    (await rows('completion', 'plans', '--effective', '2026-10-30')).map(
      ({ level, plan: of, assigned, overdue, linked }) => [...[level, of, assigned, overdue, linked]],
    );

  test('a proposal counts for nothing until a decision confirms it; then all plans together count it once', async () => {
    const proposed = (await links()).find(({ link }) => link === 'khu-cong-nghe-cao');
    const first = {
      ...{ plan: 'kh18', annex: 'II', row: '47', printed: 'Đề án thành lập Khu Công nghệ cao thành phố Huế' },
      source: { document: '000_5ee7eaa8571d13a6.txt', lines: [635, 643] },
    };
    expect(proposed).toMatchObject({ state: 'PROPOSED', basis: 'subject', decision: null });
    expect(proposed).toHaveProperty('places.0', first);
    expect((await whole())[0]).toEqual(['ALL', null, 4, 1, 0]);

    const confirm = ['completion', 'confirm', 'khu-cong-nghe-cao'];
    expect(await kpi(...confirm, ...at)).toMatchObject({ status: 2, stdout: '' });
    const unknown = await kpi('completion', 'confirm', 'khong-co', '--decision', '1/QĐ/2026-06-20', ...at);
    expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('kpi completion links')]);
    const decided = [...confirm, '--decision', '45/QĐ-UBND/2026-06-20', '--format', 'json', ...at];
    expect(json(await kpi(...decided))).toMatchObject({ status: 'RECORDED' });
    expect(json(await kpi(...decided))).not.toMatchObject({ status: 'RECORDED' });

    expect((await links()).filter(({ link }) => link === 'khu-cong-nghe-cao')).toMatchObject([
      { state: 'CONFIRMED', decision: { number: '45/QĐ-UBND', date: '2026-06-20' }, set: 'ctr286 37' },
    ]);
    expect((await whole()).filter(([level]) => level !== 'UNIT')).toEqual([
      ['ALL', null, 2, 1, 2],
      ['PLAN', 'kh18', 1, 1, 0],
      ['PLAN', 'ctr286', 1, 0, 0],
      ['PLAN', 'kh03', 2, 0, 0],
    ]);
    const before = await rows('completion', 'plans', '--effective', '2026-06-19');
    expect(before[0]).toMatchObject({ assigned: 4, linked: 0 });
  });

  test('every answer has a table and CSV of its own', async () => {
    const csv = async (...args: readonly string[]) => {
      const { stdout } = await kpi(...args, '--effective', '2026-12-15', '--format', 'csv', ...at);
      return stdout.split('\r\n').map((line) => line.split(',')[0]);
    };
    expect(await csv('completion', 'curve', '--plan', 'kh18')).toEqual(['day', '2026-03-31', '2026-12-15', '']);
    expect(await csv('completion', 'tasks', '--list', 'AT_RISK')).toEqual(['plan', 'ctr286', 'kh03', 'kh03', '']);
    expect(await csv('alerts', '--days', '30')).toEqual(['kind', 'OVERDUE', ...Array(3).fill('DUE_SOON'), '']);
    expect(await csv('completion', 'minima')).toEqual(['plan', '']);
    for (const args of [['completion', 'people'], ['completion', 'tasks'], ['alerts']]) {
      const { status, stdout } = await kpi(...args, ...at);
      expect([status, stdout]).toEqual([0, expect.stringContaining('AT_RISK_DAYS=30')]);
    }
  });

  test('the calendar of a unit; other commands make none, and say so before they do anything', async () => {
    const { stdout } = await kpi('alerts', '--unit', 'so-a', '--effective', '2026-04-01', '--format', 'ics', ...at);
    expect(stdout).toMatch(
      /^BEGIN:VCALENDAR\r\n[\s\S]*X-WR-CALNAME:Sở A\r\n[\s\S]*DTSTART;VALUE=DATE:20260331\r\n[\s\S]*END:VCALENDAR$/,
    );
    expect(await kpi('progress', '--format', 'ics', ...at)).toMatchObject({
      ...{ status: 2, stdout: '' },
      stderr: expect.stringContaining('--format'),
    });
    expect(await kpi('alerts', '--days', 'mai', ...at)).toMatchObject({ status: 2, stdout: '' });
    expect(await kpi('alerts', '--unit', 'so-x', ...at)).toMatchObject({ status: 1, stdout: '' });
  });
});
