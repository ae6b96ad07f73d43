import * as E from 'fp-ts/lib/Either.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION, HASH, type World } from '../testing/world.js';

let city: World;
beforeEach(() => {
  city = createCity();
});

const of = (type: Attempt['type'], data: object, actor = 'so-noi-vu'): Attempt => ({
  type,
  validAt: null,
  data: { person: 'p1', period: '2026-Q1', ...data },
  actor,
});
const at = { ordinal: 9, root: HASH };
const confirmed = (S: string, data: object = { calculatedAt: at }) => of('PeriodScoreConfirmed', { S, ...data });
const overridden = (value: string) => of('OverrideMade', { term: 'S', value, reason: 'x', decision: DECISION });

describe('confirming a score (Điều 17.2, R20)', () => {
  it('accepts what was calculated, exactly and in any spelling', () => {
    city.setCalculated('171/2');
    expect(city.refusalsOf(confirmed('85.49'))).toEqual(['OVERRIDE_NEEDED data.S']);
    city.given(confirmed('85.5'));
  });

  it('takes another number only with an override, and then only that number', () => {
    city.setCalculated('85.5');
    const made = city.given(overridden('90'));
    expect(city.refusalsOf(confirmed('85.5'))).toEqual(['OVERRIDE_NEEDED data.S']);
    city.given(confirmed('90'));
    city.given(of('OverrideRevoked', { override: made.id, reason: 'x', decision: DECISION }));
    expect(city.refusalsOf(of('OverrideRevoked', { override: made.id, reason: 'lần nữa' }))).toEqual([]);
    // Withdrawn, the very same override may be made again; standing, it says nothing new.
    const { id: again } = city.given(of('OverrideMade', { term: 'S', value: '81', reason: 'x', decision: DECISION }));
    expect(again).not.toBe(made.id);
    expect(city.decide(of('OverrideMade', { term: 'S', value: '81', reason: 'x', decision: DECISION }))).toEqual(
      E.right([]),
    );
    city.given(of('OverrideRevoked', { override: again, reason: 'x', decision: DECISION }));
    city.given(confirmed('85.5'));
    city.given(confirmed('85.5', { calculatedAt: { ...at, ordinal: 10 } }));
  });

  it('says when there is nothing to confirm', () => {
    expect(city.refusalsOf(confirmed('85.5'))).toEqual(['NO_CALCULATED_SCORE data.calculatedAt']);
  });

  it('takes a score from elsewhere with its decision, within 0 to 100', () => {
    expect(city.refusalsOf(confirmed('101', { calculatedAt: null }))).toEqual([
      'DECISION_REQUIRED data.decision',
      'SCORE_OUT_OF_RANGE data.S',
    ]);
    city.given(confirmed('100', { calculatedAt: null, decision: DECISION }));
  });

  it('and the note that there is none exclude each other (P9)', () => {
    const excused = of('PeriodExcused', { note: 'x', decision: DECISION });
    const received = confirmed('80', { calculatedAt: null, decision: DECISION });
    city.given(excused);
    expect(city.refusalsOf(received)).toEqual(['PERIOD_IS_EXCUSED data.period']);
    expect(city.refusalsOf({ ...excused, data: { ...excused.data, note: 'khác' } })).toEqual([]);
    const other = createCity();
    other.given(received);
    expect(other.refusalsOf(excused)).toEqual(['SCORE_IS_CONFIRMED data.period']);
  });
});

describe('the form (Mẫu số 01)', () => {
  it('wants a reason for each lowered cell, against the last self-score', () => {
    city.given(of('GeneralCriteriaSelfScored', { cells: { 'I.1': '5', 'I.2': '4' } }));
    city.given(of('GeneralCriteriaSelfScored', { cells: { 'I.1': '5', 'I.2': '5' } }));
    const cells = { 'I.1': '5', 'I.2': '4.5' };
    expect(city.refusalsOf(of('GeneralCriteriaConfirmed', { cells, reasons: {} }))).toEqual([
      'REASON_REQUIRED data.reasons.I.2',
    ]);
    city.given(of('GeneralCriteriaConfirmed', { cells, reasons: { 'I.2': 'Đi muộn' } }));
  });

  it('may be confirmed without a self-score (R19)', () => {
    city.given(of('GeneralCriteriaConfirmed', { cells: { 'I.1': '0' }, reasons: {} }));
  });

  it('is scored by month and quarter only (Điều 3.4)', () => {
    expect(city.refusalsOf(of('GeneralCriteriaSelfScored', { cells: { 'I.1': '5' }, period: '2025' }))).toContain(
      'PERIOD_NOT_SCORED data.period',
    );
    expect(city.refusalsOf(of('LeadershipAttested', { period: '2026-H1' }))).toEqual([
      'PERIOD_NOT_SCORED data.period',
      'EMPTY_LIST data',
    ]);
  });
});

it.each([
  of('GeneralCriteriaConfirmed', { cells: { 'I.1': '5' }, reasons: {} }, 'p1'),
  of('PeriodExcused', { note: 'x', decision: DECISION }, 'p1'),
  of('LeadershipAttested', { e: { value: '1', reason: 'x' } }, 'p1'),
  of('PeriodScoreConfirmed', { S: '80', calculatedAt: null, decision: DECISION }, 'p1'),
  of('OverrideMade', { term: 'd', value: '1', reason: 'x', decision: DECISION }, 'p1'),
])('nobody judges themselves (Điều 10): $type', (attempt) => {
  expect(city.refusalsOf(attempt)).toEqual(['OWN_JUDGEMENT actor']);
});

describe('publishing', () => {
  const basis = { ordinal: 9, root: HASH, effective: '2026-03-31', ruleSet: HASH, formulaSet: HASH };
  it('restates only what was published, by decision, with the score of the basis; the same figure says nothing new', () => {
    const restated = (published: string, S = '81', more: object = { decision: DECISION }) =>
      of('RatingRestated', { S, published, basis, reason: 'x', ...more });
    city.setCalculated('80');
    const unknown = '00000000-0000-4000-8000-000000000000';
    const { id } = city.given(of('RatingPublished', { post: 'h1', S: '80', basis }));
    expect(city.decide(restated(id, '80'))).toEqual(E.right([]));
    city.setCalculated('81');
    expect(city.refusalsOf(restated(unknown))).toEqual(['UNKNOWN_PUBLICATION data.published']);
    expect(city.refusalsOf(restated(id, '81', {}))).toEqual(['DECISION_REQUIRED data.decision']);
    expect(city.refusalsOf(restated(id, '82'))).toEqual(['NOT_THE_SCORE data.S']);
    city.setCalculated(null);
    expect(city.refusalsOf(restated(id))).toEqual(['NOT_PUBLISHABLE data.basis']);
    city.setCalculated('81');
    const again = city.given(restated(id));
    expect(city.decide(restated(id))).toEqual(E.right([]));
    // Neither figure is ever taken back.
    for (const [target, targetType] of [
      [id, 'RatingPublished'],
      [again.id, 'RatingRestated'],
    ])
      expect(
        city.refusalsOf({
          type: 'FactRetracted',
          validAt: null,
          data: { stream: 'rating-p1-2026-Q1', target, targetType, reason: 'x' } as never,
        }),
      ).toContain('NOT_CORRECTABLE data.target');
  });

  it('takes the score of its basis only, once, while the period is open', () => {
    const publish = (S: string, person = 'p1') => of('RatingPublished', { person, S, basis });
    expect(city.refusalsOf(publish('80'))).toEqual(['NOT_PUBLISHABLE data.basis']);
    city.setCalculated('80');
    expect(city.refusalsOf(publish('80.1'))).toEqual(['NOT_THE_SCORE data.S']);
    city.given(publish('80.0'));
    expect(city.refusalsOf(publish('80'))).toEqual(['ALREADY_PUBLISHED data.period']);
    city.given({
      type: 'PeriodClosed',
      validAt: null,
      data: { period: '2026-Q1', ratings: 1, ratingsRoot: HASH, ordinal: 9, root: HASH },
    });
    expect(city.refusalsOf(publish('80', 'p2'))).toEqual(['PERIOD_IS_CLOSED data.period']);
    city.given({
      type: 'PeriodReopened',
      validAt: null,
      data: { period: '2026-Q1', reason: 'x', decision: DECISION },
    });
    city.given(publish('80', 'p2'));
  });
});
