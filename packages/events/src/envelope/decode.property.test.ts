import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { anyEvent, anyFact, factArbitrary } from '../arbitraries/index.js';
import { canonicalText, decodeEvent, decodeFact, EVENT_TYPE_NAMES, type NewFact } from '../index.js';

const decoded = (fact: { type: string; validAt: unknown; data: unknown }) =>
  decodeFact(fact.type, fact.validAt, fact.data);

describe('decoding', () => {
  test.each(EVENT_TYPE_NAMES)('%s: a fact is accepted as it is', (type) => {
    fc.assert(
      fc.property(factArbitrary(type) as fc.Arbitrary<NewFact>, (fact) => {
        expect(decoded(fact)).toEqual(E.right(fact));
      }),
      { numRuns: 20 },
    );
  });

  test('a stored event survives its canonical bytes', () => {
    fc.assert(
      fc.property(anyEvent(), (event) => {
        expect(decodeEvent(JSON.parse(canonicalText(event)))).toEqual(E.right(event));
      }),
    );
  });

  test('an unknown field is refused at its place, at the top and inside the envelope', () => {
    fc.assert(
      fc.property(anyEvent(), (event) => {
        expect(pathsOf(decodeEvent({ ...event, data: { ...event.data, surplus: 1 } }))).toContain('event.data.surplus');
        expect(pathsOf(decodeEvent({ ...event, surplus: 1 }))).toEqual(['event.surplus']);
      }),
    );
  });

  test('a field that is left out, or is undefined, or holds an object of a class, is refused at its place', () => {
    fc.assert(
      fc.property(anyFact(), fc.nat(), (fact, pick) => {
        const names = Object.keys(fact.data);
        const name = names[pick % names.length] ?? '';
        const wrong = (value: unknown) => decoded({ ...fact, data: { ...fact.data, [name]: value } });
        expect(pathsOf(wrong(undefined))).toEqual([`data.${name}`]);
        expect(pathsOf(wrong(new Date(0))).every((path) => path.startsWith(`data.${name}`))).toBe(true);
        expect(pathsOf(wrong(new Date(0)))).not.toEqual([]);
      }),
    );
  });
});

describe('whatever is sent', () => {
  const anything = fc.anything({ withDate: true, withMap: true, withSparseArray: true, withBigInt: true });

  /** Replaces one value, anywhere inside. */
  const spoiled = (value: unknown, turns: readonly number[], by: unknown): unknown => {
    const [turn = 0, ...rest] = turns;
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const key = keys[turn % Math.max(keys.length, 1)];
    if (key === undefined || turns.length === 0) return by;
    const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: unknown };
    copy[key] = spoiled(copy[key], rest, by);
    return copy;
  };

  test('is accepted and storable, or refused with at least one rule in both languages', () => {
    fc.assert(
      fc.property(anyFact(), fc.array(fc.nat(20), { maxLength: 4 }), anything, (fact, turns, by) => {
        const result = decoded({ ...fact, data: spoiled(fact.data, turns, by) });
        if (E.isRight(result)) return void expect(typeof canonicalText(result.right)).toBe('string');
        expect(result.left).not.toEqual([]);
        for (const error of result.left) {
          expect(error.path).toMatch(/^data/);
          expect(error.rule).not.toBe('invalid');
          expect(error.ruleVi).not.toBe('không hợp lệ');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('nothing at all is an event', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(E.isLeft(decodeEvent(value))).toBe(true);
      }),
    );
  });
});

const pathsOf = (result: ReturnType<typeof decodeEvent> | ReturnType<typeof decodeFact>): readonly string[] =>
  E.isLeft(result) ? result.left.map(({ path }) => path) : [];
