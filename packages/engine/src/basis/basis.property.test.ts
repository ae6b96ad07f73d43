import { canonicalText, type NewFact } from '@kpi-ledger/events';
import { type AppendRequest, createMemoryStore, type EventStore, rootOf } from '@kpi-ledger/ledger';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { openEngine } from '../index.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { play, steps } from '../testing/random-history.js';

/** Records the same log in another store, so many commands of the same instant to an append. */
async function copyOf(store: EventStore, perAppend: number): Promise<EventStore> {
  let now = 0;
  const copy = createMemoryStore({ clock: () => now });
  let waiting: AppendRequest[] = [];
  const flush = async (): Promise<void> => {
    const appended = await copy.append(waiting)();
    if (E.isLeft(appended)) throw new Error(JSON.stringify(appended.left));
    waiting = [];
  };
  for await (const { event } of store.readAll()) {
    const at = Date.parse(event.recordedAt);
    if (waiting.length > 0 && (at !== now || waiting.length >= perAppend)) await flush();
    now = at;
    const { commandId, stream, revision, actor, correlationId, causationId, type, validAt, data } = event;
    const facts = [{ type, validAt, data } as NewFact];
    waiting.push({ commandId, stream, expectedRevision: revision - 1, actor, correlationId, causationId, facts });
  }
  await flush();
  return copy;
}

test('The same log gives the same bytes in another store, however it was batched; the root is that of its events.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 7 }), async (history, perAppend) => {
      const ledger = new TestLedger();
      await play(ledger, history);
      const { vault } = ledger;
      const other = await copyOf(ledger.store, perAppend);
      const engines = [await ledger.engine(), await answered(openEngine({ store: other, vault, clock: Date.now }))];
      const at = { period: '2026-Q1', effective: '2026-03-31' };
      const answers = [];
      for (const engine of engines)
        answers.push(
          canonicalText([
            await answered(engine.rate(at)),
            // A retraction may have removed the post: then both must say so.
            await engine.explain({ ...at, subject: 'giam-doc-a' })(),
            await answered(engine.readiness(at)),
            await answered(engine.progress({ effective: '2026-06-30' })),
            await answered(engine.indicators({ effective: '2026-06-30' })),
          ]),
        );
      expect(answers[1]).toBe(answers[0]);
      const bytes: Uint8Array[] = [];
      for await (const logged of ledger.store.readAll()) bytes.push(logged.bytes);
      expect((await answered(engines[0]?.basis(at) ?? (async () => E.left('no engine')))).root).toBe(rootOf(bytes));
    }),
    { numRuns: 40 },
  );
});
