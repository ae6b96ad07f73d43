import { describe, expect, it } from 'vitest';
import { createCity } from './testing/organisation.js';
import { type Attempt, createWorld, DECISION } from './testing/world.js';

const renamed = (extra: Partial<Attempt> = {}, data: object = {}): Attempt => ({
  type: 'UnitRenamed',
  validAt: '2026-02-01',
  data: { unit: 'u1', name: 'Sở A', ...data },
  ...extra,
});

const selfScored = (period: string, today: string): Attempt => ({
  type: 'GeneralCriteriaSelfScored',
  validAt: null,
  data: { person: 'p1', period, cells: { 'I.1': '5' } },
  today,
});

describe('what holds for every fact', () => {
  it('nothing is recorded before the ledger is open', () => {
    expect(createWorld().refusalsOf(renamed())).toContain('LEDGER_NOT_OPEN type');
  });

  it('synthetic facts stay out of a live ledger and are welcome in a demo', () => {
    expect(createCity('live').refusalsOf(renamed({}, { synthetic: true }))).toEqual([
      'SYNTHETIC_ON_LIVE_LEDGER data.synthetic',
    ]);
    expect(createCity('demo').given(renamed({}, { synthetic: true })).data).toMatchObject({ synthetic: true });
  });

  it('what happens is not recorded ahead, what is decided may be', () => {
    const city = createCity();
    const left = (validAt: string): Attempt => ({ type: 'TaskReported', validAt, data: { task: 't', note: 'x' } });
    expect(city.refusalsOf(left('2026-07-16'))).toContain('DAY_IN_FUTURE validAt');
    city.given(renamed({ validAt: '2027-01-01' }));
  });

  it('December may be scored from the first day of December on (P22), other months only when they have ended', () => {
    const city = createCity();
    expect(city.refusalsOf(selfScored('2026-12', '2026-11-30'))).toEqual(['DAY_IN_FUTURE validAt']);
    city.given(selfScored('2026-12', '2026-12-01'));
    expect(city.refusalsOf(selfScored('2026-11', '2026-11-29'))).toEqual(['DAY_IN_FUTURE validAt']);
    city.given(selfScored('2026-11', '2026-11-30'));
  });

  it('a day that follows from the fact is the only one accepted', () => {
    const city = createCity();
    expect(city.refusalsOf({ ...selfScored('2026-Q1', '2026-07-15'), validAt: '2026-03-30' })).toEqual([
      'WRONG_DAY validAt',
    ]);
    expect(city.given(selfScored('2026-02', '2026-07-15')).validAt).toBe('2026-02-28');
    expect(city.given(selfScored('2028-02', '2028-07-15')).validAt).toBe('2028-02-29');
  });

  it('no period before the decree is scored', () => {
    expect(createCity().refusalsOf(selfScored('2025-12', '2026-07-15'))).toEqual(['BEFORE_THE_DECREE data.period']);
  });

  it('the scoring step is the one that the city decided, from its day on (P19)', () => {
    const city = createCity();
    const half = (period: string): Attempt => ({
      type: 'GeneralCriteriaSelfScored',
      validAt: null,
      data: { person: 'p1', period, cells: { 'I.1': '4.75' } },
    });
    city.given({
      type: 'RuleSetAdopted',
      validAt: '2026-04-01',
      data: { rules: [{ id: 'P19', value: '0.5', from: '2026-04-01', source: 'QĐ 1' }], decision: DECISION },
    });
    city.given(half('2026-Q1'));
    expect(city.refusalsOf(half('2026-Q2'))).toEqual(['CELL_OFF_STEP data.cells.I.1']);
  });

  it('names every unknown unit, post, person, plan, catalogue and indicator', () => {
    const city = createCity();
    const task = {
      task: 't',
      unit: 'x',
      basis: 'PLAN',
      title: 'Việc',
      milestones: [{ key: 'm', due: '2026-03-31', units: 1 }],
    };
    expect(
      city.refusalsOf({
        type: 'TaskAssigned',
        validAt: '2026-01-05',
        data: { ...task, plan: { plan: 'x', row: '1' }, product: { catalogue: 'x', code: 'BC' }, approvedBy: 'x' },
      }),
    ).toEqual([
      'UNKNOWN_UNIT data.unit',
      'UNKNOWN_PLAN data.plan.plan',
      'UNKNOWN_CATALOGUE data.product.catalogue',
      'UNKNOWN_POST data.approvedBy',
    ]);
    expect(
      city.refusalsOf({
        type: 'TaskAssigned',
        validAt: '2025-12-31',
        data: { ...task, unit: 'u1', plan: { plan: 'k1', row: '9' }, product: { catalogue: 'dm', code: 'BC' } },
      }),
    ).toEqual(['UNKNOWN_PLAN_ROW data.plan.row', 'UNKNOWN_PRODUCT data.product.code']);
    expect(
      city.refusalsOf({
        type: 'OfficialAssigned',
        validAt: '2026-01-01',
        data: { person: 'x', unit: 'x', post: 'x', role: 'STAFF' },
      }),
    ).toEqual(['UNKNOWN_UNIT data.unit', 'UNKNOWN_POST data.post', 'UNKNOWN_PERSON data.person']);
    expect(
      city.refusalsOf({
        type: 'IndicatorMeasured',
        validAt: null,
        data: { indicator: 'x', unit: 'u1', period: '2026-Q1', value: '1', source: 's' },
      }),
    ).toEqual(['UNKNOWN_INDICATOR data.indicator']);
  });

  it('an indicator of the city is measured for a unit too', () => {
    createCity().given({
      type: 'IndicatorMeasured',
      validAt: null,
      data: { indicator: 'i1', unit: 'u1', period: '2026-Q1', value: '1', source: 's' },
    });
  });
});

describe('refusals speak to people', () => {
  it('in Vietnamese with field, value and what to do, and cite the article', () => {
    const city = createCity();
    const decision = city.decide({ type: 'HeadAppointed', validAt: '2026-02-01', data: { post: 's1', person: 'p9' } });
    expect(decision).toMatchObject({
      left: [
        {
          code: 'UNKNOWN_PERSON',
          path: 'data.person',
          message: 'Trường data.person: chưa có người mang mã "p9" trong sổ. Hãy đăng ký người trước hoặc sửa mã.',
          detail: 'data.person: no person "p9" is registered',
        },
        { code: 'NOT_A_HEAD_POST', path: 'data.post' },
      ],
    });
  });

  it('cite the article that asks for a decision', () => {
    const city = createCity();
    const excused: Attempt = {
      type: 'PeriodExcused',
      validAt: null,
      data: { person: 'p1', period: '2026-Q1', note: 'x' },
    };
    expect(city.decide(excused)).toMatchObject({
      left: [{ code: 'DECISION_REQUIRED', path: 'data.decision', article: 'Điều 17.3' }],
    });
    city.given({ ...excused, data: { ...excused.data, decision: DECISION } });
  });
});
