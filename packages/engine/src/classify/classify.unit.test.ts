import { describe, expect, test } from 'vitest';
import { confirmed, post, smallCity, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const QUARTERS = [
  ['2026-Q1', '2026-03-31'],
  ['2026-Q2', '2026-06-30'],
  ['2026-Q3', '2026-09-30'],
  ['2026-Q4', '2026-12-31'],
] as const;

/** Everybody's four quarters are confirmed with the same score, in January after the year. */
async function yearOf(ledger: TestLedger, people: Readonly<Record<string, string>>): Promise<void> {
  ledger.on('2027-01-05');
  for (const [person, S] of Object.entries(people))
    for (const [period, last] of QUARTERS) await confirmed(ledger, person, S, period, last);
}

const classes = async (ledger: TestLedger, question: object = {}) =>
  answered((await ledger.engine()).classify({ period: '2026', effective: '2026-12-31', ...question }));

const classOf = async (ledger: TestLedger, person: string) => {
  const { rows } = await classes(ledger);
  return rows.find((row) => row.person === person);
};

/** A sở that is an agency of its own (cơ quan sử dụng), with so many employees. */
async function agency(count: number): Promise<TestLedger> {
  const ledger = new TestLedger();
  ledger.on('2026-01-02');
  await ledger.record('UnitRegistered', {
    unit: 'ubnd',
    name: 'UBND',
    aliases: [],
    kind: 'ubnd',
    scope: 'out',
    article: 'Điều 2.3',
  });
  await ledger.record('UnitRegistered', {
    unit: 'so-b',
    name: 'Sở B',
    aliases: [],
    kind: 'so',
    managedBy: 'ubnd',
    scope: 'in',
    article: null,
  });
  await post(ledger, 'chu-tich', 'ubnd', 'out');
  await post(ledger, 'giam-doc-b', 'so-b');
  for (const person of ['director', ...names(count)])
    await ledger.record('OfficialRegistered', { person, name: `Ông ${person}`, personKind: 'CONG_CHUC' });
  await ledger.record('HeadAppointed', { post: 'giam-doc-b', person: 'director' });
  for (const person of names(count))
    await ledger.record('OfficialAssigned', { person, unit: 'so-b', role: 'STAFF' }, '2025-06-01');
  return ledger;
}

async function discipline(ledger: TestLedger, on: string, more: object = {}): Promise<string> {
  return ledger.record(
    'DisciplineImposed',
    { person: 'nv-01', act: 'vu-1', kind: 'KHIEN_TRACH', dutyRelated: true, actDate: null, ...more },
    on,
  );
}

const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `nv-${String(i + 1).padStart(2, '0')}`);
const external = (ledger: TestLedger, of: string, klass: 'XS' | 'TOT' | 'HT' | 'KHT') =>
  ledger.record('ExternalOrganisationClassReceived', { unit: of, year: '2026', class: klass, from: 'Thành uỷ' });

describe('the class of the score and what makes it KHT (Điều 20.1–20.4, 11.3)', () => {
  test.each([
    ['90', 'TOT'],
    ['89.99', 'TOT'],
    ['70', 'TOT'],
    ['69.99', 'HT'],
    ['50', 'HT'],
    ['49.99', 'KHT'],
  ] as const)('a year score of %s: %s (one candidate of two has no place for XS)', async (S, klass) => {
    const ledger = await agency(2);
    await yearOf(ledger, { 'nv-01': S, 'nv-02': '60' });
    expect(await classOf(ledger, 'nv-01')).toMatchObject({ status: 'OK', class: klass, S: expect.anything() });
  });

  test('discipline for a duty-related violation in the year: 20.4c', async () => {
    const ledger = await agency(1);
    await yearOf(ledger, { 'nv-01': '85' });
    const event = await discipline(ledger, '2026-05-01');
    expect(await classOf(ledger, 'nv-01')).toMatchObject({
      class: 'KHT',
      scoreClass: 'TOT',
      reasons: ['20.4c'],
      events: [event],
    });
  });

  test('one person is explained down to the event of the clause', async () => {
    const ledger = await agency(1);
    await yearOf(ledger, { 'nv-01': '85' });
    const event = await discipline(ledger, '2026-05-01');
    const { rows } = await classes(ledger, { person: 'nv-01' });
    expect(rows[0]?.clauses).toEqual([{ clause: '20.4c', act: 'vu-1', events: [event] }]);
    const [beforeQuota, year] = rows[0]?.derivation?.children ?? [];
    expect(beforeQuota?.children.map(({ term, value, events }) => [term, value, events])).toEqual([
      ['scoreClass', 'TOT', []],
      ['20.4c', 'KHT', [event]],
    ]);
    expect(year).toMatchObject({ term: 'S', value: '85' });
    expect(year?.children.flatMap(({ events }) => events)).toHaveLength(4);
  });

  test('discipline that has nothing to do with the duty changes nothing, and is said', async () => {
    const ledger = await agency(1);
    await yearOf(ledger, { 'nv-01': '85' });
    await discipline(ledger, '2026-05-01', { dutyRelated: false });
    const row = await classOf(ledger, 'nv-01');
    expect(row).toMatchObject({ class: 'TOT', reasons: [] });
    expect(row?.notes.join()).toContain('không liên quan đến công vụ');
  });

  test('Party discipline for a duty-related violation: 11.3a', async () => {
    const ledger = await agency(1);
    await yearOf(ledger, { 'nv-01': '85' });
    await discipline(ledger, '2026-05-01', { kind: 'PARTY' });
    expect(await classOf(ledger, 'nv-01')).toMatchObject({ class: 'KHT', reasons: ['11.3a'] });
  });

  test('one act counts in one year, that of the decision first in force (R33)', async () => {
    const ledger = await agency(1);
    await discipline(ledger, '2025-12-01', { kind: 'PARTY' });
    await yearOf(ledger, { 'nv-01': '85' });
    await discipline(ledger, '2026-02-01');
    const row = await classOf(ledger, 'nv-01');
    expect(row).toMatchObject({ class: 'TOT', reasons: [] });
    expect(row?.notes.join()).toContain('đã được tính ở năm 2025');
  });

  test.each([
    ['2026-03-01', 'KHT', ['11.3c']],
    ['2025-03-01', 'TOT', []],
  ] as const)('a fault at an old body on %s, disciplined here in 2026: %s (R35)', async (actDate, klass, reasons) => {
    const ledger = await agency(1);
    await ledger.record('UnitRegistered', {
      unit: 'so-cu',
      name: 'Sở cũ',
      aliases: [],
      kind: 'so',
      scope: 'in',
      article: null,
    });
    await yearOf(ledger, { 'nv-01': '85' });
    await discipline(ledger, '2026-05-01', { actDate, atUnit: 'so-cu' });
    expect(await classOf(ledger, 'nv-01')).toMatchObject({ class: klass, reasons });
  });

  test('a fault at an old body of an unknown day withholds the class and says what is missing', async () => {
    const ledger = await agency(1);
    await ledger.record('UnitRegistered', {
      unit: 'so-cu',
      name: 'Sở cũ',
      aliases: [],
      kind: 'so',
      scope: 'in',
      article: null,
    });
    await yearOf(ledger, { 'nv-01': '85' });
    await discipline(ledger, '2026-05-01', { actDate: null, atUnit: 'so-cu' });
    expect(await classOf(ledger, 'nv-01')).toMatchObject({
      class: null,
      status: 'INSUFFICIENT_DATA',
      missing: [
        { what: '11.3: chưa nêu ngày vi phạm của "vu-1" tại cơ quan cũ so-cu', owedBy: 'so-cu', since: '2026-05-01' },
      ],
    });
  });

  test('where the fact does not name the body, the unit of the day of the act is looked up (R35)', async () => {
    const ledger = await agency(1);
    await ledger.record(
      'UnitRegistered',
      { unit: 'so-cu', name: 'Sở cũ', aliases: [], kind: 'so', scope: 'in', article: null },
      '2025-01-01',
    );
    await ledger.record('OfficialAssigned', { person: 'nv-01', unit: 'so-cu', role: 'STAFF' }, '2025-01-01');
    await ledger.record('OfficialLeft', { person: 'nv-01', unit: 'so-cu', reason: 'TRANSFERRED' }, '2025-06-01');
    await yearOf(ledger, { 'nv-01': '85' });
    await discipline(ledger, '2026-05-01', { actDate: '2025-03-01' });
    const row = await classOf(ledger, 'nv-01');
    expect(row).toMatchObject({ class: 'TOT', reasons: [] });
    expect(row?.notes.join()).toContain('chuyển cơ quan đó xem xét');
  });

  test('faults of the year at the old body and at this one: each stands by its own clause (11.3d)', async () => {
    const ledger = await agency(1);
    await ledger.record(
      'UnitRegistered',
      { unit: 'so-cu', name: 'Sở cũ', aliases: [], kind: 'so', scope: 'in', article: null },
      '2025-01-01',
    );
    await yearOf(ledger, { 'nv-01': '85' });
    await discipline(ledger, '2026-05-01', { actDate: '2026-02-01', atUnit: 'so-cu' });
    await discipline(ledger, '2026-09-01', { act: 'vu-2', actDate: '2026-08-01' });
    expect(await classOf(ledger, 'nv-01')).toMatchObject({ class: 'KHT', reasons: ['11.3d', '20.4c'] });
  });

  test('degradation concluded in the year: 20.4b', async () => {
    const ledger = await agency(1);
    await yearOf(ledger, { 'nv-01': '95' });
    await ledger.record('DegradationConcluded', { person: 'nv-01', act: 'kl-1' }, '2026-08-01');
    expect(await classOf(ledger, 'nv-01')).toMatchObject({ class: 'KHT', scoreClass: 'XS', reasons: ['20.4b'] });
  });

  test('corruption handled in the year counts against who led the body on its day, deputies of the field included (20.4d, R25, R34)', async () => {
    const ledger = await agency(3);
    await ledger.record('OfficialAssigned', { person: 'nv-01', unit: 'so-b', role: 'DEPUTY' });
    await ledger.record('OfficialAssigned', { person: 'nv-02', unit: 'so-b', role: 'DEPUTY' });
    await ledger.record('DeputyFieldAssigned', { person: 'nv-01', units: ['so-b'], people: [] });
    await yearOf(ledger, { director: '85', 'nv-01': '85', 'nv-02': '85', 'nv-03': '85' });
    await external(ledger, 'so-b', 'TOT');
    await ledger.record(
      'OrganisationWrongdoingHandled',
      { unit: 'so-b', act: 'vu-an', wrongdoingOn: '2026-02-01', kind: 'CORRUPTION' },
      '2026-09-01',
    );
    const { rows } = await classes(ledger);
    expect(rows.map(({ person, class: of, reasons }) => [person, of, reasons])).toEqual([
      ['director', 'KHT', ['20.4d']],
      ['nv-01', 'KHT', ['20.4d']],
      ['nv-02', 'TOT', []],
      ['nv-03', 'TOT', []],
    ]);
  });
});

describe('the head and the organisation (Điều 20.6)', () => {
  test('E7: a head of 93,16 points stands no higher than the organisation', async () => {
    const ledger = await agency(0);
    await yearOf(ledger, { director: '559/6' });
    expect(await classOf(ledger, 'director')).toMatchObject({
      class: null,
      status: 'PENDING_ORGANISATION',
      scoreClass: 'XS',
    });
    await external(ledger, 'so-b', 'TOT');
    expect(await classOf(ledger, 'director')).toMatchObject({ class: 'TOT', status: 'OK', reasons: ['20.6'] });
  });

  test('a head at KHT is final while the organisation is open: the cap only lowers (R26)', async () => {
    const ledger = await agency(0);
    await yearOf(ledger, { director: '40' });
    expect(await classOf(ledger, 'director')).toMatchObject({ class: 'KHT', status: 'OK', missing: [] });
  });

  test('the head of a phòng is capped by the phòng, and counted in the own agency', async () => {
    const ledger = await agency(6);
    await ledger.record('UnitRegistered', {
      unit: 'phong-1',
      name: 'Phòng 1',
      aliases: [],
      kind: 'phong',
      parent: 'so-b',
      scope: 'in',
      article: null,
    });
    await post(ledger, 'truong-phong-1', 'phong-1');
    await ledger.record('HeadAppointed', { post: 'truong-phong-1', person: 'nv-06' });
    await yearOf(ledger, { 'nv-06': '92' });
    expect(await classOf(ledger, 'nv-06')).toMatchObject({
      status: 'PENDING_ORGANISATION',
      quota: { kind: 'AGENCY', unit: 'so-b' },
      missing: [{ owedBy: 'phong-1' }],
    });
    // A sở is asked for with its phòng; the quota of its director, counted elsewhere, comes with the director's row.
    const people = async (unit: string) => (await classes(ledger, { unit })).rows.map(({ person }) => person);
    expect(await people('so-b')).toEqual(['director', ...names(6)]);
    const { rows, quotas } = await classes(ledger, { unit: 'phong-1' });
    expect(rows.map(({ person }) => person)).toEqual(['nv-06']);
    expect(quotas.map(({ kind, unit }) => [kind, unit])).toEqual([['AGENCY', 'so-b']]);
  });
});

describe('the quota (Điều 20.5)', () => {
  test('E13: thirty people at 70 and more, nine of them at 90 and more: five XS', async () => {
    const ledger = await agency(30);
    await yearOf(ledger, Object.fromEntries(names(30).map((id, i) => [id, i < 9 ? String(99 - i) : '80'])));
    const { rows, quotas } = await classes(ledger);
    const excellent = rows.filter(({ class: of }) => of === 'XS').map(({ person }) => person);
    expect(excellent).toEqual(['nv-01', 'nv-02', 'nv-03', 'nv-04', 'nv-05']);
    expect(rows.find(({ person }) => person === 'nv-06')).toMatchObject({
      class: 'TOT',
      scoreClass: 'XS',
      reasons: ['20.5'],
    });
    expect(quotas.find(({ unit: of }) => of === 'so-b')).toMatchObject({
      kind: 'AGENCY',
      rate: '20/100',
      groups: [{ group: null, counted: 30, allowed: 5 }],
      excellent: 5,
    });
  });

  test('a raised rate by decision gives six (Điều 20.5b, R31)', async () => {
    const ledger = await agency(30);
    await yearOf(ledger, Object.fromEntries(names(30).map((id, i) => [id, i < 9 ? String(99 - i) : '80'])));
    await ledger.record('QuotaDecided', { unit: 'so-b', year: '2026', rate: '1/4' }, '2027-01-05');
    const { rows } = await classes(ledger);
    expect(rows.filter(({ class: of }) => of === 'XS')).toHaveLength(6);
  });

  test('a base that one agency decided holds for that agency alone (P13)', async () => {
    const ledger = await agency(5);
    await yearOf(ledger, { ...Object.fromEntries(names(5).map((id) => [id, '80'])), 'nv-01': '95' });
    const adopt = (unit: string) =>
      ledger.record(
        'RuleSetAdopted',
        { rules: [{ id: 'P13', value: 'GOOD_AND_ABOVE', from: '2026-01-01', source: '5/QĐ-UBND', unit }] },
        '2026-01-01',
      );
    await adopt('ubnd');
    // 20 % of four is less than one; 20 % of all five is one.
    expect(await classOf(ledger, 'nv-01')).toMatchObject({ class: 'TOT', reasons: ['20.5'] });
    await adopt('so-b');
    expect(await classOf(ledger, 'nv-01')).toMatchObject({ class: 'XS' });
  });

  test('E14: groups of 14, 7 and 3 give 2, 1 and 0 places; a person without a group stops the pool (R29)', async () => {
    const ledger = await agency(24);
    const all = names(24);
    await yearOf(ledger, Object.fromEntries(all.map((id, i) => [id, String(99 - i / 4).replace('.', '.')])));
    await group(ledger, 'A', all.slice(0, 14));
    await group(ledger, 'B', all.slice(14, 21));
    expect((await classOf(ledger, 'nv-01'))?.status).toBe('PENDING_QUOTA');
    expect((await classOf(ledger, 'nv-01'))?.missing[0]?.what).toContain('chưa được xếp nhóm');
    await group(ledger, 'C', all.slice(21));
    const { rows } = await classes(ledger);
    expect(rows.filter(({ class: of }) => of === 'XS').map(({ person }) => person)).toEqual([
      'nv-01',
      'nv-02',
      'nv-15',
    ]);
  });

  test('a tie at the cut goes to the authority, who may give it to one or to none (R28)', async () => {
    const ledger = await agency(6);
    await yearOf(ledger, { ...Object.fromEntries(names(6).map((id) => [id, '80'])), 'nv-01': '95', 'nv-02': '95' });
    expect(await classOf(ledger, 'nv-01')).toMatchObject({
      class: null,
      status: 'TIE',
      missing: [{ owedBy: 'giam-doc-b' }],
    });
    await ledger.record('QuotaDecided', { unit: 'so-b', year: '2026', tie: ['nv-02'] }, '2027-01-06');
    expect(await classOf(ledger, 'nv-01')).toMatchObject({ class: 'TOT', reasons: ['20.5'], status: 'OK' });
    expect(await classOf(ledger, 'nv-02')).toMatchObject({ class: 'XS', status: 'OK' });
    await ledger.record('QuotaDecided', { unit: 'so-b', year: '2026', tie: ['nv-01', 'nv-02'] }, '2027-01-07');
    expect((await classOf(ledger, 'nv-01'))?.status).toBe('TIE');
    await ledger.record('QuotaDecided', { unit: 'so-b', year: '2026', tie: [] }, '2027-01-08');
    expect((await classOf(ledger, 'nv-02'))?.class).toBe('TOT');
    await ledger.record('QuotaDecided', { unit: 'so-b', year: '2026', tie: ['nv-02', 'nv-03'] }, '2027-01-09');
    expect(await classOf(ledger, 'nv-02')).toMatchObject({ class: 'XS', notes: [] });
    expect(await classOf(ledger, 'nv-03')).toMatchObject({
      class: 'TOT',
      notes: [expect.stringContaining('không bằng điểm tại mốc cắt nên không có tác dụng (Điều 20 khoản 5)')],
    });
  });

  test('somebody without a score withholds only the places that can still change (R27)', async () => {
    const ledger = await agency(13);
    await yearOf(ledger, Object.fromEntries(names(12).map((id, i) => [id, i < 3 ? String(99 - i) : '80'])));
    const { rows } = await classes(ledger);
    const status = (id: string) => rows.find(({ person }) => person === id)?.status;
    // Twelve count, a thirteenth may: two places, one of which the thirteenth may take.
    expect([status('nv-01'), status('nv-02'), status('nv-13')]).toEqual(['OK', 'PENDING_QUOTA', 'INSUFFICIENT_DATA']);
  });

  test('somebody whose class something withholds is not counted as sure (R27)', async () => {
    const ledger = await agency(12);
    await yearOf(ledger, Object.fromEntries(names(12).map((id, i) => [id, i < 3 ? String(99 - i) : '80'])));
    const unit = { unit: 'so-cu', name: 'Sở cũ', aliases: [], kind: 'so', scope: 'in', article: null } as const;
    await ledger.record('UnitRegistered', unit, '2025-01-01');
    const of = { person: 'nv-01', act: 'vu-1', kind: 'KHIEN_TRACH', dutyRelated: true } as const;
    await ledger.record('DisciplineImposed', { ...of, actDate: null, atUnit: 'so-cu' }, '2026-05-01');
    const { rows } = await classes(ledger);
    const status = (id: string) => rows.find(({ person }) => person === id)?.status;
    // Two places of twelve. If nv-01 keeps XS, nv-03 has none; if nv-01 falls to KHT, eleven leave one place, for nv-02.
    expect(['nv-01', 'nv-02', 'nv-03'].map(status)).toEqual(['INSUFFICIENT_DATA', 'OK', 'OK']);
    expect(rows.map(({ class: of }) => of).slice(1, 4)).toEqual([null, 'XS', 'TOT']);
  });

  test('a place that can move because another score is provisional is provisional too (P32, R27)', async () => {
    const ledger = await agency(6);
    await yearOf(ledger, { ...Object.fromEntries(names(5).map((id) => [id, '80'])), 'nv-01': '95' });
    // nv-06 has three quarters: 85 so far, and may still come to 92.5 or more.
    for (const [period, last] of QUARTERS.slice(0, 3)) await confirmed(ledger, 'nv-06', '90', period, last);
    expect(await classOf(ledger, 'nv-06')).toMatchObject({ status: 'PROVISIONAL' });
    const before = await classOf(ledger, 'nv-01');
    expect(before).toMatchObject({ class: 'XS', status: 'PROVISIONAL' });
    expect(before?.missing[0]?.what).toContain('nv-06');
    expect(await classOf(ledger, 'nv-02')).toMatchObject({ class: 'TOT', status: 'OK' });
    await confirmed(ledger, 'nv-06', '60', '2026-Q4', '2026-12-31');
    expect(await classOf(ledger, 'nv-01')).toMatchObject({ class: 'XS', status: 'OK', missing: [] });
  });

  test('a decision of a tie speaks of the group that it names', async () => {
    const ledger = await agency(12);
    const all = names(12);
    const tied = ['nv-01', 'nv-02', 'nv-07', 'nv-08'];
    await yearOf(ledger, Object.fromEntries(all.map((id) => [id, tied.includes(id) ? '95' : '80'])));
    await group(ledger, 'A', all.slice(0, 6));
    await group(ledger, 'B', all.slice(6));
    await ledger.record('QuotaDecided', { unit: 'so-b', year: '2026', tie: ['nv-01'] }, '2027-01-06');
    const of = async () => {
      const { rows } = await classes(ledger);
      return tied.map((id) => rows.find(({ person }) => person === id)?.class ?? null);
    };
    expect(await of()).toEqual(['XS', 'TOT', null, null]);
    await ledger.record('QuotaDecided', { unit: 'so-b', year: '2026', tie: ['nv-08'] }, '2027-01-07');
    expect(await of()).toEqual(['XS', 'TOT', 'TOT', 'XS']);
  });

  test('a person in two groups stops the pool and is named (Điều 20.5)', async () => {
    const ledger = await agency(6);
    await yearOf(ledger, { ...Object.fromEntries(names(6).map((id) => [id, '80'])), 'nv-01': '95' });
    await group(ledger, 'A', names(6));
    await group(ledger, 'B', ['nv-03']);
    const row = await classOf(ledger, 'nv-01');
    expect(row).toMatchObject({ class: null, status: 'PENDING_QUOTA' });
    expect(row?.missing[0]?.what).toContain('nv-03 đang ở hai nhóm');
  });

  test('heads of agencies are counted with the heads whom the same authority classifies (P16)', async () => {
    const ledger = await agency(1);
    await yearOf(ledger, { director: '95' });
    await external(ledger, 'so-b', 'XS');
    expect(await classOf(ledger, 'director')).toMatchObject({
      quota: { kind: 'HEADS', unit: 'ubnd' },
      class: 'TOT',
      reasons: ['20.5'],
    });
  });

  const group = (ledger: TestLedger, id: string, people: readonly string[]) =>
    ledger.record(
      'SimilarTaskGroupDefined',
      { unit: 'so-b', group: id, name: `Nhóm ${id}`, people: [...people] },
      '2026-01-01',
    );
});

test('the scores of a period are set beside the quota of the year, which lowers nobody in it (P17)', async () => {
  const ledger = await agency(7);
  ledger.on('2026-04-02');
  for (const [i, id] of names(6).entries()) await confirmed(ledger, id, i < 2 ? '95' : '80', '2026-Q1', '2026-03-31');
  await confirmed(ledger, 'director', '99', '2026-Q1', '2026-03-31');
  const engine = await ledger.engine();
  const at = { period: '2026-Q1', effective: '2026-03-31' };
  const of = { group: null, rate: '20/100', base: 'GOOD_ONLY' };
  expect((await answered(engine.quotaGauge(at))).rows).toEqual([
    { ...of, kind: 'HEADS', unit: 'ubnd', scored: 1, counted: 1, excellent: 1, allowed: 0 },
    { ...of, kind: 'AGENCY', unit: 'so-b', scored: 6, counted: 6, excellent: 2, allowed: 1 },
  ]);
  const { rows } = await answered(engine.rate(at));
  expect(rows.find(({ holder }) => holder === 'director')).toMatchObject({ band: 'XS' });
});

describe('decisions (Điều 4.4, 21)', () => {
  const decide = (ledger: TestLedger, klass: 'XS' | 'TOT' | 'HT' | 'KHT', on: string) =>
    ledger.record('ClassificationDecided', { person: 'nv-01', year: '2026', class: klass, signer: 'director' }, on);

  test('the last decision holds; earlier ones and another calculated class stay visible', async () => {
    const ledger = await agency(1);
    await yearOf(ledger, { 'nv-01': '85' });
    await decide(ledger, 'TOT', '2027-01-06');
    ledger.on('2027-02-01');
    await decide(ledger, 'HT', '2027-02-01');
    const row = await classOf(ledger, 'nv-01');
    expect(row).toMatchObject({
      class: 'HT',
      calculated: 'TOT',
      status: 'OK',
      decision: { on: '2027-02-01' },
      replaced: [{ class: 'TOT', on: '2027-01-06' }],
    });
    expect(row?.notes).toContain('quyết định xếp HT, kết quả tính là TOT');
  });

  test.each([
    ['a class above that of the score', 'XS', false, 'trái mức theo điểm là HT (Điều 20): xem xét quyết định lại'],
    ['a class in spite of discipline', 'HT', true, 'trái Điều 20 khoản 4 điểm c: xem xét quyết định lại'],
    ['both', 'TOT', true, 'trái mức theo điểm là HT (Điều 20); Điều 20 khoản 4 điểm c'],
  ] as const)('%s is not refused, and what it goes against is said (0006)', async (_, klass, disciplined, note) => {
    const ledger = await agency(1);
    await yearOf(ledger, { 'nv-01': '60' });
    if (disciplined) await discipline(ledger, '2026-05-01');
    await decide(ledger, klass, '2027-01-06');
    const row = await classOf(ledger, 'nv-01');
    expect(row).toMatchObject({ class: klass, calculated: disciplined ? 'KHT' : 'HT', status: 'OK' });
    expect(row?.notes.join()).toContain(note);
  });

  test('the quota, and more people at XS than there are places: every one of them is told (20.5)', async () => {
    const ledger = await agency(6);
    const scores = Object.fromEntries(names(6).map((id, i) => [id, i < 2 ? (['96', '95'][i] ?? '') : '80']));
    await yearOf(ledger, scores);
    await decide(ledger, 'XS', '2027-01-06');
    expect((await classOf(ledger, 'nv-01'))?.notes).toEqual([]);
    await ledger.record(
      'ClassificationDecided',
      { person: 'nv-02', year: '2026', class: 'XS', signer: 'director' },
      '2027-01-06',
    );
    const many = 'đã quyết định xếp XS cho 2 người, chỉ có 1 chỗ (Điều 20 khoản 5): xem xét quyết định lại';
    expect((await classOf(ledger, 'nv-01'))?.notes).toEqual([many]);
    expect((await classOf(ledger, 'nv-02'))?.notes).toEqual([
      'quyết định xếp XS, kết quả tính là TOT',
      'quyết định cao hơn kết quả tính, trái Điều 20 khoản 5: xem xét quyết định lại (Điều 21 khoản 3)',
      many,
    ]);
  });

  test('a class for somebody who is not classified is said to be one', async () => {
    const ledger = await agency(2);
    await ledger.record('OfficialLeft', { person: 'nv-01', unit: 'so-b', reason: 'RETIRED' }, '2026-03-01');
    ledger.on('2027-01-05');
    await decide(ledger, 'TOT', '2027-01-06');
    const notes = (await classOf(ledger, 'nv-01'))?.notes.join() ?? '';
    expect(notes).toContain('quyết định xếp TOT, trong khi theo quy định không xếp loại');
  });

  test('a decision before the December of its year stands, and is said (19.2)', async () => {
    const ledger = await agency(1);
    ledger.on('2026-04-06');
    await decide(ledger, 'XS', '2026-04-06');
    const row = await classOf(ledger, 'nv-01');
    expect(row).toMatchObject({ class: 'XS', calculated: null });
    expect(row?.notes.join()).toContain('trước tháng 12 của năm xếp loại');
  });

  test('what was decided on a provisional December is looked at again when the class of the score moves (21.3, R24)', async () => {
    const ledger = await agency(1);
    ledger.on('2026-12-09');
    for (const [period, last] of QUARTERS.slice(0, 3)) await confirmed(ledger, 'nv-01', '70', period, last);
    await confirmed(ledger, 'nv-01', '70', '2026-Q4', '2026-12-31');
    await decide(ledger, 'TOT', '2026-12-10');
    expect((await classOf(ledger, 'nv-01'))?.notes.join()).not.toContain('xem xét quyết định lại');
  });
});

test('who is outside the decree is listed and not classified, with the article', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-c', 'ubnd-tp');
  expect(await classOf(ledger, 'chair')).toMatchObject({
    status: 'NOT_CLASSIFIED',
    class: null,
    reasons: ['không phải công chức (Điều 2 khoản 2)'],
  });
});

test('of whom it is not decided whether the person is a công chức, there is no class, and nobody is counted for sure', async () => {
  const ledger = await agency(6);
  await ledger.record('OfficialRegistered', { person: 'nv-09', name: 'Ông 09', personKind: 'UNDECIDED' });
  await ledger.record('OfficialAssigned', { person: 'nv-09', unit: 'so-b', role: 'STAFF' });
  await yearOf(ledger, { ...Object.fromEntries(names(5).map((id) => [id, '80'])), 'nv-01': '95', 'nv-09': '99' });
  expect(await classOf(ledger, 'nv-09')).toMatchObject({ class: null, status: 'INSUFFICIENT_DATA' });
  expect(await classOf(ledger, 'nv-01')).toMatchObject({ class: null, status: 'PENDING_QUOTA' });
});

test('one person is explained term by term: score class, year score, quota', async () => {
  const ledger = await agency(6);
  await yearOf(ledger, { ...Object.fromEntries(names(6).map((id) => [id, '80'])), 'nv-01': '95' });
  const { rows } = await classes(ledger, { person: 'nv-01' });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.derivation).toMatchObject({ term: 'class', value: 'XS' });
  expect(rows[0]?.derivation?.children.map(({ formula }) => formula)).toEqual([
    'nd335/classify@1',
    'nd335/year-score@1',
    'nd335/excellent-quota@1',
  ]);
});
