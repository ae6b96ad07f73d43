import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsOf, same } from '../testing/history.js';
import { expectLaws, type Oracle } from '../testing/laws.js';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION, TODAY } from '../testing/world.js';

const base = { person: 'p1', year: '2026' };
const day = fc.constantFrom('2026-06-01', '2026-06-10', TODAY);

const decided = (validAt: string): Attempt => ({
  type: 'ClassificationDecided',
  validAt,
  data: { ...base, class: 'TOT', signer: 'p2', decision: DECISION },
});
const notified = (validAt: string, how: string): Attempt => ({
  type: 'ClassificationNotified',
  validAt,
  data: { ...base, how, electronic: true },
});

describe('the annual procedure of a person', () => {
  const attempts: fc.Arbitrary<Attempt> = fc.oneof(
    day.map(decided),
    fc.tuple(day, fc.constantFrom('WRITTEN', 'PUBLIC')).map(([on, how]) => notified(on, how)),
    day.map((validAt): Attempt => ({ type: 'NationalDatabaseSubmitted', validAt, data: base })),
    fc.tuple(day, fc.constantFrom('TOT', 'HT')).map(
      ([validAt, selfClass]): Attempt => ({
        type: 'AnnualSelfAssessmentSubmitted',
        validAt,
        data: { ...base, selfClass },
      }),
    ),
    fc.tuple(day, fc.constantFrom('u1', 'no-unit')).map(
      ([validAt, by]): Attempt => ({
        type: 'ClassificationSynthesised',
        validAt,
        data: { ...base, proposed: 'TOT', by },
      }),
    ),
  );
  const oracle: Oracle = (events, attempt, validAt) => {
    const fact = attempt as unknown as AnyEvent;
    const subject = (event: AnyEvent) => (event.type === 'ClassificationNotified' ? event.data.how : '');
    const last = events.filter((one) => one.type === fact.type && subject(one) === subject(fact)).at(-1);
    if (last !== undefined && same(last.data, fact.data) && last.validAt === validAt) return 'ALREADY_SO';
    if (fact.type === 'ClassificationSynthesised') return fact.data.by === 'u1' ? 'RECORD' : 'REFUSE';
    if (fact.type !== 'ClassificationNotified' && fact.type !== 'NationalDatabaseSubmitted') return 'RECORD';
    const first = eventsOf(events, 'ClassificationDecided')[0];
    return first !== undefined && first.validAt <= validAt ? 'RECORD' : 'REFUSE';
  };
  it('makes a class known, and sends it on, only from the day of its decision', () => expectLaws(attempts, oracle));

  it('says with the article what has to be recorded first', () => {
    const city = createCity();
    expect(city.refusalsOf(notified(TODAY, 'PUBLIC'))).toEqual(['NOT_CLASSIFIED_YET data.year']);
    city.given(decided('2026-06-10'));
    expect(city.refusalsOf(notified('2026-06-09', 'PUBLIC'))).toEqual(['END_BEFORE_START validAt']);
    city.given(notified('2026-06-10', 'PUBLIC'));
  });

  it('lets nobody put together the file of his or her own class', () => {
    const city = createCity();
    const own: Attempt = {
      type: 'ClassificationSynthesised',
      validAt: TODAY,
      actor: 'p1',
      data: { ...base, proposed: 'XS', by: 'u1' },
    };
    expect(city.refusalsOf(own)).toEqual(['OWN_JUDGEMENT actor']);
  });
});
