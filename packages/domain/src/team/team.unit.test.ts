import { beforeEach, describe, expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION, type World } from '../testing/world.js';

let city: World;
beforeEach(() => {
  city = createCity();
});

/** A report with h = 2 that three people make: a quarter, 5/12 and a third. */
const PARTS = [
  { key: 'khao-sat', share: '0.25' },
  { key: 'du-thao', share: '5/12' },
  { key: 'tham-dinh', share: '1/3' },
];
const split = (data: object = {}, validAt = '2026-01-10'): Attempt => ({
  type: 'TeamProductSplit',
  validAt,
  data: {
    team: 'de-an',
    product: { catalogue: 'dm', code: 'BC' },
    publicTitle: 'Đề án',
    responsible: 'p1',
    parts: PARTS,
    ...data,
  },
});
const assigned = (task: string, key: string, data: object = {}): Attempt => ({
  type: 'TaskAssigned',
  validAt: '2026-01-12',
  data: {
    task,
    person: 'p2',
    basis: 'PLAN',
    part: { team: 'de-an', key },
    milestones: [{ key: 'm', due: '2026-03-31', units: 1 }],
    ...data,
  },
});
const decidedFactor = (factor: string, validAt: string): Attempt => ({
  type: 'ConversionFactorDecided',
  validAt,
  data: { catalogue: 'dm', product: 'BC', name: 'Báo cáo', group: 'N1', factor, decision: DECISION },
});
const change = (type: 'FactCorrected' | 'FactRetracted', of: { id: string; stream: string; type: string }, data = {}) =>
  ({
    type,
    validAt: null,
    data: { stream: of.stream, target: of.id, targetType: of.type, reason: 'x', ...data },
  }) satisfies Attempt;
const corrected = (of: { id: string; stream: string; type: string }, data: object) =>
  change('FactCorrected', of, { data, correctedValidAt: null });

describe('a team product (Điều 18.1c)', () => {
  it('is split into parts whose shares sum exactly to 1', () => {
    city.given(split());
  });

  it('tells the sum that is not 1, rounded decimals among them', () => {
    const thirds = ['0.33', '0.33', '0.33'].map((share, i) => ({ key: `p${i}`, share }));
    const decision = city.decide(split({ parts: thirds }));
    expect(decision).toMatchObject({
      left: [{ code: 'SHARES_NOT_ONE', path: 'data.parts', article: 'Điều 18.1c' }],
    });
    expect(JSON.stringify(decision)).toContain('99/100');
    const over = [...PARTS, { key: 'them', share: '1/1000000' }];
    expect(city.refusalsOf(split({ parts: over }))).toEqual(['SHARES_NOT_ONE data.parts']);
  });

  it('has two parts or more, each above 0 and with its own key', () => {
    expect(city.refusalsOf(split({ parts: [{ key: 'a', share: '1' }] }))).toEqual(['TOO_FEW_PARTS data.parts']);
    expect(city.refusalsOf(split({ parts: [] }))).toEqual(['TOO_FEW_PARTS data.parts']);
    const negative = [
      { key: 'a', share: '3/2' },
      { key: 'b', share: '-1/2' },
    ];
    expect(city.refusalsOf(split({ parts: negative }))).toEqual(['SHARE_NOT_POSITIVE data.parts[1].share']);
    const twice = PARTS.map(({ share }) => ({ key: 'a', share }));
    expect(city.refusalsOf(split({ parts: twice }))).toEqual([
      'DUPLICATE_KEY data.parts[1].key',
      'DUPLICATE_KEY data.parts[2].key',
    ]);
  });

  it('is a known product, for which a registered person answers', () => {
    expect(city.refusalsOf(split({ product: { catalogue: 'dm', code: 'X' } }))).toEqual([
      'UNKNOWN_PRODUCT data.product.code',
    ]);
    expect(city.refusalsOf(split({ product: { catalogue: 'x', code: 'BC' } }))).toEqual([
      'UNKNOWN_CATALOGUE data.product.catalogue',
    ]);
    expect(city.refusalsOf(split({ responsible: 'nobody' }))).toEqual(['UNKNOWN_PERSON data.responsible']);
  });

  it('is split anew only while no part is assigned', () => {
    const halves = {
      parts: [
        { key: 'a', share: '1/2' },
        { key: 'b', share: '0.5' },
      ],
    };
    const first = city.given(split());
    city.given(split(halves));
    city.given(split());
    const task = city.given(assigned('t1', 'du-thao'));
    expect(city.refusalsOf(split(halves))).toEqual(['PARTS_ASSIGNED data.parts']);
    expect(city.refusalsOf(change('FactRetracted', city.stream('team-de-an').recorded.at(-1) ?? first))).toEqual([
      'PARTS_ASSIGNED data.parts',
    ]);
    city.given(change('FactRetracted', task));
    city.given(split(halves));
  });

  it('has its words and its responsible corrected at any time, its parts only while none is assigned', () => {
    const { id, stream, type, data } = city.given(split());
    const of = { id, stream, type };
    city.given(assigned('t1', 'du-thao'));
    city.given(corrected(of, { ...data, responsible: 'p2' }));
    const moved = {
      parts: [
        { key: 'khao-sat', share: '1/2' },
        { key: 'du-thao', share: '1/2' },
      ],
    };
    expect(city.refusalsOf(corrected(of, { ...data, ...moved }))).toEqual(['PARTS_ASSIGNED data.parts']);
  });
});

describe('the assignment of a part', () => {
  it('keeps h × share, exactly, with the decision behind h', () => {
    city.given(split());
    expect(city.given(assigned('t1', 'du-thao')).data).toMatchObject({
      snapshot: { factor: '5/6', share: '5/12', productFactor: '2', decidedBy: '12/QĐ-UBND, 2026-01-02' },
    });
  });

  it('takes the h of its own day', () => {
    city.given(split());
    city.given(decidedFactor('3', '2026-02-01'));
    expect(city.given(assigned('t1', 'tham-dinh')).data).toMatchObject({ snapshot: { factor: '2/3' } });
    expect(city.given({ ...assigned('t2', 'khao-sat'), validAt: '2026-02-01' }).data).toMatchObject({
      snapshot: { factor: '3/4', productFactor: '3' },
    });
  });

  it('is of a split in force on the day, a part of it, and of its product', () => {
    expect(city.refusalsOf(assigned('t1', 'du-thao'))).toEqual(['UNKNOWN_TEAM data.part.team']);
    city.given(split({}, '2026-01-13'));
    expect(city.refusalsOf(assigned('t1', 'du-thao'))).toEqual(['UNKNOWN_TEAM data.part.team']);
    const later = { ...assigned('t1', 'khac'), validAt: '2026-01-13' };
    expect(city.refusalsOf(later)).toEqual(['UNKNOWN_PART data.part.key']);
    city.given({ ...decidedFactor('1', '2026-01-01'), data: { ...decidedFactor('1', '').data, product: 'TT' } });
    const other = assigned('t1', 'du-thao', { product: { catalogue: 'dm', code: 'TT' } });
    expect(city.refusalsOf({ ...other, validAt: '2026-01-13' })).toEqual(['PART_OF_ANOTHER_PRODUCT data.product']);
  });

  it('is made once, in whatever task, and again after it was retracted', () => {
    city.given(split());
    const first = city.given(assigned('t1', 'du-thao'));
    expect(city.refusalsOf(assigned('t2', 'du-thao'))).toEqual(['PART_TAKEN data.part.key']);
    city.given(assigned('t3', 'khao-sat'));
    const retraction = city.given(change('FactRetracted', first));
    city.given(assigned('t2', 'du-thao'));
    expect(city.refusalsOf(change('FactRetracted', retraction))).toEqual(['BREAKS_LATER_FACT data.target']);
  });

  it('may be corrected, but not to another part, nor from no part to one', () => {
    city.given(split());
    const { id, stream, type, data } = city.given(assigned('t1', 'du-thao'));
    const { snapshot: _, ...said } = data as { snapshot?: unknown };
    const more = { ...said, milestones: [{ key: 'm', due: '2026-03-31', units: 2 }] };
    expect(city.given(corrected({ id, stream, type }, more)).data).toMatchObject({
      data: { snapshot: { factor: '5/6', share: '5/12' } },
    });
    const moved = { ...said, part: { team: 'de-an', key: 'khao-sat' } };
    expect(city.refusalsOf(corrected({ id, stream, type }, moved))).toEqual(['PART_NOT_CORRECTABLE data.data.part']);
    const plain = city.given({
      ...assigned('t2', ''),
      data: {
        task: 't2',
        person: 'p2',
        basis: 'PLAN',
        title: 'x',
        milestones: [{ key: 'm', due: '2026-03-31', units: 1 }],
      },
    });
    const { snapshot: __, ...unnamed } = plain.data as { snapshot?: unknown };
    expect(city.refusalsOf(corrected(plain, { ...unnamed, part: { team: 'de-an', key: 'khao-sat' } }))).toEqual([
      'PART_NOT_CORRECTABLE data.data.part',
    ]);
  });
});
