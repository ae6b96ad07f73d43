import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { it } from 'vitest';
import { eventsOf, same } from '../testing/history.js';
import { expectLaws, type Oracle } from '../testing/laws.js';
import { type Attempt, DECISION, TODAY } from '../testing/world.js';

const unit = 'u9';
const registration = (scope: string, parent?: string): Attempt => ({
  type: 'UnitRegistered',
  validAt: '2026-01-01',
  data: { unit, name: 'Phòng 9', aliases: [], kind: 'PHONG', scope, article: null, ...(parent && { parent }) },
});
const day = fc.constantFrom('2026-04-01', '2026-05-01', '2026-07-01');
const people = fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3'), { maxLength: 2 });

const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  fc
    .tuple(fc.constantFrom('in', 'out'), fc.constantFrom('u1', 'u9', 'nowhere', undefined))
    .map(([scope, parent]) => registration(scope, parent)),
  fc
    .tuple(day, fc.constantFrom('Phòng A', 'Phòng B'))
    .map(([validAt, name]): Attempt => ({ type: 'UnitRenamed', validAt, data: { unit, name } })),
  fc.tuple(day, fc.constantFrom('MONTH', 'QUARTER'), fc.boolean()).map(
    ([validAt, tracking, decided]): Attempt => ({
      type: 'TrackingUnitDecided',
      validAt,
      data: { unit, tracking, ...(decided && { decision: DECISION }) },
    }),
  ),
  fc.tuple(fc.constantFrom('g1', 'g2'), people).map(
    ([group, who]): Attempt => ({
      type: 'SimilarTaskGroupDefined',
      validAt: '2026-02-01',
      data: { unit, group, name: 'Nhóm', people: who },
    }),
  ),
  fc.tuple(fc.constantFrom('x', 'y'), day).map(
    ([shortcoming, validAt]): Attempt => ({
      type: 'ShortcomingRecorded',
      validAt,
      data: { unit, shortcoming, note: 'n' },
    }),
  ),
  fc
    .tuple(fc.constantFrom('x', 'y'), day)
    .map(([shortcoming, validAt]): Attempt => ({ type: 'ShortcomingRemedied', validAt, data: { unit, shortcoming } })),
  fc.constantFrom('1/5', '0.21', '0.25', '0.26').map(
    (rate): Attempt => ({
      type: 'QuotaDecided',
      validAt: TODAY,
      data: { unit, year: '2026', rate, decision: DECISION },
    }),
  ),
  fc.tuple(fc.constantFrom('-1', '0', '10', '10.5'), fc.boolean()).map(
    ([points, optional]): Attempt => ({
      type: 'AgencyCriteriaScored',
      validAt: null,
      data: {
        unit,
        period: '2025',
        criteria: [{ id: 'a', part: 'GENERAL', max: '10', points: points === '-1' ? null : points, optional }],
      },
    }),
  ),
);

const oracle: Oracle = (events, attempt, validAt) => {
  const fact = attempt as unknown as AnyEvent;
  const registered = eventsOf(events, 'UnitRegistered').length > 0;
  const repeats = (last: AnyEvent | undefined) => last?.validAt === validAt && same(last.data, fact.data);
  const lastOf = (type: AnyEvent['type']) => events.filter((it) => it.type === type).at(-1);
  switch (fact.type) {
    case 'UnitRegistered': {
      if (registered) return repeats(lastOf('UnitRegistered')) ? 'ALREADY_SO' : 'REFUSE';
      const { parent, scope } = fact.data;
      return scope === 'in' && parent !== 'u9' && parent !== 'nowhere' ? 'RECORD' : 'REFUSE';
    }
    case 'UnitRenamed':
      if (repeats(lastOf('UnitRenamed'))) return 'ALREADY_SO';
      return registered ? 'RECORD' : 'REFUSE';
    case 'TrackingUnitDecided':
      if (repeats(lastOf('TrackingUnitDecided'))) return 'ALREADY_SO';
      return registered && fact.data.decision && validAt !== '2026-05-01' ? 'RECORD' : 'REFUSE';
    case 'SimilarTaskGroupDefined': {
      const groups = eventsOf(events, 'SimilarTaskGroupDefined');
      if (repeats(groups.filter((it) => it.data.group === fact.data.group).at(-1))) return 'ALREADY_SO';
      const other = groups.filter((it) => it.data.group !== fact.data.group).at(-1)?.data.people ?? [];
      return registered && fact.data.people.every((it) => !other.includes(it)) ? 'RECORD' : 'REFUSE';
    }
    case 'ShortcomingRecorded': {
      const known = eventsOf(events, 'ShortcomingRecorded').filter(
        (it) => it.data.shortcoming === fact.data.shortcoming,
      );
      if (known.length > 0) return repeats(known.at(-1)) ? 'ALREADY_SO' : 'REFUSE';
      return registered ? 'RECORD' : 'REFUSE';
    }
    case 'ShortcomingRemedied': {
      const { shortcoming } = fact.data;
      if (eventsOf(events, 'ShortcomingRemedied').some((it) => it.data.shortcoming === shortcoming))
        return 'ALREADY_SO';
      const found = eventsOf(events, 'ShortcomingRecorded').find((it) => it.data.shortcoming === shortcoming);
      return found && found.validAt <= validAt ? 'RECORD' : 'REFUSE';
    }
    case 'QuotaDecided':
      if (repeats(lastOf('QuotaDecided'))) return 'ALREADY_SO';
      return registered && (fact.data.rate === '0.21' || fact.data.rate === '0.25') ? 'RECORD' : 'REFUSE';
    case 'AgencyCriteriaScored': {
      if (repeats(lastOf('AgencyCriteriaScored'))) return 'ALREADY_SO';
      const [criterion] = fact.data.criteria;
      const fits = criterion?.points === null ? criterion.optional : criterion?.points !== '10.5';
      return registered && fits ? 'RECORD' : 'REFUSE';
    }
    default:
      throw new Error(fact.type);
  }
};

it('records what happens to a unit, each statement once', () => {
  expectLaws(attempts, oracle, { openings: fc.constantFrom([], [registration('in')], [registration('in', 'u1')]) });
});
