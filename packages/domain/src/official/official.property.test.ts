import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { it } from 'vitest';
import { eventsOf, same } from '../testing/history.js';
import { expectLaws, type Oracle } from '../testing/laws.js';
import { type Attempt, DECISION } from '../testing/world.js';

const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-02-0${n}`);
const unit = fc.constantFrom('u1', 'u2', 'nowhere');
const person = 'x1';

const registration: Attempt = {
  type: 'OfficialRegistered',
  validAt: '2026-01-01',
  data: { person, name: 'Người x1', personKind: 'CONG_CHUC' },
};

const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  fc
    .constantFrom('Người x1', 'Tên khác')
    .map((name): Attempt => ({ ...registration, data: { ...registration.data, name } })),
  fc
    .tuple(unit, day)
    .map(([u, validAt]): Attempt => ({ type: 'OfficialAssigned', validAt, data: { person, unit: u, role: 'STAFF' } })),
  fc.tuple(unit, day, fc.constantFrom('DEPUTY', 'STAFF')).map(
    ([u, validAt, role]): Attempt => ({
      type: 'OfficialAssigned',
      validAt,
      data: { person, unit: u, post: 's1', role },
    }),
  ),
  fc
    .tuple(unit, day)
    .map(
      ([u, validAt]): Attempt => ({ type: 'OfficialLeft', validAt, data: { person, unit: u, reason: 'TRANSFERRED' } }),
    ),
  fc
    .tuple(day, day)
    .map(([validAt, until]): Attempt => ({ type: 'AbsenceRecorded', validAt, data: { person, until, kind: 'SICK' } })),
  fc.tuple(fc.constantFrom('a1', 'a2'), fc.constantFrom('CANH_CAO', 'PARTY'), day, fc.boolean()).map(
    ([act, kind, validAt, decided]): Attempt => ({
      type: 'DisciplineImposed',
      validAt,
      data: { person, act, kind, dutyRelated: true, actDate: '2026-02-05', ...(decided && { decision: DECISION }) },
    }),
  ),
  fc
    .tuple(fc.constantFrom('a1', 'a2'), day)
    .map(([act, validAt]): Attempt => ({ type: 'DegradationConcluded', validAt, data: { person, act } })),
  fc
    .constantFrom(['u1'], ['u1', 'u1'], ['nowhere'])
    .map(
      (units): Attempt => ({ type: 'DeputyFieldAssigned', validAt: '2026-02-01', data: { person, units, people: [] } }),
    ),
);

const daysBetween = (from: string, until: string): readonly string[] =>
  Array.from({ length: 9 }, (_, n) => `2026-02-0${n + 1}`).filter((it) => it >= from && it <= until);

/** Assignments and departures of one unit, sorted by day, those of a day as they came. */
function worksThere(events: readonly AnyEvent[], where: string, on: string): boolean {
  const moves = events.filter(
    (it) =>
      (it.type === 'OfficialAssigned' || it.type === 'OfficialLeft') && it.data.unit === where && it.validAt <= on,
  );
  const sorted = moves
    .map((event, i) => ({ event, i }))
    .sort((a, b) => a.event.validAt.localeCompare(b.event.validAt) || a.i - b.i);
  return sorted.at(-1)?.event.type === 'OfficialAssigned';
}

const oracle: Oracle = (events, attempt, validAt) => {
  const fact = attempt as unknown as AnyEvent;
  const lastOf = (...types: AnyEvent['type'][]) => events.filter(({ type }) => types.includes(type)).at(-1);
  const repeats = (last: AnyEvent | undefined) =>
    last?.type === fact.type && last.validAt === validAt && same(last.data, fact.data);
  const registered = eventsOf(events, 'OfficialRegistered').length > 0;
  switch (fact.type) {
    case 'OfficialRegistered':
      return registered ? (repeats(lastOf('OfficialRegistered')) ? 'ALREADY_SO' : 'REFUSE') : 'RECORD';
    case 'OfficialAssigned': {
      if (repeats(lastOf('OfficialAssigned', 'OfficialLeft'))) return 'ALREADY_SO';
      const { unit: where, post, role } = fact.data;
      const fits = post === undefined || (where === 'u1' && role === 'STAFF');
      return registered && where !== 'nowhere' && fits ? 'RECORD' : 'REFUSE';
    }
    case 'OfficialLeft': {
      const where = fact.data.unit;
      const works = worksThere(events, where, validAt);
      const left = eventsOf(events, 'OfficialLeft').some((it) => it.data.unit === where && it.validAt === validAt);
      if (repeats(lastOf('OfficialAssigned', 'OfficialLeft')) || (left && !works)) return 'ALREADY_SO';
      return registered && works ? 'RECORD' : 'REFUSE';
    }
    case 'AbsenceRecorded': {
      if (repeats(lastOf('AbsenceRecorded'))) return 'ALREADY_SO';
      const away = new Set(eventsOf(events, 'AbsenceRecorded').flatMap((it) => daysBetween(it.validAt, it.data.until)));
      const days = daysBetween(validAt, fact.data.until);
      return registered && days.length > 0 && days.every((it) => !away.has(it)) ? 'RECORD' : 'REFUSE';
    }
    case 'DisciplineImposed': {
      const { act, kind, decision } = fact.data;
      const ofAct = eventsOf(events, 'DisciplineImposed').filter((it) => it.data.act === act);
      if (repeats(ofAct.at(-1))) return 'ALREADY_SO';
      const again = ofAct.some((it) => it.data.kind === kind);
      return registered && !again && decision && validAt >= '2026-02-05' ? 'RECORD' : 'REFUSE';
    }
    case 'DegradationConcluded': {
      const ofAct = eventsOf(events, 'DegradationConcluded').filter((it) => it.data.act === fact.data.act);
      if (repeats(ofAct.at(-1))) return 'ALREADY_SO';
      return registered && ofAct.length === 0 ? 'RECORD' : 'REFUSE';
    }
    case 'DeputyFieldAssigned':
      if (repeats(lastOf('DeputyFieldAssigned'))) return 'ALREADY_SO';
      return registered && same(fact.data.units, ['u1']) ? 'RECORD' : 'REFUSE';
    default:
      throw new Error(fact.type);
  }
};

it('keeps the life of an official without overlap, each act once', () => {
  const surely: readonly Attempt[] = [
    registration,
    { type: 'OfficialAssigned', validAt: '2026-02-01', data: { person, unit: 'u1', role: 'STAFF' } },
    { type: 'OfficialLeft', validAt: '2026-02-03', data: { person, unit: 'u1', reason: 'TRANSFERRED' } },
  ];
  expectLaws(attempts, oracle, { openings: fc.constantFrom([], [registration], [registration]), surely });
});
