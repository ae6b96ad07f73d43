// A process of its own that appends in groups: FOLDER NAME SEED ROUNDS. A round sends many appends at once, of one row or some, through the
// store with a writer's thread, and prints each one's acknowledgement as soon as it has it, in the words of writer.mjs.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from './chance.ts';
import { openLedgerFile } from './open-ledger-file.mjs';

const AT_ONCE = 25;
const [folder, name, seed, rounds] = process.argv.slice(2);
const store = await openLedgerFile('writer', join(folder, 'ledger', 'kpi.db'));
const right = (either) => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left));
  return either.right;
};

async function appendAndAcknowledge(id, requests) {
  const appended = right(await store.append(requests)());
  const { ordinal } = appended.at(-1).events.at(-1);
  const { root } = right(await store.prefixAt(ordinal)());
  writeSync(1, `${id} ${ordinal} ${root} -\n`);
}
const request = (commandId, stream, fact) => ({
  ...{ commandId, stream, expectedRevision: -1, actor: 'tester', correlationId: commandId, causationId: null },
  facts: [{ validAt: '2026-01-05', ...fact }],
});
const ledger = '6ba7b810-9dad-41d1-80b4-00c04fd430c8';
await appendAndAcknowledge('open', [
  request('open', 'ledger', { type: 'LedgerOpened', data: { ledger, kind: 'demo', city: 'hue' } }),
]);
for (let round = 0; round < Number(rounds); round += 1)
  await Promise.all(
    Array.from({ length: AT_ONCE }, (_, n) => {
      const rows = chance(3, seed, round, n) === 0 ? 2 + chance(9, seed, round, n, 'rows') : 1;
      const id = `${name}-${round}-${n}x${rows}`;
      const renamed = (_, row) => {
        const unit = `${id}-${row}`;
        return request(`${id}.${row}`, `unit-${unit}`, { type: 'UnitRenamed', data: { unit, name: `Đơn vị ${unit}` } });
      };
      return appendAndAcknowledge(id, Array.from({ length: rows }, renamed));
    }),
  );
await store.close();
