import fc from 'fast-check';
import type { PeriodScoreInput, WorkLine } from '../index.js';

/** `0` … `max` with up to `places` decimals, as text. */
export const decimal = (max: number, places: number): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(max * 10 ** places), fc.nat(places)).map(([n, cut]) => {
    if (places === 0) return `${n}`;
    const digits = `${n}`.padStart(places + 1, '0');
    const decimals = digits.slice(digits.length - places, digits.length - cut);
    return `${digits.slice(0, -places)}${decimals === '' ? '' : `.${decimals}`}`;
  });

const factor = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map(String),
  fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 90 })).map(([n, d]) => `${n}/${d}`),
  fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })).map(([n, d]) => `${n}.${d}`),
);

const unitGroup = fc.record({ count: fc.nat(3), qualityFaults: fc.nat(6), delays: fc.nat(6) });

export const workLine: fc.Arbitrary<WorkLine> = fc
  .record({ h: factor, extra: fc.boolean(), units: fc.array(unitGroup, { maxLength: 3 }), open: fc.nat(3) })
  .map(({ h, extra, units, open }) => ({
    h,
    extra,
    units,
    assigned: units.reduce((sum, { count }) => sum + count, open),
  }));

const half = fc.constantFrom('1', '1/2');
export const leadership = fc.record({ d: half, dd: half, e: half });
export const capMode = fc.constantFrom('COMPONENT', 'TOTAL_ONLY', 'EXTRA_IN_DENOMINATOR');

/** An input that has everything except, sometimes, assigned work. */
export const periodScoreInput: fc.Arbitrary<PeriodScoreInput> = fc
  .record({
    leader: fc.boolean(),
    general: decimal(30, 2),
    lines: fc.array(workLine, { maxLength: 5 }),
    leadership,
    parameters: fc.record({ capMode }),
  })
  .map(({ leadership: criteria, ...rest }) => (rest.leader ? { ...rest, leadership: criteria } : rest));
