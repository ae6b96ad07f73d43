import { openLedger } from '@kpi-ledger/api/ledger';
import { type AnyEvent, eventIdOf, hashOf } from '@kpi-ledger/engine';
import { importRows, prepareLine } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';

const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';
const NOW = Date.parse('2026-04-20T02:00:00.000Z');
const FILE = { file: 'people.jsonl', bytes: new TextEncoder().encode('một người') };

const right = <A>(either: E.Either<unknown, A>): A =>
  E.isRight(either) ? either.right : expect.unreachable(JSON.stringify(either.left));

const person = (commandId: string | null) =>
  right(
    prepareLine({
      file: FILE.file,
      row: 1,
      commandId,
      kind: 'people',
      validAt: '2026-01-01',
      data: { person: 'p-1', name: 'Nguyễn Văn An', birthDate: '1970-05-17', personKind: 'CONG_CHUC' },
    }),
  );

/** Imports the row twice into a new ledger, which has keys of its own. */
async function imported(row: ReturnType<typeof person>): Promise<readonly AnyEvent[]> {
  const { engine, store } = right(await openLedger({ url: 'memory:', create: true, clock: () => NOW })());
  const data = { ledger: LEDGER, kind: 'demo', city: 'hue' };
  right(await engine.execute({ commandId: 'open', type: 'LedgerOpened', validAt: '2026-04-20', data, actor: 'cli' })());
  const options = {
    actor: 'cli',
    decision: null,
    confirmDays: null,
    dryRun: false,
    skipInvalid: false,
    onProgress: () => {},
  };
  const first = right(await importRows(engine, [row], [], [FILE], options));
  expect(first).toMatchObject({ status: 'RECORDED', recorded: 1 });
  expect(right(await importRows(engine, [row], [], [FILE], options))).toMatchObject({ status: 'NOTHING_NEW' });
  const events = [];
  for await (const { event } of store.readAll()) events.push(event);
  return events;
}

test('nothing recorded follows from a person without the keys of the ledger', async () => {
  const [one, other] = [await imported(person(null)), await imported(person(null))];
  const said = one.slice(1).flatMap((event) => JSON.stringify(event).match(/[0-9a-f]{32,}/g) ?? []);
  const elsewhere = new Set(other.flatMap((event) => JSON.stringify(event).match(/[0-9a-f]{32,}/g) ?? []));
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((hex) => elsewhere.has(hex))).toEqual([]);
  expect(JSON.stringify(one)).not.toContain(hashOf(FILE.bytes).slice(0, 32));
  expect(JSON.stringify(one)).not.toContain(person(null).commandId);
});

test('a command id that the line gives is kept', async () => {
  const events = await imported(person('nhan-su-1'));
  expect(events.find(({ type }) => type === 'OfficialRegistered')).toMatchObject({
    commandId: 'nhan-su-1',
    id: eventIdOf(LEDGER, 'nhan-su-1', 0),
  });
});
