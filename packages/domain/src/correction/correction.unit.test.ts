import { beforeEach, expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION, type World } from '../testing/world.js';

let city: World;
let ids: { readonly [type: string]: string };

beforeEach(() => {
  city = createCity();
  const assigned = city.given({
    type: 'TaskAssigned',
    validAt: '2026-01-05',
    data: {
      task: 't',
      unit: 'u1',
      basis: 'PLAN',
      title: 'Việc',
      milestones: [{ key: 'm', due: '2026-03-31', units: 5 }],
    },
  });
  const submitted = city.given({ type: 'EvidenceSubmitted', validAt: '2026-03-20', data: submission(3) });
  const accepted = city.given({
    type: 'EvidenceAccepted',
    validAt: null,
    data: { task: 't', submission: 's1', exceedsRequirement: false },
  });
  ids = { TaskAssigned: assigned.id, EvidenceSubmitted: submitted.id, EvidenceAccepted: accepted.id };
});

const submission = (units: number, more: object = {}) => ({
  task: 't',
  submission: 's1',
  milestone: 'm',
  units,
  evidence: [],
  ...more,
});
const corrected = (type: string, data: object, more: object = {}): Attempt => ({
  type: 'FactCorrected',
  validAt: null,
  data: {
    stream: 'task-t',
    target: ids[type] ?? '',
    targetType: type,
    data,
    correctedValidAt: null,
    reason: 'Nhập nhầm',
    ...more,
  },
});
const retracted = (type: string, more: object = {}): Attempt => ({
  type: 'FactRetracted',
  validAt: null,
  data: { stream: 'task-t', target: ids[type] ?? '', targetType: type, reason: 'Nhập nhầm', ...more },
});

it('undoes what was planned ahead before its day comes', () => {
  const { id } = city.given({ type: 'UnitRenamed', validAt: '2027-01-01', data: { unit: 'u1', name: 'Sở mới' } });
  const target = { stream: 'unit-u1', target: id, targetType: 'UnitRenamed', reason: 'Nhập nhầm' };
  const data = { unit: 'u1', name: 'Sở khác' };
  const correction = city.given({
    type: 'FactCorrected',
    validAt: null,
    data: { ...target, data, correctedValidAt: '2027-02-01' },
  });
  const retraction = city.given({ type: 'FactRetracted', validAt: null, data: target });
  expect([correction.validAt, retraction.validAt]).toEqual(['2027-01-01', '2027-01-01']);
});

it('may not move into the future what happened', () => {
  const moved = corrected('EvidenceSubmitted', submission(3), { correctedValidAt: '2027-01-01' });
  expect(city.refusalsOf(moved)).toContain('DAY_IN_FUTURE data.correctedValidAt');
});

it("carries the target's own day", () => {
  expect(city.given(corrected('EvidenceSubmitted', submission(2))).validAt).toBe('2026-03-20');
  expect(city.refusalsOf({ ...corrected('EvidenceSubmitted', submission(1)), validAt: '2026-07-15' })).toEqual([
    'WRONG_DAY validAt',
  ]);
});

it('counts from then on: units corrected away are open again', () => {
  city.given(corrected('EvidenceSubmitted', submission(1)));
  city.given({ type: 'EvidenceSubmitted', validAt: '2026-03-21', data: { ...submission(4), submission: 's2' } });
});

it('keeps the rules of what it corrects, and names the field inside', () => {
  expect(city.refusalsOf(corrected('EvidenceSubmitted', submission(6)))).toEqual([
    'UNITS_EXCEED_ASSIGNED data.data.units',
  ]);
  expect(city.refusalsOf(corrected('EvidenceSubmitted', submission(3, { synthetic: true })))).toEqual([
    'SYNTHETIC_ON_LIVE_LEDGER data.data.synthetic',
  ]);
  expect(city.refusalsOf(corrected('EvidenceSubmitted', submission(3), { correctedValidAt: '2026-08-01' }))).toContain(
    'DAY_IN_FUTURE data.correctedValidAt',
  );
});

it('does not pull the ground from under a later fact', () => {
  expect(city.refusalsOf(retracted('EvidenceSubmitted'))).toEqual(['BREAKS_LATER_FACT data.target']);
  expect(city.refusalsOf(retracted('TaskAssigned'))).toEqual(['BREAKS_LATER_FACT data.target']);
  city.given(retracted('EvidenceAccepted'));
  city.given(retracted('EvidenceSubmitted'));
  city.given(retracted('TaskAssigned'));
});

it('says nothing that is so, and undoes what was undone', () => {
  expect(city.refusalsOf(corrected('EvidenceSubmitted', submission(3)))).toEqual([]);
  const first = city.given(retracted('EvidenceAccepted'));
  expect(city.refusalsOf(retracted('EvidenceAccepted', { reason: 'lần nữa' }))).toEqual([]);
  city.given(retracted('FactRetracted', { target: first.id }));
  expect(city.refusalsOf(retracted('FactRetracted', { target: first.id, reason: 'lần nữa' }))).toEqual([]);
  expect(city.refusalsOf(retracted('EvidenceSubmitted'))).toEqual(['BREAKS_LATER_FACT data.target']);
});

it('refuses an unknown target, another type, another subject, and what may not change', () => {
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect(city.refusalsOf(retracted('EvidenceSubmitted', { target: unknown }))).toEqual(['UNKNOWN_TARGET data.target']);
  expect(city.refusalsOf(retracted('EvidenceSubmitted', { targetType: 'EvidenceAccepted' }))).toContain(
    'WRONG_TARGET_TYPE data.targetType',
  );
  expect(city.refusalsOf(corrected('EvidenceSubmitted', submission(3, { task: 't2' })))).toContain(
    'CORRECTION_MOVES_SUBJECT data.data',
  );
  const opened = city.log[0]?.id ?? '';
  expect(city.refusalsOf(retracted('LedgerOpened', { stream: 'ledger', target: opened }))).toContain(
    'NOT_CORRECTABLE data.target',
  );
});

it('is not for whom the fact judges: neither a verdict nor a score', () => {
  city.given({ type: 'HeadAppointed', validAt: '2026-01-01', data: { post: 'h1', person: 'p1' } });
  expect(city.refusalsOf({ ...retracted('EvidenceAccepted'), actor: 'p1' })).toEqual(['OWN_JUDGEMENT actor']);
  const better = { task: 't', submission: 's1', exceedsRequirement: true };
  expect(city.refusalsOf({ ...corrected('EvidenceAccepted', better), actor: 'p1' })).toContain('OWN_JUDGEMENT actor');
  const confirmed = { person: 'p1', period: '2026-Q1', cells: { 'I.1': '3' }, reasons: {} };
  const { id } = city.given({ type: 'GeneralCriteriaConfirmed', validAt: null, data: confirmed });
  const taken = retracted('GeneralCriteriaConfirmed', { stream: 'rating-p1-2026-Q1', target: id });
  expect(city.refusalsOf({ ...taken, actor: 'p1' })).toEqual(['OWN_JUDGEMENT actor']);
  const { id: better1 } = city.given(corrected('EvidenceAccepted', better));
  expect(city.refusalsOf({ ...retracted('FactCorrected', { target: better1 }), actor: 'p1' })).toEqual([
    'OWN_JUDGEMENT actor',
  ]);
  city.given(taken);
});

it('leaves no verdict on a submission to who corrected it', () => {
  city.given(retracted('EvidenceAccepted'));
  city.given({ ...corrected('EvidenceSubmitted', submission(4)), actor: 'p2' });
  const accepted = { task: 't', submission: 's1', exceedsRequirement: false };
  const verdict: Attempt = { type: 'EvidenceAccepted', validAt: null, data: accepted };
  expect(city.refusalsOf({ ...verdict, actor: 'p2' })).toEqual(['OWN_JUDGEMENT actor']);
  city.given({ ...verdict, actor: 'p3' });
});

it('leaves the assignment to who gave it: the unit that does the work and its head need a decision (Điều 18.1)', () => {
  city.given({ type: 'HeadAppointed', validAt: '2026-01-01', data: { post: 'h1', person: 'p1' } });
  city.given(retracted('EvidenceAccepted'));
  city.given(retracted('EvidenceSubmitted'));
  const more = {
    task: 't',
    unit: 'u1',
    basis: 'PLAN',
    title: 'Việc',
    milestones: [{ key: 'm', due: '2026-03-31', units: 9 }],
  };
  for (const actor of ['u1', 'p1']) {
    const code = ['OWN_ASSIGNMENT_CHANGED actor'];
    expect(city.refusalsOf({ ...retracted('TaskAssigned'), actor })).toEqual(code);
    expect(city.refusalsOf({ ...corrected('TaskAssigned', more), actor })).toEqual(code);
  }
  // The head may by a decision; so may another official, who has nothing to do with the work.
  city.given({ ...corrected('TaskAssigned', more, { decision: DECISION }), actor: 'p1' });
  city.given({ ...retracted('TaskAssigned'), actor: 'p2' });
});

it('keeps the factor of the day in a corrected assignment', () => {
  const data = {
    task: 't',
    unit: 'u1',
    basis: 'PLAN',
    product: { catalogue: 'dm', code: 'BC' },
    milestones: [{ key: 'm', due: '2026-03-31', units: 4 }],
  };
  const event = city.given(corrected('TaskAssigned', data));
  expect(event.data).toMatchObject({ data: { ...data, snapshot: { factor: '2' } } });
  expect(city.refusalsOf(corrected('TaskAssigned', data, { reason: 'lần nữa' }))).toEqual([]);
});
