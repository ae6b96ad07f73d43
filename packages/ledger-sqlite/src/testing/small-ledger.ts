import type { AppendRequest } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { open, openLedger } from './scenarios.js';

/** A command that gives a unit the names, one event each. */
export const renames = (
  unit: string,
  commandId: string,
  expectedRevision: number,
  ...names: readonly string[]
): AppendRequest => ({
  commandId,
  stream: `unit-${unit}`,
  expectedRevision,
  actor: 'tester',
  correlationId: commandId,
  causationId: null,
  facts: names.map((name) => ({ type: 'UnitRenamed', validAt: '2026-01-05', data: { unit, name } })),
});

/** Makes a closed ledger file with its opening and so many names of one unit, in one command each hundred. */
export async function ledgerOf(path: string, names: number): Promise<void> {
  await openLedger(path);
  const store = await open(path);
  for (let n = 0; n < names; n += 100) {
    const some = Array.from({ length: Math.min(100, names - n) }, (_, i) => `Trung tâm số ${n + i}`);
    const appended = await store.append([renames('a', `c${n}`, n - 1, ...some)])();
    if (E.isLeft(appended)) throw new Error(JSON.stringify(appended.left));
  }
  await store.close();
}
