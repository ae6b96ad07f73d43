import type { DataOf } from '@kpi-ledger/events';
import { expect, test } from 'vitest';
import { liveFacts } from '../facts/index.js';
import { History } from '../testing/history.js';
import { cataloguesAt, plansAt } from './index.js';

const ADOPTED = {
  plan: 'kh18',
  number: null,
  adoptedOn: null,
  issuer: null,
  document: '001',
  documentHash: 'a'.repeat(64),
};
const row = (id: string, title: string): DataOf<'PlanTaskListed'> => ({
  ...{ plan: 'kh18', annex: 'II', row: id, section: null, title, product: null, responsible: [], coordinating: [] },
  deadline: { raw: null, due: null, kind: 'none' },
  lines: [1],
});

test('A plan has its rows whatever was recorded first, and the last statement of each.', () => {
  const log = new History().on('2026-01-10');
  log.record('PlanTaskListed', row('1', 'cũ'), { validAt: '2026-01-01' });
  log.record('PlanAdopted', { ...ADOPTED, title: 'Kế hoạch 18' });
  log.record('PlanTaskListed', row('2', 'hai'));
  log.record('PlanTaskListed', row('1', 'mới'));
  const plan = plansAt(liveFacts(log.events), '2026-12-31').get('kh18');
  expect(plan).toMatchObject({ title: 'Kế hoạch 18', number: null, adoptedOn: null });
  expect([...(plan?.rows.values() ?? [])].map(({ row: id, title }) => [id, title])).toEqual([
    ['1', 'mới'],
    ['2', 'hai'],
  ]);
  expect(plansAt(liveFacts(log.events), '2026-01-09').size).toBe(0);
});

test('A factor is the one decided by the day, with its decision (Điều 13).', () => {
  const log = new History().on('2026-01-10');
  const decided = (factor: string, number: string, day: string): void => {
    const product = { catalogue: 'dm-2026', product: 'bc', name: 'Báo cáo', group: 'N1', factor };
    log.record('ConversionFactorDecided', { ...product, decision: { number, date: day } }, { validAt: day });
  };
  decided('1.5', '1/QĐ', '2026-01-05');
  const groups = [{ code: 'N1', name: 'Đơn giản' }];
  log.record('ProductCatalogueAdopted', {
    catalogue: 'dm-2026',
    unit: null,
    title: 'x',
    standardUnit: 'văn bản',
    groups,
  });
  decided('5/2', '2/QĐ', '2026-07-01');
  const at = (day: string) => cataloguesAt(liveFacts(log.events), day).get('dm-2026')?.products.get('bc');
  expect(at('2026-06-30')).toMatchObject({ factor: '1.5', decidedBy: '1/QĐ/2026-01-05' });
  expect(at('2026-07-01')).toMatchObject({ factor: '5/2', decidedBy: '2/QĐ/2026-07-01' });
});
