import { describe, expect, test } from 'vitest';
import { cityOfAgencies, classified, registered, rowOf, scored, worked, type YearOfWork } from '../testing/agencies.js';
import type { TestLedger } from '../testing/ledger.js';
import { answered } from '../testing/ledger.js';

const CLEAN: YearOfWork = { assigned: 20, done: 20, exceeded: 7 };

/** A sở with a year of work and its points, in a city of six: enough for one place among the excellent. */
async function department(work: YearOfWork, general: string, results: string): Promise<TestLedger> {
  const others = ['so-b', 'so-c', 'so-d', 'so-e', 'so-g'];
  const ledger = await cityOfAgencies('so-a', ...others);
  await worked(ledger, {
    'so-a': work,
    ...Object.fromEntries(others.map((id) => [id, { assigned: 1, done: 1 }])),
  });
  ledger.on('2026-12-10');
  for (const id of others) await scored(ledger, id, '25', '50');
  await scored(ledger, 'so-a', general, results);
  return ledger;
}

describe('E15: points and conditions of Điều 8', () => {
  test.each<[string, YearOfWork, string, string, object]>([
    [
      '93 points, all on time, 35 % exceeded',
      { assigned: 40, done: 40, exceeded: 14 },
      '28',
      '65',
      { status: 'OK', class: 'XS' },
    ],
    [
      '25 % exceeded falls to TOT',
      { assigned: 40, done: 40, exceeded: 10 },
      '28',
      '65',
      { status: 'OK', class: 'TOT' },
    ],
    [
      'one of 40 tasks late falls to HT',
      { assigned: 40, done: 40, late: 1, exceeded: 14 },
      '28',
      '65',
      { status: 'OK', class: 'HT' },
    ],
    [
      '75 points and 96 % done: the authority chooses',
      { assigned: 25, done: 24 },
      '25',
      '50',
      { status: 'REVIEW', class: null, open: ['KHT', 'HT'] },
    ],
    ['75 points and 65 % done', { assigned: 20, done: 13 }, '25', '50', { status: 'OK', class: 'KHT' }],
    ['49.9 points', CLEAN, '20', '29.9', { status: 'OK', class: 'KHT' }],
  ])('%s', async (_, work, general, results, expected) => {
    const ledger = await department(work, general, results);
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ scoreClass: expect.any(String), ...expected });
  });
});

describe('each condition of Điều 8 by itself takes the class XS away', () => {
  const excellent = () => department(CLEAN, '28', '65');

  test('all of them met: XS', async () => {
    expect(await rowOf(await excellent(), 'so-a')).toMatchObject({
      S: '93',
      general: '28',
      results: '65',
      scoreClass: 'XS',
      class: 'XS',
      reasons: [],
      tasks: { assigned: 20, done: 20, late: 0, qualityFailed: 0, exceeded: 7, dueLater: [] },
    });
  });

  test.each<[string, YearOfWork, string, string]>([
    ['exactly 30 % exceeded is enough', { ...CLEAN, exceeded: 6 }, 'XS', ''],
    ['under 30 % exceeded', { ...CLEAN, exceeded: 5 }, 'TOT', 'vượt yêu cầu'],
    ['one task of low quality bars XS and TOT, not HT', { ...CLEAN, failed: 1 }, 'HT', 'chất lượng'],
    ['20 % late is still HT', { ...CLEAN, late: 4 }, 'HT', 'tiến độ'],
  ])('%s', async (_, work, klass, reason) => {
    const row = await rowOf(await department(work, '28', '65'), 'so-a');
    expect([row.class, row.reasons.join()]).toEqual([klass, expect.stringContaining(reason)]);
  });

  test('more than 20 % late leaves HT and KHT to the authority', async () => {
    const row = await rowOf(await department({ ...CLEAN, late: 5 }, '28', '65'), 'so-a');
    expect(row).toMatchObject({ status: 'REVIEW', open: ['KHT', 'HT'] });
  });

  test('a shortcoming, until the day it is remedied', async () => {
    const ledger = await excellent();
    ledger.on('2026-12-11');
    await ledger.record('ShortcomingRecorded', { unit: 'so-a', shortcoming: 'kt-1', note: 'chưa công khai' });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ class: 'TOT', shortcomings: [{ shortcoming: 'kt-1' }] });
    ledger.on('2026-12-20');
    await ledger.record('ShortcomingRemedied', { unit: 'so-a', shortcoming: 'kt-1' });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ class: 'XS', shortcomings: [] });
    expect(await rowOf(ledger, 'so-a', '2026-12-19')).toMatchObject({ class: 'TOT' });
  });

  test('wrongdoing in personnel work concluded in the year: KHT; corruption by itself is a matter of the leaders', async () => {
    const ledger = await excellent();
    const handled = (act: string, kind: 'PERSONNEL' | 'CORRUPTION') =>
      ledger.record('OrganisationWrongdoingHandled', { unit: 'so-a', act, wrongdoingOn: '2025-05-01', kind });
    ledger.on('2026-12-12');
    await handled('v-1', 'CORRUPTION');
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ class: 'XS', wrongdoing: [] });
    await handled('v-2', 'PERSONNEL');
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ class: 'KHT', wrongdoing: [{ act: 'v-2' }] });
  });

  test('force majeure under 70 % opens every class; without it: KHT', async () => {
    const ledger = await department({ assigned: 20, done: 13 }, '25', '50');
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ class: 'KHT' });
    await ledger.record('AgencyForceMajeureConfirmed', { unit: 'so-a', year: '2026', reason: 'bão lụt' });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({
      status: 'REVIEW',
      class: null,
      open: ['KHT', 'HT', 'TOT', 'XS'],
    });
  });
});

describe('sub-units come first (Điều 9.1)', () => {
  async function withPhong(): Promise<TestLedger> {
    const ledger = await cityOfAgencies('so-a');
    await registered(ledger, 'phong-a', { parent: 'so-a' });
    await worked(ledger, { 'so-a': CLEAN, 'phong-a': { assigned: 2, done: 2 } });
    ledger.on('2026-12-10');
    await scored(ledger, 'so-a', '28', '65');
    return ledger;
  }

  test('an open phòng withholds the class and is named; its own authority is the sở', async () => {
    const ledger = await withPhong();
    const row = await rowOf(ledger, 'so-a');
    expect(row).toMatchObject({ status: 'PENDING', class: null, authority: 'ubnd', open: ['TOT', 'XS'] });
    expect(row.missing.map(({ what }) => what)).toContainEqual(expect.stringContaining('phong-a'));
    expect(await rowOf(ledger, 'phong-a')).toMatchObject({ authority: 'so-a', status: 'INSUFFICIENT_DATA' });
  });

  test('a phòng at KHT bars XS; the last decision on it stands and the earlier stays visible', async () => {
    const ledger = await withPhong();
    ledger.on('2026-12-11');
    await classified(ledger, 'phong-a', 'KHT');
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ status: 'OK', class: 'TOT', beforeQuota: 'TOT' });
    ledger.on('2027-01-05');
    await classified(ledger, 'phong-a', 'HT');
    expect(await rowOf(ledger, 'phong-a')).toMatchObject({
      class: 'HT',
      decided: { class: 'HT', on: '2027-01-05' },
      replaced: [{ class: 'KHT', on: '2026-12-11' }],
    });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ beforeQuota: 'XS' });
  });

  test('wrongdoing of the sở does not wait for the phòng', async () => {
    const ledger = await withPhong();
    await ledger.record('OrganisationWrongdoingHandled', {
      unit: 'so-a',
      act: 'v',
      wrongdoingOn: null,
      kind: 'PERSONNEL',
    });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ status: 'OK', class: 'KHT' });
  });
});

describe('the quota of Điều 8 khoản 5', () => {
  /** Six departments of TOT and above, so one place; `excellent` have 35 % exceeded and their points. */
  async function six(excellent: { readonly [unit: string]: string }): Promise<TestLedger> {
    const all = ['so-a', 'so-b', 'so-c', 'so-d', 'so-e', 'so-g'];
    const ledger = await cityOfAgencies(...all);
    await worked(
      ledger,
      Object.fromEntries(all.map((id) => [id, { assigned: 3, done: 3, exceeded: id in excellent ? 1 : 0 }])),
    );
    ledger.on('2026-12-10');
    for (const id of all) await scored(ledger, id, excellent[id] ?? '25', id in excellent ? '65' : '50');
    return ledger;
  }

  test('the best keeps XS, the next falls to TOT with the reason', async () => {
    const ledger = await six({ 'so-a': '29', 'so-b': '28' });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ beforeQuota: 'XS', calculated: 'XS' });
    const second = await rowOf(ledger, 'so-b');
    expect(second).toMatchObject({ beforeQuota: 'XS', calculated: 'TOT', scoreClass: 'XS' });
    expect(second.reasons).toContainEqual(expect.stringContaining('Điều 8 khoản 5'));
  });

  test('equal points at the cut go back to the authority, which gives the place to one', async () => {
    const ledger = await six({ 'so-a': '28', 'so-b': '28' });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ status: 'TIE', class: null, open: ['TOT', 'XS'] });
    ledger.on('2027-01-06');
    await ledger.record('QuotaDecided', { unit: 'ubnd', year: '2026', subject: 'AGENCIES', tieUnits: ['so-b'] });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ status: 'OK', class: 'TOT' });
    expect(await rowOf(ledger, 'so-b')).toMatchObject({ status: 'OK', class: 'XS' });
  });

  test('a tie decided for more than there are places decides nothing', async () => {
    const ledger = await six({ 'so-a': '28', 'so-b': '28' });
    await ledger.record('QuotaDecided', {
      unit: 'ubnd',
      year: '2026',
      subject: 'AGENCIES',
      tieUnits: ['so-a', 'so-b'],
    });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ status: 'TIE' });
  });

  test('the rate that was raised for civil servants does not raise that of agencies', async () => {
    const ledger = await six({ 'so-a': '29', 'so-b': '28' });
    await ledger.record('QuotaDecided', { unit: 'ubnd', year: '2026', rate: '1/4' });
    const engine = await ledger.engine();
    const { quotas } = await answered(engine.agencies({ period: '2026', effective: '2026-12-31' }));
    expect(quotas).toMatchObject([{ authority: 'ubnd', rate: '20/100', counted: 6, allowed: 1 }]);
    await ledger.record('QuotaDecided', { unit: 'ubnd', year: '2026', subject: 'AGENCIES', rate: '1/4' });
    const raised = await answered((await ledger.engine()).agencies({ period: '2026', effective: '2026-12-31' }));
    expect(raised.quotas).toMatchObject([{ rate: '1/4', counted: 6, allowed: 1 }]);
  });

  test('an organisation without points may still take the place', async () => {
    const ledger = await six({ 'so-a': '28' });
    await registered(ledger, 'so-h', { managedBy: 'ubnd' });
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ status: 'PENDING_QUOTA', class: null });
  });
});

describe('what is counted as a task (R37)', () => {
  test('tasks due after the evaluation are listed, not counted; an unfinished one is late', async () => {
    const ledger = await cityOfAgencies('so-a');
    await worked(ledger, { 'so-a': { assigned: 2, done: 1 } });
    ledger.on('2026-07-06');
    await ledger.record('TaskAssigned', {
      task: 'dot-xuat',
      unit: 'so-a',
      basis: 'UNPLANNED',
      title: 'việc đột xuất',
      milestones: [{ key: 'm1', due: '2026-12-20', units: 1 }],
      decision: { number: '1', date: '2026-07-06' },
    });
    expect((await rowOf(ledger, 'so-a', '2026-12-10')).tasks).toEqual({
      assigned: 2,
      done: 1,
      late: 1,
      qualityFailed: 0,
      exceeded: 0,
      dueLater: ['dot-xuat'],
    });
    expect((await rowOf(ledger, 'so-a')).tasks).toMatchObject({ assigned: 3, done: 1, late: 2, dueLater: [] });
  });

  test('without tasks there is no class, whatever the points (R38)', async () => {
    const ledger = await cityOfAgencies('so-a');
    ledger.on('2026-12-10');
    await scored(ledger, 'so-a', '30', '70');
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ S: '100', status: 'INSUFFICIENT_DATA', class: null });
  });
});

describe('points', () => {
  test('"nếu có" is re-weighted inside its own part (P27); the self-evaluation stands beside and never enters', async () => {
    const ledger = await cityOfAgencies('so-a');
    await worked(ledger, { 'so-a': { assigned: 1, done: 1 } });
    ledger.on('2026-12-10');
    const criteria = (general: string) => [
      { id: 'c', part: 'GENERAL' as const, max: '30', points: general, optional: false },
      { id: 'k1', part: 'RESULTS' as const, max: '50', points: '45', optional: false },
      { id: 'k2', part: 'RESULTS' as const, max: '20', points: null, optional: true },
    ];
    const of = { unit: 'so-a', period: '2026' };
    await ledger.record('AgencyCriteriaScored', { ...of, criteria: criteria('27') }, '2026-12-31');
    await ledger.record('AgencyCriteriaScored', { ...of, by: 'SELF', criteria: criteria('30') }, '2026-12-31');
    const row = await rowOf(ledger, 'so-a');
    expect(row).toMatchObject({ general: '27', results: '63', S: '90' });
    expect(row.criteria[0]).toMatchObject({ points: '27', self: '30', max: '30' });
  });

  test('nothing recorded: what is missing, who owes it, and late from the day after 14/12 (R39)', async () => {
    const ledger = await cityOfAgencies('so-a');
    const before = await rowOf(ledger, 'so-a', '2026-12-14');
    const after = await rowOf(ledger, 'so-a', '2026-12-15');
    expect(before.missing.map(({ since }) => since)).toEqual(before.missing.map(() => null));
    expect(after.missing.map(({ since }) => since)).toEqual(after.missing.map(() => '2026-12-14'));
    expect(after.missing).toEqual(
      [
        ['bộ tiêu chí', 'ubnd'],
        ['tự đánh giá', 'so-a'],
        ['điểm tiêu chí được công nhận', 'ubnd'],
        ['chưa có nhiệm vụ', 'ubnd'],
      ].map(([what, owedBy]) => ({ what: expect.stringContaining(what ?? ''), owedBy, since: '2026-12-14' })),
    );
    expect(after).toMatchObject({ deadline: { ordinary: '2026-12-14', special: '2027-01-14' }, S: null });
  });
});

describe('who is evaluated', () => {
  test.each<[string, object, string, string]>([
    ['UBND thành phố', { scope: 'out', article: 'Điều 2 khoản 3' }, 'NOT_IN_SCOPE', 'Điều 2 khoản 3'],
    ['a Party office: its civil servants only', { scope: 'in', article: 'Điều 2.2' }, 'NOT_IN_SCOPE', 'Điều 2.2'],
    ['the same, as it is cited', { scope: 'in', article: 'khoản 2 Điều 2' }, 'NOT_IN_SCOPE', 'khoản 2 Điều 2'],
    ['an article without its clause', { scope: 'in', article: 'Điều 2' }, 'SCOPE_UNDECIDED', 'Điều 2'],
    ['an undecided body', { scope: 'undecided', article: 'Điều 2.1' }, 'SCOPE_UNDECIDED', 'Điều 2.1'],
  ])('%s', async (_, of, status, article) => {
    const ledger = await cityOfAgencies();
    await registered(ledger, 'x', of);
    expect(await rowOf(ledger, 'x')).toMatchObject({ status, article, class: null, missing: [] });
  });

  test.each([
    'Điều 2.1',
    'Điều 2 khoản 1',
    'điểm b khoản 1 Điều 2 Nghị định 335/2025/NĐ-CP',
    'khoản 1, khoản 2 Điều 2',
  ])('an organisation of "%s" is evaluated', async (article) => {
    const ledger = await cityOfAgencies();
    await registered(ledger, 'x', { article });
    expect((await rowOf(ledger, 'x')).status).toBe('INSUFFICIENT_DATA');
  });

  test('the class that a Party office received from outside stands (R32)', async () => {
    const ledger = await cityOfAgencies();
    await registered(ledger, 'x', { article: 'Điều 2.2' });
    ledger.on('2027-01-05');
    await ledger.record('ExternalOrganisationClassReceived', {
      unit: 'x',
      year: '2026',
      class: 'TOT',
      from: 'Thành ủy',
    });
    expect(await rowOf(ledger, 'x')).toMatchObject({ class: 'TOT', external: { from: 'Thành ủy' } });
  });
});

test('the derivation shows points, conditions and quota, with the events of each', async () => {
  const ledger = await department(CLEAN, '28', '65');
  const explained = await answered(
    (await ledger.engine()).explainAgency({ period: '2026', unit: 'so-a', effective: '2026-12-31' }),
  );
  expect(explained.derivation).toMatchObject({
    term: 'class',
    value: 'XS',
    children: [{ formula: 'nd335/agency-class@1' }, { term: 'S', value: '93' }, { formula: 'nd335/excellent-quota@1' }],
  });
  expect(explained.derivation?.children[0]?.events.length).toBe(20);
});

describe('parameters that the city decided', () => {
  const adopt = (ledger: TestLedger, id: string, value: string, unit: string) =>
    ledger.record('RuleSetAdopted', {
      rules: [{ id, value, from: '2026-01-01', source: '7/QĐ-UBND', unit }],
      decision: { number: '7/QĐ-UBND', date: '2026-06-01' },
    });

  test('P12 MANUAL: where the class of the points does not fit, the authority chooses below it', async () => {
    const ledger = await department({ assigned: 40, done: 40, late: 1, exceeded: 14 }, '28', '65');
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ class: 'HT' });
    await adopt(ledger, 'P12', 'MANUAL', 'so-b');
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ class: 'HT' });
    await adopt(ledger, 'P12', 'MANUAL', 'so-a');
    expect(await rowOf(ledger, 'so-a')).toMatchObject({ status: 'REVIEW', class: null, open: ['KHT', 'HT', 'TOT'] });
  });
});
