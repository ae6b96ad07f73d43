import { beforeEach, describe, expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION, type World } from '../testing/world.js';

let city: World;
beforeEach(() => {
  city = createCity();
});

const assigned = (data: object = {}): Attempt => ({
  type: 'TaskAssigned',
  validAt: '2026-01-05',
  data: {
    task: 't',
    unit: 'u1',
    basis: 'PLAN',
    title: 'Báo cáo',
    milestones: [{ key: 'm', due: '2026-03-31', units: 5 }],
    ...data,
  },
});
const submitted = (code: string, units: number, more: Partial<Attempt> = {}): Attempt => ({
  type: 'EvidenceSubmitted',
  validAt: '2026-03-20',
  data: { task: 't', submission: code, milestone: 'm', units, evidence: [] },
  ...more,
});
const accepted = (code: string, data: object = {}, actor = 'so-noi-vu'): Attempt => ({
  type: 'EvidenceAccepted',
  validAt: null,
  data: { task: 't', submission: code, exceedsRequirement: false, ...data },
  actor,
});
const rejected = (code: string, data: object = {}): Attempt => ({
  type: 'EvidenceRejected',
  validAt: null,
  data: { task: 't', submission: code, major: true, reason: 'Sai số liệu', newDeadline: null, ...data },
});
const excused = (data: object): Attempt => ({
  type: 'ObjectiveCauseConfirmed',
  validAt: null,
  data: { task: 't', reason: 'Lũ', decision: DECISION, ...data },
});
const handedOver = (data: object): Attempt => ({
  type: 'TaskHandedOver',
  validAt: null,
  data: { task: 't', units: null, milestone: null, reason: 'INABILITY', newDeadline: null, ...data },
});

describe('assignment (Điều 18.1)', () => {
  it('keeps the factor of the day; none decided stays null (P36)', () => {
    expect(city.given(assigned({ product: { catalogue: 'dm', code: 'BC' } })).data).toMatchObject({
      snapshot: { factor: '2', decidedBy: '12/QĐ-UBND, 2026-01-02' },
    });
    expect(city.given(assigned({ task: 't2' })).data).toMatchObject({ snapshot: { factor: null, decidedBy: null } });
  });

  it('a later factor holds for later assignments; a new product comes by a supplementary decision (Điều 13.3)', () => {
    const decided = (product: string, factor: string): Attempt => ({
      type: 'ConversionFactorDecided',
      validAt: '2026-02-01',
      data: {
        catalogue: 'dm',
        product,
        name: 'Sản phẩm',
        group: 'N1',
        factor,
        decision: { ...DECISION, number: '30/QĐ' },
      },
    });
    const of = (task: string, code: string, validAt: string) => ({
      ...assigned({ task, product: { catalogue: 'dm', code } }),
      validAt,
    });
    const factor = (attempt: Attempt) =>
      (city.given(attempt).data as { snapshot?: { factor: string } }).snapshot?.factor;
    expect(factor(of('t1', 'BC', '2026-01-31'))).toBe('2');
    expect(city.refusalsOf(of('t2', 'MOI', '2026-02-01'))).toEqual(['UNKNOWN_PRODUCT data.product.code']);
    city.given(decided('BC', '3'));
    city.given(decided('MOI', '1.5'));
    expect(factor(of('t3', 'BC', '2026-01-31'))).toBe('2');
    expect(factor(of('t4', 'BC', '2026-02-01'))).toBe('3');
    expect(factor(of('t5', 'MOI', '2026-02-01'))).toBe('1.5');
  });

  it('does not believe a factor that the command brings', () => {
    expect(city.given(assigned({ snapshot: { factor: '9', decidedBy: 'x' } })).data).toMatchObject({
      snapshot: { factor: null },
    });
  });

  it.each(['UNPLANNED', 'TAKEN_OVER'])('wants an approving post or a decision for %s work', (basis) => {
    expect(city.refusalsOf(assigned({ basis }))).toEqual(['APPROVAL_REQUIRED data.approvedBy']);
    city.given(assigned({ basis, approvedBy: 'h1' }));
    city.given(assigned({ task: 't2', basis, decision: DECISION }));
  });

  it('lets a plan keep its printed deadline, other work not start late', () => {
    const past = { milestones: [{ key: 'm', due: '2026-01-04', units: 1 }] };
    city.given(assigned(past));
    expect(city.refusalsOf(assigned({ ...past, task: 't2', basis: 'UNPLANNED', decision: DECISION }))).toEqual([
      'DUE_BEFORE_ASSIGNMENT data.milestones[0].due',
    ]);
  });

  it('names what has no name, no milestone, a key twice, no unit', () => {
    expect(city.refusalsOf({ ...assigned(), data: { task: 't', unit: 'u1', basis: 'PLAN', milestones: [] } })).toEqual([
      'TASK_UNNAMED data.title',
      'EMPTY_LIST data.milestones',
    ]);
    const milestones = [
      { key: 'm', due: '2026-03-31', units: 1 },
      { key: 'm', due: '2026-04-30', units: 0 },
    ];
    expect(city.refusalsOf(assigned({ milestones }))).toEqual([
      'DUPLICATE_KEY data.milestones[1].key',
      'UNITS_NOT_POSITIVE data.milestones[1].units',
    ]);
  });
});

describe('evidence and verdicts (Điều 14.2)', () => {
  beforeEach(() => {
    city.given(assigned());
  });

  it('says that a surplus must be assigned as UNPLANNED first (R5)', () => {
    city.given(submitted('s1', 4));
    const decision = city.decide(submitted('s2', 2));
    expect(decision).toMatchObject({
      left: [{ code: 'UNITS_EXCEED_ASSIGNED', path: 'data.units', article: 'Điều 18.1d' }],
    });
    expect(JSON.stringify(decision)).toContain('UNPLANNED');
  });

  it('confirms a day between the claimed and the recorded one, with the decision of the authority only in an import', () => {
    city.given(submitted('s1', 1));
    const confirmed = (day: string) => accepted('s1', { confirmedDay: { day, reason: 'Có dấu văn thư' } });
    expect(city.refusalsOf(confirmed('2026-03-19'))).toEqual(['DAY_NOT_CONFIRMABLE data.confirmedDay.day']);
    expect(city.refusalsOf(confirmed('2026-07-16'))).toEqual(['DAY_NOT_CONFIRMABLE data.confirmedDay.day']);
    city.given(confirmed('2026-03-20'));
  });

  it('is not for the doer, nor for the head of the unit that does it, nor for who submitted it', () => {
    city.given({ type: 'HeadAppointed', validAt: '2026-01-01', data: { post: 'h1', person: 'p1' } });
    city.given(submitted('s1', 1, { actor: 'p2' }));
    expect(city.refusalsOf(accepted('s1', {}, 'p1'))).toEqual(['OWN_JUDGEMENT actor']);
    expect(city.refusalsOf(accepted('s1', {}, 'p2'))).toEqual(['OWN_JUDGEMENT actor']);
    city.given(accepted('s1', {}, 'p3'));
  });

  it('accepts a returned submission after all while its units are open (R11), never the other way round', () => {
    city.given(submitted('s1', 3));
    city.given(rejected('s1'));
    city.given(submitted('s2', 4));
    expect(city.refusalsOf(accepted('s1'))).toEqual(['UNITS_EXCEED_ASSIGNED data.submission']);
    city.given(rejected('s2'));
    city.given(accepted('s1'));
    expect(city.refusalsOf(rejected('s1', { reason: 'khác' }))).toEqual([
      'ALREADY_ACCEPTED data.submission',
      'ALREADY_REJECTED data.submission',
    ]);
  });

  it('counts faults only of a major error and within the submission', () => {
    city.given(submitted('s1', 2));
    expect(city.refusalsOf(rejected('s1', { unitsAtFault: 3 }))).toEqual(['OUT_OF_RANGE data.unitsAtFault']);
    expect(city.refusalsOf(rejected('s1', { unitsAtFault: 1, major: false }))).toEqual([
      'FAULT_WITHOUT_MAJOR data.unitsAtFault',
    ]);
    city.given(rejected('s1', { unitsAtFault: 2 }));
  });
});

describe('objective causes (Điều 14.2, R7)', () => {
  beforeEach(() => {
    city.given(assigned());
  });

  it('excuse a deadline that was set and missed, one time, on its own day', () => {
    const deadline = { milestone: 'm', due: '2026-03-31' };
    expect(city.refusalsOf(excused({ deadline: { ...deadline, due: '2026-03-30' } }))).toEqual([
      'UNKNOWN_DEADLINE data.deadline.due',
    ]);
    expect(city.refusalsOf({ ...excused({ deadline }), today: '2026-03-31' })).toEqual([
      'NOT_MISSED data.deadline.due',
    ]);
    expect(city.refusalsOf({ ...excused({ deadline }), validAt: '2026-04-01' })).toEqual(['WRONG_DAY validAt']);
    expect(city.given(excused({ deadline })).validAt).toBe('2026-03-31');
    expect(city.refusalsOf(excused({ deadline, reason: 'Bão' }))).toEqual(['ALREADY_EXCUSED data.deadline']);
  });

  it('know every deadline in force: assigned, amended, set at a return, set at a handover', () => {
    city.given({
      type: 'TaskAmended',
      validAt: '2026-04-01',
      data: { task: 't', milestones: [{ key: 'm', due: '2026-04-30', units: 5 }], reason: 'x' },
    });
    city.given(submitted('s1', 1));
    city.given(rejected('s1', { newDeadline: '2026-05-15' }));
    city.given({ ...handedOver({ toUnit: 'u2', newDeadline: '2026-06-15' }), today: '2026-06-01' });
    for (const due of ['2026-03-31', '2026-04-30', '2026-05-15', '2026-06-15'])
      city.given(excused({ deadline: { milestone: 'm', due } }));
  });

  it('are not for the head of the unit that is late', () => {
    city.given({ type: 'HeadAppointed', validAt: '2026-01-01', data: { post: 'h1', person: 'p1' } });
    const deadline = { milestone: 'm', due: '2026-03-31' };
    expect(city.refusalsOf({ ...excused({ deadline }), actor: 'p1' })).toEqual(['OWN_JUDGEMENT actor']);
  });

  it('need the decision of the authority', () => {
    const data = { task: 't', reason: 'Lũ', deadline: { milestone: 'm', due: '2026-03-31' } };
    expect(city.refusalsOf({ ...excused({}), data })).toEqual(['DECISION_REQUIRED data.decision']);
  });
});

describe('handover (Điều 18.1d, P43)', () => {
  beforeEach(() => {
    city.given(assigned());
  });

  it('moves no more than the open units, to somebody else', () => {
    city.given(submitted('s1', 3, { today: '2026-03-20' }));
    const before = { today: '2026-03-25' };
    expect(city.refusalsOf({ ...handedOver({ toUnit: 'u2', units: 3 }), ...before })).toEqual([
      'UNITS_EXCEED_ASSIGNED data.units',
    ]);
    expect(city.refusalsOf({ ...handedOver({ toUnit: 'u1', units: 2 }), ...before })).toEqual([
      'SAME_DOER data.toUnit',
    ]);
    city.given({ ...handedOver({ toUnit: 'u2', units: 2 }), ...before });
  });

  it('sets a new deadline when the last one has passed', () => {
    expect(city.refusalsOf(handedOver({ toUnit: 'u2' }))).toEqual(['NEW_DEADLINE_REQUIRED data.newDeadline']);
    expect(city.refusalsOf(handedOver({ toUnit: 'u2', newDeadline: '2026-07-14' }))).toEqual([
      'DEADLINE_IN_PAST data.newDeadline',
    ]);
    city.given(handedOver({ toUnit: 'u2', newDeadline: '2026-07-31' }));
  });

  it('finds nothing to hand over when everything is delivered', () => {
    city.given(submitted('s1', 5));
    expect(city.refusalsOf(handedOver({ toUnit: 'u2', newDeadline: '2026-07-31' }))).toEqual([
      'NOTHING_OPEN data.milestone',
    ]);
  });

  it('is recorded on the day it is recorded', () => {
    expect(
      city.refusalsOf({ ...handedOver({ toUnit: 'u2', newDeadline: '2026-07-31' }), validAt: '2026-03-01' }),
    ).toEqual(['WRONG_DAY validAt']);
  });
});

describe('relief from work is for who assigned it (Điều 18.1, P37)', () => {
  const cancelled = (actor?: string): Attempt => ({
    type: 'TaskCancelled',
    validAt: '2026-02-01',
    data: { task: 't', milestones: null, reason: 'Thôi' },
    ...(actor === undefined ? {} : { actor }),
  });
  const amended = (milestone: object, actor: string): Attempt => ({
    type: 'TaskAmended',
    validAt: '2026-02-01',
    data: { task: 't', milestones: [{ key: 'm', due: '2026-03-31', units: 5, ...milestone }], reason: 'Đổi' },
    actor,
  });

  it.each([
    ['the person who does the work', 'person'],
    ['the head of the unit that does it', 'unit'],
  ])('not for %s: no cancelling, no fewer units, no later deadline', (_, kind) => {
    city.given({ type: 'HeadAppointed', validAt: '2026-01-01', data: { post: 'h1', person: 'p1' } });
    const { data, ...rest } = assigned();
    const { unit, ...work } = data as { readonly unit: string };
    city.given({ ...rest, data: { ...work, ...(kind === 'person' ? { person: 'p1' } : { unit }) } });
    const relief = [cancelled('p1'), amended({ units: 4 }, 'p1'), amended({ due: '2026-04-01' }, 'p1')];
    for (const attempt of relief) expect(city.refusalsOf(attempt)).toEqual(['OWN_WORK_RELIEVED actor']);
    city.given(amended({ units: 6, due: '2026-03-30' }, 'p1'));
    city.given(amended({ units: 4, due: '2026-04-01' }, 'p2'));
    city.given(cancelled());
  });

  it('after a handover not for the receiver either', () => {
    city.given(assigned());
    city.given(handedOver({ toPerson: 'p1', reason: 'REASSIGNMENT', newDeadline: '2026-08-31' }));
    expect(city.refusalsOf(cancelled('p1'))).toEqual(['OWN_WORK_RELIEVED actor']);
  });

  it('and no correction of an amendment makes it less', () => {
    city.given({ type: 'HeadAppointed', validAt: '2026-01-01', data: { post: 'h1', person: 'p1' } });
    city.given(assigned());
    const { data, validAt } = amended({ units: 6 }, 'p2');
    const { id, stream } = city.given({ type: 'TaskAmended', validAt, data });
    const fewer = { ...data, milestones: [{ key: 'm', due: '2026-03-31', units: 1 }] };
    const correction = { stream, target: id, targetType: 'TaskAmended', data: fewer, correctedValidAt: null };
    const attempt: Attempt = {
      type: 'FactCorrected',
      validAt: null,
      data: { ...correction, reason: 'Nhầm' } as object,
    };
    expect(city.refusalsOf({ ...attempt, actor: 'p1' })).toEqual(['OWN_WORK_RELIEVED actor']);
    city.given(attempt);
  });
});

it('a second cancellation on the same day takes what was added after the first', () => {
  const cancelled: Attempt = {
    type: 'TaskCancelled',
    validAt: '2026-02-01',
    data: { task: 't', milestones: null, reason: 'Thôi' },
  };
  const added: Attempt = {
    type: 'TaskAmended',
    validAt: '2026-02-01',
    data: { task: 't', milestones: [{ key: 'm2', due: '2026-06-30', units: 1 }], reason: 'Thêm' },
  };
  city.given(assigned());
  for (const attempt of [cancelled, added, cancelled])
    expect(city.given(attempt)).toMatchObject({ type: attempt.type });
});
