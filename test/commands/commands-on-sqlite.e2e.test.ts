import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Calculate, type Command, createCommands, type ErasureStandingOf } from '@kpi-ledger/engine';
import type { EventTypeName } from '@kpi-ledger/events';
import type { EventStore } from '@kpi-ledger/ledger';
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, expect, it } from 'vitest';

const clock = () => Date.parse('2026-04-20T02:00:00.000Z');
const NOTHING: Calculate = { score: async () => null, publishable: async () => null, closing: async () => null };
const LEDGER = '11111111-1111-4111-8111-111111111111';

let folder: string;
let stores: EventStore[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kpi-commands-'));
  stores = [];
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  rmSync(folder, { recursive: true });
});

/** A writer with its own connection and key vault, as another process would have. */
async function openWriter() {
  const opened = await openSqliteStore({ path: join(folder, 'kpi.db'), clock })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  const store = opened.right;
  stores.push(store);
  const vault = openFileKeyVault(join(folder, 'keys.json'), { whenMissing: 'create' });
  if (E.isLeft(vault)) throw new Error(JSON.stringify(vault.left));
  return {
    store,
    commands: createCommands({ store, vault: vault.right, clock, calculate: NOTHING, standingOf, ratedAs, erasureOf }),
  };
}

/** No command of these tests decides the class of an organisation. */
const standingOf = async (): Promise<never> => {
  throw new Error('nothing asks for the standing of an organisation');
};

/** Nor anybody's score. */
const ratedAs = async (): Promise<never> => {
  throw new Error('nothing asks how somebody is rated');
};

const erasureOf: ErasureStandingOf = async () => {
  throw new Error('nothing asks what stands against an erasure');
};

const command = (commandId: string, type: EventTypeName, validAt: string | null, data: object): Command => ({
  commandId,
  type,
  validAt,
  data,
  actor: 'so-noi-vu',
});

const opening = [
  command('open', 'LedgerOpened', null, { ledger: LEDGER, kind: 'live', city: 'hue' }),
  command('u', 'UnitRegistered', '2026-01-01', {
    unit: 'so-a',
    name: 'Sở A',
    aliases: [],
    kind: 'SO',
    scope: 'in',
    article: null,
  }),
  command('t', 'TaskAssigned', '2026-01-05', {
    task: 't',
    unit: 'so-a',
    basis: 'PLAN',
    title: 'Báo cáo',
    milestones: [{ key: 'm', due: '2026-03-31', units: 12 }],
  }),
];

const submitted = (code: string) =>
  command(`submit-${code}`, 'EvidenceSubmitted', '2026-03-20', {
    task: 't',
    submission: code,
    milestone: 'm',
    units: 1,
    evidence: [{ name: `Tệp ${code}`, hash: null }],
  });

async function unitsIn(store: EventStore): Promise<number> {
  let units = 0;
  for await (const { event } of store.readStream('task-t'))
    if (event.type === 'EvidenceSubmitted') units += event.data.units;
  return units;
}

it('lets several writers share one task and never delivers more than was assigned', async () => {
  const writers = [await openWriter(), await openWriter(), await openWriter()];
  const [first] = writers;
  if (first === undefined) throw new Error('no writer');
  expect(await first.commands.executeAll(opening)()).toMatchObject(E.right({ status: 'RECORDED' }));

  const results = await Promise.all(
    writers.flatMap(({ commands }, w) =>
      Array.from({ length: 6 }, (_, i) => commands.execute(submitted(`s${w}-${i}`))()),
    ),
  );
  const recorded = results.filter((result) => E.isRight(result) && result.right.status === 'RECORDED');
  const refused = results.filter((result) => E.isLeft(result) && result.left.code === 'UNITS_EXCEED_ASSIGNED');
  expect([recorded.length, refused.length]).toEqual([12, 6]);
  expect(await unitsIn(first.store)).toBe(12);
});

it('gives the first result to whoever repeats a command, also from another process and after a restart', async () => {
  const first = await openWriter();
  await first.commands.executeAll(opening)();
  const other = await openWriter();
  const results = await Promise.all([
    first.commands.execute(submitted('s1'))(),
    other.commands.execute(submitted('s1'))(),
  ]);
  const statuses = results.map((result) => (E.isRight(result) ? result.right.status : result.left.code));
  expect([...statuses].sort()).toEqual(['RECORDED', 'REPEATED']);
  const later = await openWriter();
  const again = await later.commands.execute(submitted('s1'))();
  const ids = [...results, again].map((result) =>
    E.isRight(result) ? result.right.events.map(({ event }) => event.id) : [],
  );
  expect(new Set(ids.map((it) => it.join())).size).toBe(1);
  expect(await unitsIn(later.store)).toBe(1);
});

it('records 10,000 rows in one transaction, and nothing when they come again', async () => {
  const { store, commands } = await openWriter();
  await commands.executeAll(opening)();
  const rows = Array.from({ length: 10_000 }, (_, i) =>
    command(`p${i}`, 'OfficialRegistered', '2026-01-01', {
      person: `p${i}`,
      name: `Người ${i}`,
      personKind: 'CONG_CHUC',
    }),
  );
  expect(await commands.executeAll(rows)()).toMatchObject(
    E.right({ status: 'RECORDED', counts: { RECORDED: 10_000 } }),
  );
  const head = await store.head()();
  expect(await commands.executeAll(rows)()).toMatchObject(
    E.right({ status: 'NOTHING_NEW', counts: { REPEATED: 10_000 } }),
  );
  expect(await store.head()()).toEqual(head);
});
