import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';

/** Writes a ledger of so many thousand events and one: enough that a copy of it takes a while. */
export async function bigLedger(path: string, thousands: number): Promise<void> {
  const opened = await openSqliteStore({ path, clock: Date.now })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  const store = opened.right;
  const request = (commandId: string, stream: string) => ({
    ...{ commandId, stream, expectedRevision: -1, actor: 'tester', correlationId: commandId, causationId: null },
  });
  const data = { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'demo', city: 'hue' } as const;
  const opening = {
    ...request('open', 'ledger'),
    facts: [{ type: 'LedgerOpened', validAt: '2026-01-05', data } as const],
  };
  const all = [
    [opening],
    ...Array.from({ length: thousands }, (_, n) =>
      Array.from({ length: 1_000 }, (_, i) => {
        const unit = `u${n}-${i}`;
        const data = { unit, name: `Trung tâm phục vụ hành chính công ${unit}` };
        const facts = [{ type: 'UnitRenamed', validAt: '2026-01-05', data } as const];
        return { ...request(unit, `unit-${unit}`), facts };
      }),
    ),
  ];
  for (const requests of all) {
    const appended = await store.append(requests)();
    if (E.isLeft(appended)) throw new Error(JSON.stringify(appended.left));
  }
  await store.close();
}
