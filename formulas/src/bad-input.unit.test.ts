import { expect, test } from 'vitest';
import { evaluate } from './index.js';

const line = { h: '1', assigned: 5, units: [{ count: 5, qualityFaults: 0, delays: 0 }] };
const period = { leader: false, general: '28', lines: [line] };
const leader = { ...period, leader: true, leadership: { d: '1', dd: '1', e: '1' } };
const unit = (change: object) => ({ ...period, lines: [{ ...line, units: [{ ...line.units[0], ...change }] }] });
const classed = { S: '80', overrides: [], isHead: true, organisationClass: 'TOT' };
const person = { id: 'a', S: '75', class: 'TOT' };
const quota = (...people: object[]) => ({ people, rate: '20/100', base: 'GOOD_ONLY' });
const agency = {
  S: '80',
  tasks: { assigned: 4, done: 4, late: 0, qualityFailed: 0, exceeded: 0 },
  subUnitsKht: 0,
  subUnitsUnclassified: 0,
  shortcomingsOpen: 0,
  wrongdoing: false,
  forceMajeure: false,
};

/** What nobody may get past a formula: the error, the place in the input and the article that it offends. */
test.each([
  [
    'general points over 30',
    'nd335/period-score',
    { ...period, general: '30.01' },
    'GENERAL_OUT_OF_RANGE',
    'general',
    'Điều 12',
  ],
  [
    'general points below 0',
    'nd335/period-score',
    { ...period, general: '-0.25' },
    'GENERAL_OUT_OF_RANGE',
    'general',
    'Điều 12',
  ],
  [
    'a cell over its maximum',
    'nd335/general-score',
    { confirmed: { 'II.1': '2.75' } },
    'CELL_OUT_OF_RANGE',
    'confirmed["II.1"]',
    'Mẫu số 01',
  ],
  ['a month over 100', 'nd335/year-score', { months: ['90', '100.01'] }, 'SCORE_OUT_OF_RANGE', 'months[1]', 'Điều 17'],
  ['a score over 100', 'nd335/classify', { ...classed, S: '101' }, 'SCORE_OUT_OF_RANGE', 'S', 'Điều 20'],
  ['an agency below 0', 'nd335/agency-class', { ...agency, S: '-1' }, 'SCORE_OUT_OF_RANGE', 'S', 'Điều 8'],
  [
    'units assigned below 0',
    'nd335/period-score',
    { ...period, lines: [{ ...line, assigned: -1 }] },
    'INVALID_INPUT',
    'lines[0].assigned',
    'Điều 14',
  ],
  [
    'units done below 0',
    'nd335/period-score',
    unit({ count: -1 }),
    'INVALID_INPUT',
    'lines[0].units[0].count',
    'Điều 14',
  ],
  [
    'faults below 0',
    'nd335/period-score',
    unit({ qualityFaults: -1 }),
    'INVALID_INPUT',
    'lines[0].units[0].qualityFaults',
    'Điều 14',
  ],
  [
    'delays below 0',
    'nd335/period-score',
    unit({ delays: -1 }),
    'INVALID_INPUT',
    'lines[0].units[0].delays',
    'Điều 14',
  ],
  [
    'tasks below 0',
    'nd335/agency-class',
    { ...agency, tasks: { ...agency.tasks, late: -1 } },
    'INVALID_INPUT',
    'tasks.late',
    'Điều 8',
  ],
  [
    'units above assigned',
    'nd335/period-score',
    unit({ count: 6 }),
    'UNITS_EXCEED_ASSIGNED',
    'lines[0].units[0].count',
    'Điều 18',
  ],
  [
    'tasks above assigned',
    'nd335/agency-class',
    { ...agency, tasks: { ...agency.tasks, done: 5 } },
    'TASKS_EXCEED_ASSIGNED',
    'tasks.done',
    'Điều 8',
  ],
  [
    'an unknown class of an organisation',
    'nd335/classify',
    { ...classed, organisationClass: 'A' },
    'INVALID_CHOICE',
    'organisationClass',
    'Điều 20',
  ],
  [
    'an unknown class of a person',
    'nd335/excellent-quota',
    quota({ ...person, class: 'A' }),
    'INVALID_CHOICE',
    'people[0].class',
    'Điều 20',
  ],
  [
    'd = 80 %',
    'nd335/period-score',
    { ...leader, leadership: { ...leader.leadership, d: '0.8' } },
    'D_NOT_ALLOWED',
    'leadership.d',
    'Điều 15',
  ],
  [
    'e = 0',
    'nd335/period-score',
    { ...leader, leadership: { ...leader.leadership, e: '0' } },
    'D_NOT_ALLOWED',
    'leadership.e',
    'Điều 15',
  ],
  [
    'a factor of zero',
    'nd335/period-score',
    { ...period, lines: [{ ...line, h: '0' }] },
    'FACTOR_NOT_POSITIVE',
    'lines[0].h',
    'Điều 13',
  ],
  ['a thirteenth month', 'nd335/year-score', { months: Array(13).fill('90') }, 'TOO_MANY_PERIODS', 'months', 'Điều 17'],
  [
    'thirteen months worked',
    'nd335/year-score',
    { months: ['90'], monthsWorked: 13 },
    'MONTHS_OUT_OF_RANGE',
    'monthsWorked',
    'Điều 11',
  ],
  [
    'a person without a group',
    'nd335/excellent-quota',
    quota({ ...person, group: 'A' }, { ...person, id: 'b' }),
    'NO_GROUP',
    'people[1].group',
    'Điều 20',
  ],
  ['a person twice', 'nd335/excellent-quota', quota(person, person), 'DUPLICATE_ID', 'people[1].id', 'Điều 20'],
  [
    'a person in two groups',
    'nd335/excellent-quota',
    quota({ ...person, group: 'A' }, { ...person, group: 'B' }),
    'DUPLICATE_ID',
    'people[1].id',
    'Điều 20',
  ],
  [
    'an agency twice',
    'nd335/excellent-quota',
    { ...quota(person, person), subject: 'AGENCIES' },
    'DUPLICATE_ID',
    'people[1].id',
    'Điều 8',
  ],
] as const)('%s', (_what, formula, input, code, path, article) => {
  const result = evaluate(formula, input);
  if (result.ok) throw new Error('not refused');
  const { error } = result;
  expect({ code: error.code, path: error.path }).toEqual({ code, path });
  expect(error.article).toBe(article);
  expect(error.message).not.toBe('');
  expect(error.messageVi).not.toBe('');
});
