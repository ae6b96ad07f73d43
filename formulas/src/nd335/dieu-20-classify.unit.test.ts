import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLASSES, type Class, evaluate, OVERRIDES } from '../index.js';

const run = (input: unknown) => evaluate('nd335/classify', input);

describe('classify', () => {
  test.each([
    ['100', 'XS'],
    ['90', 'XS'],
    ['89.999999999999999999999', 'TOT'],
    ['70', 'TOT'],
    ['69.99', 'HT'],
    ['50', 'HT'],
    ['49999/1000', 'KHT'],
    ['0', 'KHT'],
  ])('%s points are %s', (S, scoreClass) => {
    expect(run({ S, overrides: [] })).toMatchObject({
      answer: { scoreClass, class: scoreClass, status: 'OK', reasons: [] },
    });
  });

  test.each(OVERRIDES)('%s makes any score KHT and keeps the score class', (clause) => {
    expect(run({ S: '95', overrides: [clause, clause] })).toMatchObject({
      answer: { scoreClass: 'XS', class: 'KHT', reasons: [clause] },
    });
  });

  test('a head stands no higher than the organisation; nobody else is capped', () => {
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.constantFrom(...CLASSES),
        fc.boolean(),
        fc.boolean(),
        (S, organisationClass, isHead, overridden) => {
          const result = run({ S: `${S}`, overrides: overridden ? ['20.4c'] : [], isHead, organisationClass });
          if (!result.ok) throw new Error(result.error.message);
          const own: Class = overridden ? 'KHT' : S >= 90 ? 'XS' : S >= 70 ? 'TOT' : S >= 50 ? 'HT' : 'KHT';
          const order = 'KHT HT TOT XS'.split(' ');
          const capped = order[Math.min(order.indexOf(own), order.indexOf(organisationClass))];
          expect(result.answer['class']).toBe(isHead ? capped : own);
          expect((result.answer['reasons'] as string[]).includes('20.6')).toBe(isHead && capped !== own);
        },
      ),
    );
  });

  test.each([
    ['XS, nothing known of the organisation', '95', undefined, 'PENDING_ORGANISATION', null],
    ['HT, REVIEW leaves HT and KHT open', '60', ['KHT', 'HT'], 'PENDING_ORGANISATION', null],
    ['HT, the organisation can only be TOT or XS', '60', ['TOT', 'XS'], 'OK', 'HT'],
    ['KHT is final whatever is open (R26)', '49', undefined, 'OK', 'KHT'],
  ])('a head with %s', (_what, S, organisationOpen, status, klass) => {
    const open = organisationOpen === undefined ? {} : { organisationOpen };
    expect(run({ S, overrides: [], isHead: true, ...open })).toMatchObject({ answer: { status, class: klass } });
  });

  test('without a score there is no class', () => {
    expect(run({ S: null, overrides: ['20.4c'] })).toMatchObject({
      answer: { status: 'INSUFFICIENT_DATA', class: null, scoreClass: null },
    });
  });

  test.each([
    [{ S: '95', overrides: ['20.4'] }, 'UNKNOWN_CLAUSE', 'overrides[0]'],
    [{ S: '95', overrides: ['20.4c', '8.4'] }, 'UNKNOWN_CLAUSE', 'overrides[1]'],
    [{ S: '100.1', overrides: [] }, 'SCORE_OUT_OF_RANGE', 'S'],
    [{ S: '95' }, 'MISSING_FIELD', 'overrides'],
    [{ S: '95', overrides: [], organisationClass: 'GOOD' }, 'INVALID_CHOICE', 'organisationClass'],
    [{ S: '95', overrides: [], isHead: 'yes' }, 'INVALID_INPUT', 'isHead'],
  ])('refuses %j', (input, code, path) => {
    expect(run(input)).toMatchObject({ ok: false, error: { code, path } });
  });
});
