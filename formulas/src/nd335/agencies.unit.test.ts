import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../index.js';

const facts = {
  S: '93',
  tasks: { assigned: 40, done: 40, late: 0, qualityFailed: 0, exceeded: 14 },
  subUnitsKht: 0,
  subUnitsUnclassified: 0,
  shortcomingsOpen: 0,
  wrongdoing: false,
  forceMajeure: false,
};
const tasks = (changed: Partial<typeof facts.tasks>) => ({ tasks: { ...facts.tasks, ...changed } });
const classOf = (changed: object) => evaluate('nd335/agency-class', { ...facts, ...changed });

describe('agency class', () => {
  test.each([
    ['exactly 30 % exceeded', tasks({ exceeded: 12 }), 'XS', 'OK', []],
    ['under 30 % exceeded', tasks({ exceeded: 11 }), 'TOT', 'OK', []],
    ['a sub-unit at KHT', { subUnitsKht: 1 }, 'TOT', 'OK', []],
    ['an open shortcoming', { shortcomingsOpen: 1 }, 'TOT', 'OK', []],
    ['one task of poor quality (R37)', tasks({ qualityFailed: 1 }), 'HT', 'OK', []],
    ['exactly 20 % late', tasks({ late: 8 }), 'HT', 'OK', []],
    ['more than 20 % late', tasks({ late: 9 }), null, 'REVIEW', ['KHT', 'HT']],
    ['one task unfinished', tasks({ done: 39, late: 1 }), null, 'REVIEW', ['KHT', 'HT']],
    ['60 points with everything done', { S: '60' }, 'HT', 'OK', []],
    ['60 points with 85 % done', { S: '60', ...tasks({ done: 34, late: 6 }) }, null, 'REVIEW', ['KHT', 'HT']],
    ['exactly 70 % done', tasks({ done: 28, late: 12, exceeded: 0 }), null, 'REVIEW', ['KHT', 'HT']],
    ['under 70 % done', tasks({ done: 27, late: 13, exceeded: 0 }), 'KHT', 'OK', []],
    [
      'under 70 % by force majeure (R38)',
      { forceMajeure: true, ...tasks({ done: 27, late: 13 }) },
      null,
      'REVIEW',
      ['KHT', 'HT', 'TOT', 'XS'],
    ],
    [
      'force majeure does not lift a score under 50',
      { S: '49.99', forceMajeure: true, ...tasks({ done: 27 }) },
      'KHT',
      'OK',
      [],
    ],
    ['concluded wrongdoing', { wrongdoing: true }, 'KHT', 'OK', []],
    ['no tasks, whatever the points', tasks({ assigned: 0, done: 0, exceeded: 0 }), null, 'INSUFFICIENT_DATA', []],
    ['no score', { S: null }, null, 'INSUFFICIENT_DATA', []],
    ['a sub-unit that could cost XS', { subUnitsUnclassified: 1 }, null, 'PENDING', ['TOT', 'XS']],
    [
      'a sub-unit that can change nothing still withholds',
      { S: '75', subUnitsUnclassified: 1 },
      null,
      'PENDING',
      ['TOT'],
    ],
    ['a sub-unit does not withhold KHT by 8.4', { S: '49', subUnitsUnclassified: 1 }, 'KHT', 'OK', []],
  ])('%s', (_what, changed, klass, status, open) => {
    expect(classOf(changed)).toMatchObject({ ok: true, answer: { class: klass, status, open } });
  });

  test.each([
    [tasks({ done: 41 }), 'TASKS_EXCEED_ASSIGNED', 'tasks.done'],
    [tasks({ exceeded: 41 }), 'TASKS_EXCEED_ASSIGNED', 'tasks.exceeded'],
    [{ S: '101' }, 'SCORE_OUT_OF_RANGE', 'S'],
    [{ S: '101', wrongdoing: true }, 'SCORE_OUT_OF_RANGE', 'S'],
    [{ subUnitsKHT: 1 }, 'UNKNOWN_FIELD', 'subUnitsKHT'],
  ])('refuses %j', (changed, code, path) => {
    expect(classOf(changed)).toMatchObject({ ok: false, error: { code, path } });
  });
});

const criterion = (id: string, part: string, max: string, points: string | null, optional = false) => ({
  id,
  part,
  max,
  points,
  optional,
});
const scoreOf = (...criteria: unknown[]) => evaluate('nd335/agency-score', { criteria });

describe('agency score', () => {
  test('is general plus results', () => {
    expect(scoreOf(criterion('6', 'GENERAL', '30', '25.5'), criterion('7', 'RESULTS', '70', '60'))).toMatchObject({
      answer: { status: 'OK', general: '51/2', results: '60', S: '171/2' },
    });
  });
  test('what does not apply is re-weighted inside its own part only (P27)', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(30), (points, general) => {
        const result = scoreOf(
          criterion('6', 'GENERAL', '30', `${general}`),
          criterion('7.b', 'RESULTS', '40', `${points}`),
          criterion('7.h', 'RESULTS', '30', null, true),
        );
        if (!result.ok) throw new Error(result.error.message);
        const [n = '', d = '1'] = (result.answer['results'] as string).split('/');
        expect(Number(n) * 40).toBe(points * 70 * Number(d));
        expect(result.answer['general']).toBe(`${general}`);
      }),
    );
  });
  test('a criterion that is not optional must be scored', () => {
    expect(scoreOf(criterion('6', 'GENERAL', '30', null), criterion('7', 'RESULTS', '70', '60'))).toMatchObject({
      answer: { status: 'INSUFFICIENT_DATA', general: null, results: '60', S: null, missing: ['6'] },
    });
    expect(scoreOf(criterion('6', 'GENERAL', '30', '30'), criterion('7', 'RESULTS', '70', null, true))).toMatchObject({
      answer: { status: 'INSUFFICIENT_DATA', missing: ['RESULTS'] },
    });
  });
  test.each([
    [[criterion('6', 'GENERAL', '29', '1'), criterion('7', 'RESULTS', '70', '1')], 'MAXIMA_NOT_COMPLETE', 'criteria'],
    [
      [criterion('6', 'GENERAL', '30', '31'), criterion('7', 'RESULTS', '70', '1')],
      'POINTS_OUT_OF_RANGE',
      'criteria[0].points',
    ],
    [
      [criterion('6', 'GENERAL', '30', '3'), criterion('7', 'RESULTS', '70', '-1')],
      'POINTS_OUT_OF_RANGE',
      'criteria[1].points',
    ],
    [[criterion('6', 'GENERAL', '30', '3'), criterion('6', 'RESULTS', '70', '1')], 'DUPLICATE_ID', 'criteria[1].id'],
    [[criterion('6', 'SPECIAL', '30', '3')], 'INVALID_CHOICE', 'criteria[0].part'],
    [
      [
        criterion('6.1', 'GENERAL', '35', '30'),
        criterion('6.2', 'GENERAL', '-5', null, true),
        criterion('7', 'RESULTS', '70', '1'),
      ],
      'MAX_NOT_POSITIVE',
      'criteria[1].max',
    ],
  ])('refuses %j', (criteria, code, path) => {
    expect(scoreOf(...criteria)).toMatchObject({ ok: false, error: { code, path } });
  });
});
