import { describe, expect, test } from 'vitest';
import { evaluate, type PlanTask } from '../index.js';

const task: PlanTask = {
  id: 't',
  due: '2026-03-31',
  required: 2,
  accepted: 0,
  completedOn: null,
  cancelledOn: null,
  excused: false,
  weight: '1',
};
const run = (effective: string, ...changes: readonly object[]) =>
  evaluate('completion/plan', {
    effective,
    tasks: changes.map((change, index) => ({ ...task, id: `t${index}`, ...change })),
  });
const done = { accepted: 2, completedOn: '2026-04-10' };

describe('the state of a task on a day', () => {
  test.each([
    ['on the due day it is not yet due', '2026-03-31', {}, 'notYetDue'],
    ['the next day it is overdue', '2026-04-01', {}, 'overdue'],
    ['or excused', '2026-04-01', { excused: true }, 'excused'],
    ['an excuse does not show before', '2026-03-31', { excused: true }, 'notYetDue'],
    ['completed on the due day is on time', '2026-04-01', { accepted: 2, completedOn: '2026-03-31' }, 'onTime'],
    ['completed after it is late', '2026-04-10', done, 'late'],
    ['late and excused counts as on time', '2026-04-10', { ...done, excused: true }, 'onTime'],
    ['a completion after the day is not known to it', '2026-04-09', done, 'overdue'],
    ['cancelled on the day', '2026-04-01', { cancelledOn: '2026-04-01' }, 'cancelled'],
    ['a cancellation after the day is not known to it', '2026-04-01', { cancelledOn: '2026-04-02' }, 'overdue'],
    ['cancelled goes before completed', '2026-04-10', { ...done, cancelledOn: '2026-04-10' }, 'cancelled'],
    ['without due date it is never overdue', '2099-12-31', { due: null }, 'notYetDue'],
    ['without due date it is completed on time', '2026-04-10', { ...done, due: null }, 'onTime'],
  ])('%s', (_what, effective, change, state) => {
    expect(run(effective, change)).toMatchObject({ ok: true, answer: { assigned: 1, [state]: 1 } });
  });
});

describe('the percentages', () => {
  test('only cancelled tasks leave no percentage', () => {
    expect(run('2026-06-30', { cancelledOn: '2026-01-05' })).toMatchObject({
      answer: { assigned: 1, cancelled: 1, counted: null, weighted: null },
    });
  });
  test('an undecided weight counts 1', () => {
    const half = { accepted: 1 };
    expect(run('2026-06-30', { ...half, weight: null }, { weight: '3' })).toMatchObject({
      answer: { counted: '0', weighted: '1/8' },
    });
  });
  test('weights of 0 alone leave no weighted percentage', () => {
    expect(run('2026-06-30', { weight: '0' })).toMatchObject({ answer: { counted: '0', weighted: null } });
  });
  test('the unit that completes a task after the day is not accepted on it', () => {
    expect(run('2026-04-09', done)).toMatchObject({
      answer: { weighted: '1/2', display: { weighted: '0.50', counted: '0.00' } },
    });
  });
});

test.each([
  [{ accepted: 3 }, 'UNITS_EXCEED_REQUIRED', 'tasks[0].accepted'],
  [{ accepted: 2 }, 'COMPLETION_CONTRADICTORY', 'tasks[0].completedOn'],
  [{ completedOn: '2026-03-01' }, 'COMPLETION_CONTRADICTORY', 'tasks[0].completedOn'],
  [{ required: 0 }, 'REQUIRED_NOT_POSITIVE', 'tasks[0].required'],
  [{ due: '2026-02-29' }, 'INVALID_DATE', 'tasks[0].due'],
  [{ due: '31/3/2026' }, 'INVALID_DATE', 'tasks[0].due'],
  [{ due: undefined }, 'MISSING_FIELD', 'tasks[0].due'],
  [{ weight: '-1' }, 'WEIGHT_NEGATIVE', 'tasks[0].weight'],
  [{ weight: '-1', cancelledOn: '2026-02-01' }, 'WEIGHT_NEGATIVE', 'tasks[0].weight'],
  [{ weight: 1 }, 'INVALID_NUMBER', 'tasks[0].weight'],
])('refuses %j', (change, code, path) => {
  expect(run('2026-06-30', change)).toMatchObject({ ok: false, error: { code, path } });
});

test('refuses a task that is listed twice', () => {
  expect(evaluate('completion/plan', { effective: '2026-06-30', tasks: [task, task] })).toMatchObject({
    error: { code: 'DUPLICATE_ID', path: 'tasks[1].id' },
  });
});
