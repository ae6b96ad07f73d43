import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confirmed } from '../testing/city.js';
import { answered } from '../testing/ledger.js';
import { Q1, rated } from '../testing/rated-city.js';

type Act = 'publish' | 'close' | 'reopen' | 'restate' | { readonly score: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act[]>('publish', 'close', 'reopen', 'restate'),
  fc.integer({ min: 50, max: 53 }).map((score) => ({ score })),
);

const REVISION = {
  ...{ actor: 'so-noi-vu', period: '2026-Q1', reason: 'x' },
  decision: { number: '9/QĐ-UBND', date: '2026-04-05' },
};

/** What should be so of the employee's rating; the director's stays at 100 throughout. */
interface Model {
  score: number;
  published: number | null;
  restated: number | null;
  closed: boolean;
}

test('Whatever is done to a period in whatever order: what was published stays, and every answer carries both.', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
      const ledger = await rated();
      const engine = await ledger.engine();
      const model: Model = { score: 80, published: null, restated: null, closed: false };
      const stated = () => model.restated ?? model.published;
      for (const what of acts) {
        if (what === 'publish') {
          const { status } = await answered(engine.publishPeriod(Q1));
          expect(status).toBe(model.published === null ? 'RECORDED' : 'NOTHING_NEW');
          model.published ??= model.score;
        } else if (what === 'close') {
          const { status } = await answered(engine.closePeriod(Q1));
          const ready = model.published !== null && stated() === model.score;
          expect(status).toBe(model.closed ? 'ALREADY_SO' : ready ? 'RECORDED' : 'NOT_READY');
          model.closed ||= ready;
        } else if (what === 'reopen') {
          const { status } = await answered(engine.reopenPeriod(REVISION));
          expect(status).toBe(model.closed ? 'RECORDED' : 'NOT_CLOSED');
          model.closed = false;
        } else if (what === 'restate') {
          const { status } = await answered(engine.restatePeriod(REVISION));
          const moved = model.published !== null && stated() !== model.score;
          expect(status).toBe(moved ? 'RECORDED' : 'NOTHING_NEW');
          if (moved) model.restated = model.score;
        } else {
          await confirmed(ledger, 'employee', String(what.score));
          model.score = what.score;
        }
        const { rows } = await answered(engine.rate({ period: '2026-Q1', people: true }));
        const row = rows.find(({ holder }) => holder === 'employee');
        const text = (value: number | null) => (value === null ? null : String(value));
        expect([row?.S, row?.published?.S ?? null, row?.restated?.S ?? null, row?.candidate]).toEqual([
          ...[text(model.score), text(model.published), text(model.restated)],
          stated() === null || stated() === model.score ? null : text(model.score),
        ]);
      }
    }),
    { numRuns: 60 },
  );
});
