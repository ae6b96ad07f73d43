import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { it } from 'vitest';
import { eventsOf, same } from '../testing/history.js';
import { expectLaws, type Oracle } from '../testing/laws.js';
import type { Attempt } from '../testing/world.js';

const post = fc.constantFrom('n1', 'n1', 'n1', 's1', 'unknown');
const person = fc.constantFrom('p1', 'p2', 'p4', 'nobody');
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-02-0${n}`);

const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(post, person, day)
      .map(([p, who, validAt]): Attempt => ({ type: 'HeadAppointed', validAt, data: { post: p, person: who } })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(post, person, day)
      .map(([p, who, validAt]): Attempt => ({ type: 'HeadRelieved', validAt, data: { post: p, person: who } })),
  },
  fc.constantFrom('in', 'out').map((scope): Attempt => definition(scope)),
);

const definition = (scope: string): Attempt => ({
  type: 'PostDefined',
  validAt: '2026-01-01',
  data: { post: 'n1', unit: 'u2', title: 'Chủ tịch', role: 'HEAD', personKind: 'CONG_CHUC', scope, article: null },
});

/** Day by day through the calendar: who sits in the chair at the end of it. */
function holderAt(events: readonly AnyEvent[], on: string): string | null {
  let chair: string | null = null;
  for (let n = 1; n <= 9; n++) {
    const today = `2026-02-0${n}`;
    if (today > on) break;
    for (const event of events) {
      if (event.validAt !== today) continue;
      if (event.type === 'HeadAppointed') chair = event.data.person;
      if (event.type === 'HeadRelieved' && event.data.person === chair) chair = null;
    }
  }
  return chair;
}

const oracle: Oracle = (events, attempt, validAt) => {
  const fact = attempt as unknown as AnyEvent;
  if (fact.type === 'PostDefined') {
    const [before] = eventsOf(events, 'PostDefined');
    if (before) return same(before.data, fact.data) ? 'ALREADY_SO' : 'REFUSE';
    return fact.data.scope === 'in' ? 'RECORD' : 'REFUSE';
  }
  if (fact.type !== 'HeadAppointed' && fact.type !== 'HeadRelieved') throw new Error(fact.type);
  const holds = events.filter(({ type }) => type === 'HeadAppointed' || type === 'HeadRelieved');
  const last = holds.at(-1);
  const repeats = last?.type === fact.type && last.validAt === validAt && same(last.data, fact.data);
  const holder = holderAt(events, validAt);
  const who = fact.data.person;
  if (fact.type === 'HeadAppointed') {
    if (holder === who || repeats) return 'ALREADY_SO';
    const isHeadPost = fact.data.post === 'n1' && eventsOf(events, 'PostDefined').length > 0;
    return isHeadPost && holder === null && (who === 'p1' || who === 'p2') ? 'RECORD' : 'REFUSE';
  }
  const relieved = eventsOf(events, 'HeadRelieved').some((it) => it.validAt === validAt && it.data.person === who);
  if (repeats || (relieved && holder !== who)) return 'ALREADY_SO';
  return holder === who ? 'RECORD' : 'REFUSE';
};

it('seats one head at a time, also when appointments come late', () => {
  const surely: readonly Attempt[] = [
    definition('in'),
    { type: 'HeadAppointed', validAt: '2026-02-01', data: { post: 'n1', person: 'p1' } },
    { type: 'HeadRelieved', validAt: '2026-02-03', data: { post: 'n1', person: 'p1' } },
  ];
  expectLaws(attempts, oracle, { openings: fc.constantFrom([], [definition('in')], [definition('in')]), surely });
});
