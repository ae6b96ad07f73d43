import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answered } from '../testing/ledger.js';
import { rated } from '../testing/rated-city.js';

type Act = { readonly make: number } | { readonly revoke: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.integer({ min: 50, max: 60 }).map((make) => ({ make })),
  fc.nat(8).map((revoke) => ({ revoke })),
);

test('Of the overrides that were not withdrawn the last one counts; without any, the calculation does.', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      const ledger = await rated();
      const of = { person: 'director', period: '2026-Q1', reason: 'x' } as const;
      const made: { readonly event: string; readonly value: string; revoked: boolean }[] = [];
      for (const what of acts) {
        if ('make' in what) {
          const value = String(what.make);
          const event = await ledger.record('OverrideMade', { ...of, term: 'S', value }, '2026-03-31');
          made.push({ event, value, revoked: false });
        } else {
          const target = made[what.revoke % Math.max(1, made.length)];
          if (target === undefined) continue;
          await ledger.record('OverrideRevoked', { ...of, override: target.event }, '2026-03-31');
          target.revoked = true;
        }
      }
      const standing = made.filter(({ revoked }) => !revoked).at(-1);
      const engine = await ledger.engine();
      const { rows } = await answered(engine.rate({ period: '2026-Q1' }));
      const row = rows.find(({ post }) => post === 'giam-doc-a');
      expect([row?.S, row?.calculated]).toEqual([standing?.value ?? '100', '100']);
      const list = await answered(engine.overrides());
      expect(list.rows.map(({ event, inForce, revokedBy }) => [event, inForce, revokedBy !== null])).toEqual(
        made.map(({ event, revoked }) => [event, event === standing?.event, revoked]),
      );
    }),
    { numRuns: 40 },
  );
});
