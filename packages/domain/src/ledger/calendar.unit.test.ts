import { expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION } from '../testing/world.js';

const calendar = (more: object): Attempt => ({
  type: 'WorkingCalendarAdopted',
  validAt: '2026-01-05',
  data: {
    ...{ year: '2026', source: 'Thông báo 9441/TB-BNV', decision: DECISION },
    daysOff: [{ day: '2026-01-01', name: 'Tết Dương lịch' }],
    workedRestDays: [{ day: '2026-01-10', name: 'làm bù' }],
    ...more,
  },
});
const days = (...list: readonly string[]) => list.map((day) => ({ day, name: 'x' }));

it.each<[string, object, readonly string[]]>([
  ['without a decision', { decision: undefined }, ['DECISION_REQUIRED data.decision']],
  ['with a day off that is a Sunday', { daysOff: days('2026-04-26') }, ['NOT_A_WEEKDAY data.daysOff[0].day']],
  ['with a worked Monday', { workedRestDays: days('2026-01-12') }, ['NOT_A_REST_DAY data.workedRestDays[0].day']],
  ['with a day of another year', { daysOff: days('2027-01-01') }, ['DAY_OF_ANOTHER_YEAR data.daysOff[0].day']],
])('refuses a working calendar %s', (_, wrong, refusals) => {
  const attempt = calendar(wrong);
  const data = Object.fromEntries(Object.entries(attempt.data).filter(([, value]) => value !== undefined));
  expect(createCity().refusalsOf({ ...attempt, data } as Attempt)).toEqual(refusals);
});

it('refuses a day that is named twice', () => {
  const twice = calendar({ daysOff: days('2026-01-01', '2026-01-01') });
  expect(createCity().refusalsOf(twice)).toEqual([expect.stringContaining('data.daysOff[1].day')]);
});

it('takes a calendar, and another one of the same year after it', () => {
  const city = createCity();
  city.given(calendar({}));
  city.given(calendar({ daysOff: [], workedRestDays: [] }));
});
