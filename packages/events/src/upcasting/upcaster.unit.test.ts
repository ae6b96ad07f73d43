import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { canonicalText, decodeEvent, EVENT_TYPES, eventIdOf } from '../index.js';
import { type Upcaster, upcasterChain } from './upcaster.js';

const step = (type: string, from: number, to: number, upcast: Upcaster['upcast'] = (data) => data): Upcaster => ({
  type,
  from,
  to,
  upcast,
});
const append = (text: string) => (data: unknown) => `${data}${text}`;

describe('a chain of upcasters', () => {
  test('leads every older version to the present one, step by step', () => {
    const chain = upcasterChain(
      [step('A', 2, 3, append('-3')), step('A', 1, 2, append('-2')), step('B', 1, 2, append('-b'))],
      { A: 3, B: 2, C: 1 },
    );
    expect(chain.upcast('A', 1, 'x')).toEqual({ data: 'x-2-3' });
    expect(chain.upcast('A', 2, 'x')).toEqual({ data: 'x-3' });
    expect(chain.upcast('A', 3, 'x')).toEqual({ data: 'x' });
    expect(chain.upcast('B', 1, 'x')).toEqual({ data: 'x-b' });
    expect(chain.upcast('C', 1, 'x')).toEqual({ data: 'x' });
  });

  test('a step may pass over a version, which then has one of its own', () => {
    const chain = upcasterChain([step('A', 1, 3, append('-3')), step('A', 2, 3, append('-3'))], { A: 3 });
    expect(chain.upcast('A', 1, 'x')).toEqual({ data: 'x-3' });
  });

  test.each([
    ['D', 1],
    ['toString', 1],
    ['A', 0],
    ['A', 4],
    ['A', 1.5],
  ])('knows no %s@%s', (type, version) => {
    const chain = upcasterChain([step('A', 1, 2), step('A', 2, 3)], { A: 3 });
    expect(chain.upcast(type, version, 'x')).toBeNull();
  });

  test.each<[string, readonly Upcaster[], { readonly [type: string]: number }, RegExp]>([
    ['with a gap at the start', [step('A', 2, 3)], { A: 3 }, /^A: no upcaster leads from version 1, and 3/],
    ['with a gap at the end', [step('A', 1, 2)], { A: 3 }, /^A: no upcaster leads from version 2, and 3/],
    ['that is missing', [], { A: 2 }, /^A: no upcaster leads from version 1, and 2/],
    ['with a duplicate', [step('A', 1, 2), step('A', 1, 2)], { A: 2 }, /A 1 → 2: a second way from version 1/],
    ['with two ways', [step('A', 1, 2), step('A', 1, 3), step('A', 2, 3)], { A: 3 }, /a second way from version 1/],
    ['with a cycle', [step('A', 1, 2), step('A', 2, 1)], { A: 2 }, /A 2 → 1: it does not lead forward/],
    ['of one version on itself', [step('A', 1, 1)], { A: 1 }, /A 1 → 1: it does not lead forward/],
    ['of an unknown type', [step('B', 1, 2)], { A: 1 }, /there is no event type B/],
    ['past the present version', [step('A', 1, 2)], { A: 1 }, /A 1 → 2: A has the versions 1 to 1/],
    ['from before the first version', [step('A', 0, 1)], { A: 1 }, /A has the versions 1 to 1/],
  ])('%s is refused', (_, upcasters, present, message) => {
    expect(() => upcasterChain(upcasters, present)).toThrow(message);
  });
});

/** A history of the type in which version 1 called the unit `agency`; the present version 2 is what the catalogue has. */
const renamedInVersion2 = upcasterChain(
  [
    step('UnitRenamed', 1, 2, (data) => {
      const { agency, ...rest } = data as { readonly agency: string };
      return { ...rest, unit: agency };
    }),
  ],
  { ...Object.fromEntries(Object.entries(EVENT_TYPES).map(([type, { version }]) => [type, version])), UnitRenamed: 2 },
);

const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';
const stored = (type: string, version: number, data: object) => ({
  id: eventIdOf(LEDGER, 'c1', 0),
  type,
  version,
  ledger: LEDGER,
  stream: 'unit-a',
  revision: 0,
  validAt: '2026-01-05',
  recordedAt: '2026-01-05T01:00:00.000Z',
  actor: 'tester',
  commandId: 'c1',
  correlationId: 'c1',
  causationId: null,
  prevHash: null,
  data,
});
const unit = { name: 'Sở Y tế' };

describe('reading a stored event of an older version', () => {
  test('gives the data as they are written now, and leaves the stored object alone', () => {
    const old = stored('UnitRenamed', 1, { ...unit, agency: 'a' });
    const before = canonicalText(old);
    expect(decodeEvent(old, renamedInVersion2)).toMatchObject(
      E.right({ type: 'UnitRenamed', data: { ...unit, unit: 'a' } }),
    );
    expect(canonicalText(old)).toBe(before);
  });

  test('checks what comes out of the upcaster', () => {
    expect(decodeEvent(stored('UnitRenamed', 1, unit), renamedInVersion2)).toMatchObject({
      left: [{ path: 'event.data.unit' }],
    });
  });

  test('refuses a version that was never written, as unknown', () => {
    for (const version of [0, 3])
      expect(decodeEvent(stored('UnitRenamed', version, { ...unit, unit: 'a' }), renamedInVersion2)).toMatchObject({
        left: [{ path: 'event.version', value: version }],
      });
  });

  test('brings what a correction says to the present version of its target', () => {
    const correction = (targetVersion: object, data: object) =>
      stored('FactCorrected', 1, {
        ...{ stream: 'unit-a', target: eventIdOf(LEDGER, 'c0', 0), targetType: 'UnitRenamed', ...targetVersion },
        ...{ data, correctedValidAt: null, reason: 'ghi nhầm' },
      });
    const present = { data: { data: { ...unit, unit: 'a' } } };
    expect(decodeEvent(correction({}, { ...unit, agency: 'a' }), renamedInVersion2)).toMatchObject(E.right(present));
    expect(decodeEvent(correction({ targetVersion: 2 }, { ...unit, unit: 'a' }), renamedInVersion2)).toMatchObject(
      E.right(present),
    );
    expect(decodeEvent(correction({ targetVersion: 3 }, { ...unit, unit: 'a' }), renamedInVersion2)).toMatchObject({
      left: [{ path: 'event.data.targetVersion' }],
    });
  });
});
