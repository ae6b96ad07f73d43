import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFact } from '../arbitraries/index.js';
import { indicatorStream, type NewFact, ratingStream, streamName, streamOf, subjectOf } from '../index.js';

/** Whose key seals a fact's personal texts, said independently of stream names. */
function expectedSubject(fact: NewFact): string {
  const data = fact.data as { person?: string; stream?: string };
  const ofPerson = ['rating-', 'classification-', 'official-'].some((start) => streamOf(fact).startsWith(start));
  return ofPerson && data.stream === undefined ? `official-${data.person}` : streamOf(fact);
}

test('every fact has a well-formed stream, and a subject that is known from the stream alone', () => {
  fc.assert(
    fc.property(
      anyFact().filter(({ type }) => type !== 'FactCorrected' && type !== 'FactRetracted'),
      (fact) => {
        expect(streamName.codec.is(streamOf(fact))).toBe(true);
        expect(subjectOf(streamOf(fact))).toBe(expectedSubject(fact));
      },
    ),
    { numRuns: 300 },
  );
});

const ids = fc.stringMatching(/^[a-c0-2][a-c0-2-]{0,6}$/);
const persons = fc.oneof(ids, fc.constantFrom('a-2026', 'a-2026-03', 'a', '2026'));
const periods = fc.constantFrom('2026', '2026-03', '2026-Q1', '2026-H1', '2027');

test('two subjects never share a stream', () => {
  const units = fc.option(fc.oneof(ids, fc.constantFrom('city', 'unit-a')));
  fc.assert(
    fc.property(fc.tuple(ids, units), fc.tuple(ids, units), ([i, u], [j, v]) => {
      expect(indicatorStream(i, u) === indicatorStream(j, v)).toBe(i === j && u === v);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.tuple(persons, periods), fc.tuple(persons, periods), ([p, a], [q, b]) => {
      expect(ratingStream(p, a) === ratingStream(q, b)).toBe(p === q && a === b);
      expect(subjectOf(ratingStream(p, a))).toBe(`official-${p}`);
    }),
    { numRuns: 2000 },
  );
});
