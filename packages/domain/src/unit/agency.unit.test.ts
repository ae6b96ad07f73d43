import { beforeEach, describe, expect, it } from 'vitest';
import { REFUSAL_TEXTS, type RefusalCode } from '../refusals/texts.js';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION, TODAY, type World } from '../testing/world.js';

let city: World;
beforeEach(() => {
  city = createCity();
});

const criterion = (id: string, part: string, item: string, max: string, more: object = {}) => ({
  ...{ id, part, item, max, label: `Tiêu chí ${id}`, optional: false },
  ...more,
});
const CRITERIA = [
  criterion('c', 'GENERAL', '6.1', '30'),
  criterion('k1', 'RESULTS', '7.b', '50.5'),
  criterion('k2', 'RESULTS', '7.h', '19.5', { optional: true }),
];
const adopted = (more: object = {}, validAt = '2026-01-05'): Attempt => ({
  type: 'AgencyCriteriaSetAdopted',
  validAt,
  data: { unit: 'u1', set: 'bo-1', criteria: CRITERIA, decision: DECISION, ...more },
});

const points = (id: string, part: string, max: string, of: string | null, optional = false) => ({
  ...{ id, part, max, points: of, optional },
});
const SCORED = [
  points('c', 'GENERAL', '30', '25'),
  points('k1', 'RESULTS', '101/2', '40'),
  points('k2', 'RESULTS', '19.5', null, true),
];
const scored = (more: object = {}, actor = 'so-noi-vu'): Attempt => ({
  type: 'AgencyCriteriaScored',
  validAt: null,
  data: { unit: 'u2', period: '2025', criteria: SCORED, ...more },
  actor,
});
const named = { set: { adoptedBy: 'u1', id: 'bo-1' } };
/** A set that was in force at the end of 2025. */
const old = (more: object = {}) => adopted(more, '2025-06-01');

describe('a criteria set (Điều 6, 7 khoản 2)', () => {
  it('holds exactly 30 and 70 points, by a decision', () => {
    city.given(adopted());
    const undecided = { unit: 'u1', set: 'bo-2', criteria: CRITERIA };
    expect(city.refusalsOf({ ...adopted(), data: undecided })).toEqual(['DECISION_REQUIRED data.decision']);
    const short = [...CRITERIA.slice(0, 2), criterion('k2', 'RESULTS', '7.h', '19')];
    expect(city.refusalsOf(adopted({ set: 'bo-2', criteria: short }))).toEqual(['CRITERIA_NOT_COMPLETE data.criteria']);
    expect(city.refusalsOf(adopted({ set: 'bo-2', criteria: [] }))).toEqual([
      'EMPTY_LIST data.criteria',
      'CRITERIA_NOT_COMPLETE data.criteria',
      'CRITERIA_NOT_COMPLETE data.criteria',
    ]);
  });

  it('refuses a maximum of 0, a criterion twice, an item of the other article', () => {
    const wrong = [
      criterion('c', 'GENERAL', '7.a', '30'),
      criterion('k', 'RESULTS', '7.a', '70'),
      criterion('k', 'RESULTS', '7.b', '0'),
    ];
    expect(city.refusalsOf(adopted({ criteria: wrong }))).toEqual([
      'DUPLICATE_KEY data.criteria[2].id',
      'ITEM_OF_OTHER_PART data.criteria[0].item',
      'MAXIMUM_NOT_POSITIVE data.criteria[2].max',
    ]);
  });
});

describe('points that name a set', () => {
  it('follow it in ids, parts, maxima (in any spelling) and what is optional', () => {
    city.given(old());
    city.given(scored(named));
    const other = [
      points('c', 'RESULTS', '30', '25'),
      points('k1', 'RESULTS', '50', '40'),
      points('neu', 'RESULTS', '19.5', '1'),
    ];
    expect(city.refusalsOf(scored({ ...named, criteria: other }))).toEqual([
      'CRITERION_UNLIKE_SET data.criteria[0]',
      'CRITERION_UNLIKE_SET data.criteria[1]',
      'CRITERION_NOT_IN_SET data.criteria[2].id',
      'CRITERION_LEFT_OUT data.criteria',
    ]);
  });

  it('need one in force on the last day of the period, for this kind of unit', () => {
    expect(city.refusalsOf(scored(named))).toEqual(['UNKNOWN_CRITERIA_SET data.set.id']);
    city.given(adopted());
    expect(city.refusalsOf(scored(named))).toEqual(['UNKNOWN_CRITERIA_SET data.set.id']);
    city.given(old({ kinds: ['PHONG'], units: ['u1'] }));
    expect(city.refusalsOf(scored(named))).toEqual(['CRITERIA_SET_NOT_FOR_UNIT data.set.id']);
    city.given(old({ kinds: ['PHONG'], units: ['u2'] }));
    city.given(scored(named));
  });

  it('are recognised by somebody else than the head; the self-evaluation is the head’s own (Điều 9)', () => {
    city.given({ type: 'HeadAppointed', validAt: '2025-01-01', data: { post: 'h2', person: 'p1' } });
    expect(city.refusalsOf(scored({}, 'p1'))).toEqual(['OWN_JUDGEMENT actor']);
    city.given(scored({ by: 'SELF' }, 'p1'));
    city.given(scored({}, 'p2'));
    expect(city.refusalsOf(scored({ by: 'SELF' }, 'p1'))).toEqual([]);
  });
});

describe('the class by decision (Điều 8, 9)', () => {
  const classified = (more: object = {}, actor = 'so-noi-vu'): Attempt => ({
    type: 'AgencyClassified',
    validAt: TODAY,
    data: { unit: 'u2', year: '2026', class: 'HT', signer: 'p2', decision: DECISION, ...more },
    actor,
  });
  const standing = (status: string, allowed: readonly string[], subUnitsOpen: readonly string[] = []) =>
    city.setStanding({ status, allowed, subUnitsOpen, why: 'vì sao' });

  it('takes the one class that the conditions leave, again and anew', () => {
    standing('OK', ['HT']);
    expect(city.refusalsOf(classified({ class: 'TOT' }))).toEqual(['AGENCY_CLASS_NOT_OPEN data.class']);
    city.given(classified());
    expect(city.refusalsOf(classified())).toEqual([]);
    standing('OK', ['TOT']);
    city.given(classified({ class: 'TOT' }));
  });

  it('takes a choice with its reason, among the open classes alone', () => {
    standing('REVIEW', ['KHT', 'HT']);
    expect(city.refusalsOf(classified())).toEqual(['CHOICE_NEEDS_REASON data.reason']);
    expect(city.refusalsOf(classified({ class: 'XS', reason: 'x' }))).toEqual(['AGENCY_CLASS_NOT_OPEN data.class']);
    city.given(classified({ reason: 'x' }));
  });

  it('waits for sub-units, but not with KHT', () => {
    standing('PENDING', [], ['u9']);
    expect(city.refusalsOf(classified())).toEqual(['LOWER_AGENCY_OPEN data.unit']);
    standing('OK', ['KHT'], []);
    city.given(classified({ class: 'KHT' }));
  });

  it('says what there is nothing to decide about', () => {
    standing('INSUFFICIENT_DATA', []);
    expect(city.refusalsOf(classified())).toEqual(['AGENCY_NOTHING_TO_DECIDE data.unit']);
    standing('NOT_IN_SCOPE', []);
    expect(city.refusalsOf(classified())).toEqual(['AGENCY_NOT_EVALUATED data.unit']);
  });

  it('is not the act of the organisation’s own head, nor signed by them', () => {
    city.given({ type: 'HeadAppointed', validAt: '2026-01-01', data: { post: 'h2', person: 'p1' } });
    standing('OK', ['HT']);
    expect(city.refusalsOf(classified({ signer: 'p1' }))).toEqual(['OWN_JUDGEMENT data.signer']);
    expect(city.refusalsOf(classified({}, 'p1'))).toEqual(['OWN_JUDGEMENT actor']);
    expect(city.refusalsOf(classified({ signer: 'p9' }))).toEqual(['UNKNOWN_PERSON data.signer']);
  });
});

describe('the quota of agencies (Điều 8 khoản 5)', () => {
  const quota = (more: object): Attempt => ({
    type: 'QuotaDecided',
    validAt: TODAY,
    data: { unit: 'u1', year: '2026', decision: DECISION, ...more },
  });

  it('is another statement than that of civil servants, with units instead of people', () => {
    city.given(quota({ rate: '1/4' }));
    city.given(quota({ rate: '1/4', subject: 'AGENCIES', tieUnits: ['u2'] }));
    expect(city.refusalsOf(quota({ rate: '1/4', subject: 'AGENCIES', tieUnits: ['u2'] }))).toEqual([]);
    expect(city.refusalsOf(quota({ subject: 'AGENCIES', tie: ['p1'] }))).toEqual(['TIE_OF_OTHER_SUBJECT data.tie']);
    expect(city.refusalsOf(quota({ tieUnits: ['u2'] }))).toEqual(['TIE_OF_OTHER_SUBJECT data.tieUnits']);
    expect(city.refusalsOf(quota({ subject: 'AGENCIES', rate: '0.3' }))).toEqual(['RATE_OUT_OF_LAW data.rate']);
    expect(city.refusalsOf(quota({ subject: 'AGENCIES', tieUnits: ['u9'] }))).toEqual([
      'UNKNOWN_UNIT data.tieUnits[0]',
    ]);
  });

  it('force majeure is confirmed by a decision', () => {
    const majeure = { unit: 'u2', year: '2026', reason: 'bão' };
    const attempt = (data: object): Attempt => ({ type: 'AgencyForceMajeureConfirmed', validAt: TODAY, data });
    expect(city.refusalsOf(attempt(majeure))).toEqual(['DECISION_REQUIRED data.decision']);
    city.given(attempt({ ...majeure, decision: DECISION }));
  });
});

it.each<[RefusalCode, string]>([
  ['CRITERIA_NOT_COMPLETE', 'Điều 6, Điều 7'],
  ['CRITERION_UNLIKE_SET', 'Điều 7.2'],
  ['LOWER_AGENCY_OPEN', 'Điều 9.1'],
  ['AGENCY_CLASS_NOT_OPEN', 'Điều 8'],
  ['AGENCY_NOT_EVALUATED', 'Điều 2.1'],
])('%s names %s', (code, article) => {
  expect(REFUSAL_TEXTS[code].article).toBe(article);
});
