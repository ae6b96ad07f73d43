import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History } from '../testing/history.js';
import { factsOf, liveFacts } from './index.js';

type Act = { readonly what: 'name' | 'correct' | 'retract'; readonly which: number };

const history = fc.array(
  fc.record({ what: fc.constantFrom('name', 'correct', 'retract') as fc.Arbitrary<Act['what']>, which: fc.nat(30) }),
  { maxLength: 16 },
);

function played(acts: readonly Act[]): History {
  const log = new History();
  for (const [i, { what, which }] of acts.entries()) {
    const target = log.events[which % Math.max(1, log.events.length)];
    if (what === 'name' || target === undefined) log.record('UnitRenamed', { unit: 'so-a', name: `A${i}` });
    else if (what === 'retract') log.retract(target.id);
    else if (target.type === 'UnitRenamed') log.correct(target.id, { unit: 'so-a', name: `C${i}` });
  }
  return log;
}

/** The rule as it is said: an event holds unless the last statement about it that itself holds is a retraction. */
function holds(event: AnyEvent, events: readonly AnyEvent[]): boolean {
  return lastStatement(event, events)?.type !== 'FactRetracted';
}

function lastStatement(event: AnyEvent, events: readonly AnyEvent[]): AnyEvent | undefined {
  const about = events.filter(
    (other) => (other.type === 'FactRetracted' || other.type === 'FactCorrected') && other.data.target === event.id,
  );
  return about.filter((statement) => holds(statement, events)).at(-1);
}

test('The live facts are those that the rule, read literally, lets hold.', () => {
  fc.assert(
    fc.property(history, (acts) => {
      const { events } = played(acts);
      const expected = events.flatMap((event) => {
        if (event.type !== 'UnitRenamed' || !holds(event, events)) return [];
        const last = lastStatement(event, events);
        return [last?.type === 'FactCorrected' ? last.data.data['name'] : event.data.name];
      });
      expect(factsOf(liveFacts(events), 'UnitRenamed').map(({ event }) => event.data.name)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});
