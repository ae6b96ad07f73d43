// Appends three commands to a SQLite ledger, one by one, and says "acknowledged" after each. Run under strace by the test beside it.
import { writeSync } from 'node:fs';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';

const right = (either) => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left));
  return either.right;
};
const day = '2026-01-05';
const ledger = '6ba7b810-9dad-41d1-80b4-00c04fd430c8';
const facts = [
  { stream: 'ledger', type: 'LedgerOpened', data: { ledger, kind: 'demo', city: 'hue' } },
  {
    stream: 'unit-a',
    type: 'UnitRegistered',
    data: { unit: 'a', name: 'A', aliases: [], kind: 'so', scope: 'in', article: null },
  },
  {
    stream: 'unit-b',
    type: 'UnitRegistered',
    data: { unit: 'b', name: 'B', aliases: [], kind: 'so', scope: 'in', article: null },
  },
];

const store = right(
  await openSqliteStore({ path: process.argv[2], clock: () => Date.parse(`${day}T01:00:00.000Z`) })(),
);
for (const [i, { stream, type, data }] of facts.entries()) {
  const request = {
    commandId: `c${i}`,
    stream,
    expectedRevision: -1,
    actor: 'test',
    correlationId: `c${i}`,
    causationId: null,
    facts: [{ type, validAt: day, data }],
  };
  right(await store.append([request])());
  writeSync(1, 'acknowledged\n');
}
await store.close();
