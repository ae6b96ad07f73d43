import { describe, expect, test } from 'vitest';
import { evaluate } from '../index.js';

/** Parts of the answer, worked out by hand, under each value of a parameter that the decree leaves open. */
const answerOf = (formula: string, input: object): unknown => {
  const result = evaluate(formula, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.answer;
};

describe('P12, where the score and the conditions of an agency disagree', () => {
  const facts = {
    tasks: { assigned: 40, done: 40, late: 0, qualityFailed: 0, exceeded: 12 },
    subUnitsKht: 0,
    subUnitsUnclassified: 0,
    shortcomingsOpen: 0,
    wrongdoing: false,
    forceMajeure: false,
  };
  const review = (...open: readonly string[]) => ({ class: null, status: 'REVIEW', open });
  const decided = (value: string) => ({ class: value, status: 'OK', open: [] });
  test.each([
    ['XS, exactly 30 % exceeded', '90', {}, decided('XS'), decided('XS')],
    ['XS, one task under 30 %', '90', { exceeded: 11 }, review('KHT', 'HT', 'TOT'), decided('TOT')],
    ['XS, one late task', '93', { late: 1 }, review('KHT', 'HT', 'TOT'), decided('HT')],
    ['TOT, clean', '70', {}, decided('TOT'), decided('TOT')],
    ['TOT, one late task', '75', { late: 1 }, review('KHT', 'HT'), decided('HT')],
    ['HT, exactly 20 % late', '60', { late: 8 }, decided('HT'), decided('HT')],
    [
      'HT, over 20 % late: no class is strictly lower than KHT',
      '60',
      { late: 9 },
      review('KHT', 'HT'),
      review('KHT', 'HT'),
    ],
  ])('%s', (_what, S, tasks, manual, downward) => {
    const input = { ...facts, S, tasks: { ...facts.tasks, ...tasks } };
    expect(answerOf('nd335/agency-class', { ...input, parameters: { P12: 'MANUAL' } })).toMatchObject(manual);
    expect(answerOf('nd335/agency-class', { ...input, parameters: { P12: 'DOWNWARD_TEST' } })).toMatchObject(downward);
    expect(answerOf('nd335/agency-class', input)).toMatchObject(downward);
  });
});

describe('P15, equal scores at the cut of the quota', () => {
  const others = ['v', 'w', 'x', 'y'].map((id) => ({ id, S: '75', class: 'TOT' }));
  const two = (first: object, second: object) => ({
    people: [{ id: 'a', S: '92', class: 'XS', ...first }, { id: 'b', S: '92', class: 'XS', ...second }, ...others],
    rate: '20/100',
    base: 'GOOD_ONLY',
  });
  const tie = { status: 'TIE', excellent: [], demoted: [], tied: ['a', 'b'] };
  const first = { status: 'OK', excellent: ['a'], demoted: ['b'], tied: [] };
  test.each([
    ['the higher G has the one place', { G: '28.25' }, { G: '28' }, first],
    ['equal G is equal T: to the authority', { G: '28.5' }, { G: '57/2' }, tie],
    ['an unknown G breaks no tie', { G: '28.25' }, {}, tie],
    ['S stands before G', { S: '92.000001', G: '20' }, { G: '30' }, first],
  ])('TIE_BREAK_G_T: %s', (_what, a, b, expected) => {
    expect(answerOf('nd335/excellent-quota', { ...two(a, b), parameters: { P15: 'TIE_BREAK_G_T' } })).toMatchObject(
      expected,
    );
  });
  test('the default gives the tie back whole, whatever G', () => {
    expect(answerOf('nd335/excellent-quota', two({ G: '30' }, { G: '20' }))).toMatchObject(tie);
  });
});

describe('P39, a head lowered by the class of the organisation', () => {
  const listed = (good: number, head: object) => ({
    people: [
      { id: 'a', S: '92', class: 'XS' },
      { id: 'head', S: '95', class: 'TOT', cappedByOrganisation: true, ...head },
      ...Array.from({ length: good }, (_, index) => ({ id: `g${index}`, S: '75', class: 'TOT' })),
    ],
    rate: '20/100',
    base: 'GOOD_ONLY',
  });
  const place = { excellent: ['a'], demoted: [] };
  const none = { excellent: [], demoted: ['a'] };
  test.each([
    ['1 + head + 4: the sixth is the head', 4, {}, place, none],
    ['1 + head + 5: six without the head', 5, {}, place, place],
    ['1 + head + 3: five with the head', 3, {}, none, none],
    ['a TOT by own score counts either way', 4, { S: '75', cappedByOrganisation: false }, place, place],
    ['a head at HT counts neither way', 4, { class: 'HT' }, none, none],
  ])('%s', (_what, good, head, counted, notCounted) => {
    const input = listed(good, head);
    expect(answerOf('nd335/excellent-quota', input)).toMatchObject(counted);
    expect(answerOf('nd335/excellent-quota', { ...input, parameters: { P39: 'COUNTS' } })).toMatchObject(counted);
    expect(answerOf('nd335/excellent-quota', { ...input, parameters: { P39: 'NOT_COUNTED' } })).toMatchObject(
      notCounted,
    );
  });
});

describe('P27, a criterion of an agency that did not arise', () => {
  const criteria = (points: string | null, optional: boolean) => [
    { id: '6', part: 'GENERAL', max: '30', points: '25' },
    { id: '7.b', part: 'RESULTS', max: '40', points: '30' },
    { id: '7.h', part: 'RESULTS', max: '30', points, optional },
  ];
  test.each([
    ['not arisen: 30 + 30 of 70, or 30 × 70/40', null, true, '85', '155/2'],
    ['0 points is a score', '0', true, '55', '55'],
    ['not optional: missing either way', null, false, null, null],
  ])('%s', (_what, points, optional, full, proRata) => {
    const input = { criteria: criteria(points, optional) };
    const scored = (P27: string) => answerOf('nd335/agency-score', { ...input, parameters: { P27 } });
    expect(scored('FULL_MARKS')).toMatchObject({ S: full });
    expect(scored('PRO_RATA_IN_PART')).toMatchObject({ S: proRata });
    expect(answerOf('nd335/agency-score', input)).toMatchObject({ S: proRata });
  });
  test('a part of which nothing arose: full marks, or no score', () => {
    const input = {
      criteria: [criteria('0', true)[0], { id: '7', part: 'RESULTS', max: '70', points: null, optional: true }],
    };
    expect(answerOf('nd335/agency-score', { ...input, parameters: { P27: 'FULL_MARKS' } })).toMatchObject({ S: '95' });
    expect(answerOf('nd335/agency-score', input)).toMatchObject({ S: null, missing: ['RESULTS'] });
  });
});

describe('P24 and P45, months worked in part', () => {
  const year = (months: readonly (string | null)[], workingDays: readonly number[] | undefined, parameters: object) =>
    answerOf('nd335/year-score', { months, ...(workingDays ? { workingDays } : {}), parameters });
  test.each([
    ['P24 weighs by days: (20 × 90 + 10 × 75) / 30', [20, 10], { P24: 'BY_WORKING_DAYS' }, '85'],
    ['P24 unweighted', [20, 10], { P24: 'UNWEIGHTED' }, '165/2'],
    ['neither', [20, 0], {}, '165/2'],
    ['P24, a month without a working day', [20, 0], { P24: 'BY_WORKING_DAYS' }, '90'],
    ['P45 of 0 keeps a month without a working day', [20, 0], { P45: '0' }, '165/2'],
    ['P45 of 1 does not', [20, 0], { P45: '1' }, '90'],
    ['exactly the minimum', [20, 10], { P45: '10' }, '165/2'],
    ['one day under the minimum', [20, 9], { P45: '10' }, '90'],
    ['both: at the minimum, weighed by days', [20, 10], { P24: 'BY_WORKING_DAYS', P45: '10' }, '85'],
    ['both: under the minimum', [20, 9], { P24: 'BY_WORKING_DAYS', P45: '10' }, '90'],
  ])('%s', (_what, days, parameters, S) => {
    expect(year(['90', '75'], days, parameters)).toMatchObject({ status: 'OK', S });
  });
  test.each([
    ['days unknown, P24', ['90', '75'], undefined, { P24: 'BY_WORKING_DAYS' }, ['workingDays']],
    ['days unknown, P45', ['90', '75'], undefined, { P45: '1' }, ['workingDays']],
    ['no month reaches P45', ['90', '75'], [4, 4], { P45: '5' }, ['months']],
    ['an unscored month at the minimum', ['90', null], [20, 5], { P45: '5' }, ['months[1]']],
  ])('%s: no score', (_what, months, days, parameters, missing) => {
    expect(year(months, days, parameters)).toMatchObject({ status: 'INSUFFICIENT_DATA', S: null, missing });
  });
  test('an unscored month under the minimum is not missed', () => {
    expect(year(['90', null], [20, 4], { P45: '5' })).toMatchObject({ status: 'OK', S: '90', missing: [] });
  });
});
