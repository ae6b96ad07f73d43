import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Known } from '../log/known.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { play, steps } from '../testing/random-history.js';

/** The definition of RFC 9162 §2.1.1 over the stored bytes. */
function rootOver(leaves: readonly Uint8Array[]): Buffer {
  const sha = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (only === undefined) return sha();
  if (leaves.length === 1) return sha(Buffer.of(0), only);
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha(Buffer.of(1), rootOver(leaves.slice(0, split)), rootOver(leaves.slice(split)));
}

const bytesOf = async (ledger: TestLedger): Promise<readonly Uint8Array[]> => {
  const bytes: Uint8Array[] = [];
  for await (const event of ledger.store.readAll()) bytes.push(event.bytes);
  return bytes;
};

test('However many events are read at a time, a replay ends at the same root and the same state.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(100), fc.integer({ min: 1, max: 60 }), async (history, share, batch) => {
      const ledger = new TestLedger();
      await play(ledger, history, async () => undefined);
      const bytes = await bytesOf(ledger);
      const n = Math.floor((bytes.length * share) / 100);
      const known: Known = { kind: 'ordinal', n };
      const engine = await ledger.engine();
      const replayed = await answered(engine.replay({ known, batch }));
      expect(replayed).toMatchObject({ ordinal: n, root: rootOver(bytes.slice(0, n)).toString('hex') });
      expect(await answered(engine.replay({ known, batch: 1000 }))).toEqual(replayed);
    }),
    { numRuns: 40 },
  );
});

const unit = { unit: 'so-a', name: 'Sở A', aliases: [], kind: 'so', scope: 'in', article: null } as const;
const rule = { id: 'P17', value: 'PERIOD', from: '2026-01-01', source: 'Quyết định' } as const;
const stateHashAfter = async (record: (ledger: TestLedger) => Promise<unknown>): Promise<string> => {
  const ledger = new TestLedger();
  await ledger.record('UnitRegistered', unit);
  await record(ledger);
  return (await answered((await ledger.engine()).replay())).stateHash;
};

test('Ledgers of as many events that say different things have different state hashes.', async () => {
  const target = async (ledger: TestLedger) => ledger.record('UnitRegistered', { ...unit, unit: 'so-b' });
  const hashes = [
    await stateHashAfter((ledger) => ledger.record('UnitRenamed', { unit: 'so-a', name: 'Sở A1' })),
    await stateHashAfter((ledger) => ledger.record('UnitRenamed', { unit: 'so-a', name: 'Sở A2' })),
    await stateHashAfter((ledger) => ledger.record('UnitRenamed', { unit: 'so-a', name: 'Sở A2' }, '2026-01-01')),
    await stateHashAfter((ledger) => ledger.record('RuleSetAdopted', { rules: [rule] })),
    await stateHashAfter((ledger) => ledger.record('RuleSetAdopted', { rules: [{ ...rule, from: '2026-02-01' }] })),
    await stateHashAfter(target),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(await stateHashAfter(target)).toBe(hashes.at(-1));
});

test('Progress counts every batch, and the events come to the same state again.', async () => {
  const ledger = new TestLedger();
  await ledger.record('UnitRegistered', unit);
  const engine = await ledger.engine();
  const before = await answered(engine.replay());
  const told: number[] = [];
  const again = await answered(engine.replay({ batch: 1, onProgress: (done) => told.push(done) }));
  expect(again).toEqual(before);
  expect(told).toEqual([1, 2, 2]);
});
