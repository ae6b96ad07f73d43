import type { EventTypeName } from '@kpi-ledger/events';
import type { Derivation } from '@kpi-ledger/formulas';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../engine.js';
import { accepted, assigned, judged, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const AT = { period: '2026-Q1', effective: '2026-03-31' };
const DECISION = { number: '12/QĐ-UBND', date: '2026-01-02' };

let ledger: TestLedger;
let engine: Engine;

/** A report with h = 3 that three people of a sở make: a half, a third, a sixth. The director answers for it. */
beforeEach(async () => {
  ledger = new TestLedger();
  await smallCity(ledger);
  for (const person of ['second', 'third']) {
    await ledger.record('OfficialRegistered', { person, name: `Bà ${person}`, personKind: 'CONG_CHUC' });
    await ledger.record('OfficialAssigned', { person, unit: 'so-a', role: 'STAFF' });
  }
  engine = await ledger.engine();
  await says('ProductCatalogueAdopted', {
    ...{ catalogue: 'dm', unit: null, title: 'Danh mục', standardUnit: 'Văn bản', decision: DECISION },
    groups: [{ code: 'N1', name: 'Nhóm 1' }],
  });
  await says('ConversionFactorDecided', {
    ...{ catalogue: 'dm', product: 'BC', name: 'Báo cáo lớn', group: 'N1', factor: '3', decision: DECISION },
  });
  ledger.on('2026-01-05');
  await says('TeamProductSplit', {
    ...{ team: 'bao-cao', product: { catalogue: 'dm', code: 'BC' }, responsible: 'director' },
    title: 'Báo cáo của Bà second',
    parts: [
      { key: 'so-lieu', share: '0.5' },
      { key: 'du-thao', share: '1/3' },
      { key: 'trinh-bay', share: '1/6' },
    ],
  });
});

let commands = 0;
/** Through the handlers, as the command line does it. */
const says = async (type: EventTypeName, data: object, validAt = '2026-01-05'): Promise<void> => {
  const command = { commandId: `says-${++commands}`, type, validAt, data, actor: 'so-noi-vu' };
  await answered(engine.execute(command));
};

const part = (task: string, key: string, person: string, units = 1) =>
  says('TaskAssigned', {
    ...{ task, person, basis: 'PLAN', part: { team: 'bao-cao', key } },
    milestones: [{ key: 'm1', due: '2026-03-20', units }],
  });

const delivered = async (task: string, day: string, units = 1): Promise<void> => {
  ledger.on(day);
  await submitted(ledger, task, units);
  await accepted(ledger, task, day);
};

const scoreOf = async (person: string) => {
  ledger.on('2026-04-02');
  await judged(ledger, person, '2026-Q1', '2026-03-31', false);
  return answered(engine.explain({ ...AT, subject: person }));
};

const nodes = (node: Derivation | null, term: string): readonly Derivation[] =>
  node === null ? [] : [...(node.term === term ? [node] : []), ...node.children.flatMap((one) => nodes(one, term))];

describe('the score of who does a part (Điều 13, 18.1c)', () => {
  test('counts the share of the factor: half of h = 3 beside a product with h = 1 that was not done', async () => {
    await part('phan-1', 'so-lieu', 'employee');
    await assigned(ledger, 'viec-khac', '2026-03-31', 1, { person: 'employee' });
    await delivered('phan-1', '2026-03-10');
    const { a, S, derivation } = await scoreOf('employee');
    // A = 3/2 + 1 = 5/2, C = 3/2: a = b = c = 3/5, T = 70 × 3/5 = 42, S = 30 + 42.
    expect([a, S]).toEqual(['3/5', '72']);
    const [factor] = nodes(derivation, 'h');
    expect(factor).toMatchObject({ value: '3/2', citation: expect.stringContaining('Điều 18 khoản 1 điểm c') });
    expect(factor?.expression).toBe('3 × 0.5: hệ số của cả sản phẩm nhân tỷ lệ của phần');
    expect(factor?.events).toHaveLength(2);
    expect(nodes(derivation, 'lines[0]')[0]?.label).toContain('phần "so-lieu" của sản phẩm nhóm "bao-cao", tỷ lệ 0.5');
  });

  test('is each one’s own: a part that is late or not done costs nobody else', async () => {
    await part('phan-1', 'so-lieu', 'employee');
    await part('phan-2', 'du-thao', 'second');
    await part('phan-3', 'trinh-bay', 'third');
    await delivered('phan-1', '2026-03-10');
    await delivered('phan-2', '2026-03-25');
    expect((await scoreOf('employee')).S).toBe('100');
    // One delay: c = 3/4; T = 70 × (1 + 1 + 3/4) / 3 = 385/6; S = 30 + 385/6.
    expect((await scoreOf('second')).S).toBe('565/6');
    expect((await scoreOf('third')).S).toBe('30');
  });

  test('of several units: each is a whole team product, of which the part is its share', async () => {
    await part('phan-2', 'du-thao', 'second', 4);
    await delivered('phan-2', '2026-03-10', 3);
    const { a, derivation } = await scoreOf('second');
    // h = 3 × 1/3 = 1; 3 of 4 done.
    expect([a, nodes(derivation, 'A')[0]?.value]).toEqual(['3/4', '4']);
  });

  test('without a decided factor of the product: the share of h = 1, provisional (P36)', async () => {
    await ledger.record('TaskAssigned', {
      ...{ task: 'phan-3', person: 'third', basis: 'PLAN', part: { team: 'bao-cao', key: 'trinh-bay' } },
      milestones: [{ key: 'm1', due: '2026-03-20', units: 1 }],
      snapshot: { factor: null, decidedBy: null, share: '1/6', productFactor: null },
    });
    const { derivation } = await scoreOf('third');
    expect(nodes(derivation, 'A')[0]?.value).toBe('1/6');
    const { rows } = await answered(engine.teams({ effective: '2026-03-31' }));
    expect(rows[0]?.parts[2]).toMatchObject({ task: 'phan-3', factor: null });
  });
});

describe('team products', () => {
  test('tell who does which part, who answers, and what nobody was given', async () => {
    await part('phan-1', 'so-lieu', 'employee', 2);
    await part('phan-2', 'du-thao', 'second');
    ledger.on('2026-01-10');
    await says(
      'TaskHandedOver',
      { task: 'phan-1', toPerson: 'third', units: 1, milestone: null, reason: 'INABILITY', newDeadline: null },
      '2026-01-10',
    );
    const { rows } = await answered(engine.teams({ effective: '2026-03-31' }));
    expect(rows).toMatchObject([
      {
        ...{ team: 'bao-cao', title: null, product: 'BC', productName: 'Báo cáo lớn', factor: '3' },
        ...{ responsible: 'director', since: '2026-01-05', unassigned: ['trinh-bay'], unitsDiffer: true },
        parts: [
          {
            ...{ key: 'so-lieu', share: '0.5', task: 'phan-1', factor: '3/2', units: 2, assignedOn: '2026-01-05' },
            doers: [{ person: 'employee' }, { person: 'third' }],
          },
          { key: 'du-thao', task: 'phan-2', doers: [{ person: 'second' }], factor: '1' },
          { key: 'trinh-bay', task: null, doers: [], factor: null },
        ],
      },
    ]);
    expect((await answered(engine.names())).teams).toEqual({ 'bao-cao': 'Báo cáo của Bà second' });
    expect((await answered(engine.names())).tasks['phan-2']).toBe('Báo cáo của Bà second: du-thao');
  });

  test('are not known before they are split', async () => {
    const { rows } = await answered(engine.teams({ effective: '2026-01-04' }));
    expect(rows).toEqual([]);
  });

  test('are owed by the responsible as long as a part is not assigned', async () => {
    const owed = async () => {
      const { rows } = await answered(engine.readiness(AT));
      return rows.filter(({ missing }) => missing.includes('sản phẩm nhóm')).map(({ since: _, ...row }) => row);
    };
    await part('phan-1', 'so-lieu', 'employee');
    expect(await owed()).toEqual([
      {
        post: 'giam-doc-a',
        missing: 'sản phẩm nhóm bao-cao: 2 phần chưa giao cho ai (du-thao, trinh-bay) (Điều 18.1c)',
        owedBy: 'director',
      },
    ]);
    await part('phan-2', 'du-thao', 'second');
    await part('phan-3', 'trinh-bay', 'third');
    expect(await owed()).toEqual([]);
  });

  test('a part is given once, also by an engine that reads the ledger anew', async () => {
    await part('phan-1', 'so-lieu', 'employee');
    engine = await ledger.engine();
    await expect(part('phan-x', 'so-lieu', 'second')).rejects.toThrow('PART_TAKEN');
    const { rows } = await answered(engine.teams());
    expect(rows[0]?.parts[0]).toMatchObject({ task: 'phan-1' });
  });
});
