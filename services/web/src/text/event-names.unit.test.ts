import { EVENT_TYPE_NAMES } from '@kpi-ledger/events';
import { expect, test } from 'vitest';
import { eventName } from './event-names.ts';

test('Every type of event has a Vietnamese name of its own.', () => {
  const names = EVENT_TYPE_NAMES.map(eventName);
  expect(EVENT_TYPE_NAMES.filter((type) => eventName(type) === null)).toEqual([]);
  expect(new Set(names).size).toBe(EVENT_TYPE_NAMES.length);
  expect(eventName('NoSuchType')).toBeNull();
});
