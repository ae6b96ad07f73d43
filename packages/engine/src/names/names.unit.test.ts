import { canonicalText } from '@kpi-ledger/events';
import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { expect, test } from 'vitest';
import { openEngine } from '../index.js';
import { assigned, smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

async function ledgerWithTitles(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await assigned(ledger, 'bao-cao', '2026-03-31');
  const milestones = [{ key: 'm1', due: '2026-03-31', units: 1 }];
  await ledger.record('TaskAssigned', {
    task: 'rieng',
    person: 'employee',
    basis: 'UNPLANNED',
    title: 'Hồ sơ của bà B',
    milestones,
  });
  return ledger;
}

test('Names of units, posts, people and titles are joined at display.', async () => {
  const ledger = await ledgerWithTitles();
  expect(await answered((await ledger.engine()).names())).toMatchObject({
    units: { 'so-a': 'Đơn vị so-a' },
    posts: { 'giam-doc-a': 'Chức vụ giam-doc-a' },
    people: { director: 'Ông director' },
    tasks: { 'bao-cao': 'Nhiệm vụ bao-cao', rieng: 'Hồ sơ của bà B' },
  });
});

test('Work that was given as a product alone is called by it.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  const decision = { number: '12/QĐ-UBND', date: '2026-01-02' };
  const product = { catalogue: 'danh-muc', product: 'BC', name: 'Báo cáo', group: 'N1', factor: '2' };
  await ledger.record('ProductCatalogueAdopted', {
    ...{ catalogue: 'danh-muc', unit: null, title: 'Danh mục', standardUnit: 'văn bản', decision },
    groups: [{ code: 'N1', name: 'Nhóm 1' }],
  });
  await ledger.record('ConversionFactorDecided', { ...product, decision });
  await ledger.record('TaskAssigned', {
    ...{ task: 'viec', unit: 'so-a', basis: 'PLAN', product: { catalogue: 'danh-muc', code: 'BC' } },
    milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }],
  });
  expect((await answered((await ledger.engine()).names())).tasks).toEqual({ viec: 'Báo cáo' });
});

test('Without the keys it is said that they are lost, and every answer stays the same.', async () => {
  const ledger = await ledgerWithTitles();
  const keyless = await answered(openEngine({ store: ledger.store, vault: createMemoryKeyVault(), clock: Date.now }));
  expect(await answered(keyless.names())).toMatchObject({
    people: { director: '(không đọc được: mất khoá)' },
    tasks: { rieng: '(không đọc được: mất khoá)' },
  });
  const at = { period: '2026-Q1', effective: '2026-03-31' };
  const answers = [await ledger.engine(), keyless].map(async (engine) =>
    canonicalText(await answered(engine.rate(at))),
  );
  expect(await answers[0]).toBe(await answers[1]);
});

test('No answer holds a name or a free text.', async () => {
  const engine = await (await ledgerWithTitles()).engine();
  const at = { period: '2026-Q1', effective: '2026-03-31' };
  const answers = [
    await answered(engine.rate(at)),
    await answered(engine.explain({ ...at, subject: 'employee' })),
    await answered(engine.readiness(at)),
    await answered(engine.people(at)),
    await answered(engine.periodSheet({ ...at, subject: 'employee' })),
    await answered(engine.ratingList({ ...at, authority: 'giam-doc-a' })),
    await answered(engine.caseFiles({ year: '2026', effective: '2026-03-31' })),
  ];
  for (const answer of answers) expect(canonicalText(answer)).not.toMatch(/Ông|bà B/);
});
