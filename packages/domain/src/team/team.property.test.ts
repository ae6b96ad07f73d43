import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION } from '../testing/world.js';

/** Shares with a common denominator: the weights over their sum. Independent of the code under test: whole numbers only. */
const weights = fc.array(fc.bigInt({ min: 1n, max: 400n }), { minLength: 2, maxLength: 8 });
const sumOf = (of: readonly bigint[]): bigint => of.reduce((total, one) => total + one, 0n);

const split = (shares: readonly string[]): Attempt => ({
  type: 'TeamProductSplit',
  validAt: '2026-01-10',
  data: {
    team: 'x',
    product: { catalogue: 'dm', code: 'P' },
    responsible: 'p1',
    parts: shares.map((share, i) => ({ key: `p${i}`, share })),
  },
});

function cityWithFactor(factor: string) {
  const city = createCity();
  city.given({
    type: 'ConversionFactorDecided',
    validAt: '2026-01-01',
    data: { catalogue: 'dm', product: 'P', name: 'P', group: 'N1', factor, decision: DECISION },
  });
  return city;
}

it('the factors of the parts sum exactly to that of the product (R9)', () => {
  const factor = fc.tuple(fc.bigInt({ min: 1n, max: 900n }), fc.bigInt({ min: 1n, max: 60n }));
  fc.assert(
    fc.property(weights, factor, (of, [n, d]) => {
      const city = cityWithFactor(`${n}/${d}`);
      city.given(split(of.map((weight) => `${weight}/${sumOf(of)}`)));
      const parts = of.map((_, i) => {
        const { data } = city.given({
          type: 'TaskAssigned',
          validAt: '2026-01-12',
          data: {
            task: `t${i}`,
            person: 'p2',
            basis: 'PLAN',
            part: { team: 'x', key: `p${i}` },
            milestones: [{ key: 'm', due: '2026-03-31', units: 1 }],
          },
        });
        const [numerator = '0', denominator = '1'] = (
          data as { readonly snapshot: { readonly factor: string } }
        ).snapshot.factor.split('/');
        return [BigInt(numerator), BigInt(denominator)] as const;
      });
      const common = parts.reduce((product, [, denominator]) => product * denominator, 1n);
      const sum = sumOf(parts.map(([numerator, denominator]) => numerator * (common / denominator)));
      expect(sum * d).toBe(n * common);
    }),
    { numRuns: 100 },
  );
});

it('any other sum is refused, however close to 1', () => {
  const close = fc.bigInt({ min: 1n, max: 10n ** 12n });
  fc.assert(
    fc.property(weights, close, fc.boolean(), (of, distance, above) => {
      const total = sumOf(of);
      // The last share is moved by 1/(total × distance): the sum is 1 no more, and the share stays at or above 0.
      const last = (of.at(-1) ?? 1n) * distance + (above ? 1n : -1n);
      const shares = [...of.slice(0, -1).map((weight) => `${weight}/${total}`), `${last}/${total * distance}`];
      const refusals = cityWithFactor('2').refusalsOf(split(shares));
      expect(refusals).toContain('SHARES_NOT_ONE data.parts');
    }),
    { numRuns: 100 },
  );
});
