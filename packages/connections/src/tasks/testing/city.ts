import type { Command } from '@kpi-ledger/engine';
import { type Engine, openEngine } from '@kpi-ledger/engine';
import { createMemoryKeyVault, createMemoryStore, type EventStore, openFact } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { CursorStore } from '../cursor.js';

/** A ledger in memory with one sở, one plan row and one product; the clock stands on 2026-03-02. */
export interface City {
  readonly engine: Engine;
  readonly store: EventStore;
  /** Everything recorded after the beginning, texts open. */
  recorded(): Promise<
    readonly { readonly type: string; readonly validAt: string; readonly data: Record<string, unknown> }[]
  >;
}

const BEGINNING: readonly (readonly [Command['type'], string | null, object])[] = [
  ['LedgerOpened', null, { ledger: '00000000-0000-4000-8000-000000000001', kind: 'live', city: 'hue' }],
  ['UnitRegistered', '2026-01-01', unit('so-a', 'Sở A')],
  ['UnitRegistered', '2026-01-01', unit('so-b', 'Sở B')],
];

function unit(id: string, name: string): object {
  return { unit: id, name, aliases: [], kind: 'department', scope: 'in', article: null };
}

export async function openCity(): Promise<City> {
  const clock = () => Date.UTC(2026, 2, 2, 3);
  const vault = createMemoryKeyVault();
  const store = createMemoryStore({ clock });
  const opened = await openEngine({ store, vault, clock })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const engine = opened.right;
  const done = await engine.executeAll(
    BEGINNING.map(([type, validAt, data], i) => ({ commandId: `begin-${i}`, type, validAt, data, actor: 'test' })),
  )();
  if (E.isLeft(done) || done.right.status !== 'RECORDED') throw new Error(JSON.stringify(done));
  await engine.refresh()();
  return {
    engine,
    store,
    recorded: async () => {
      const events = [];
      for await (const { event } of store.readAll({ afterOrdinal: BEGINNING.length })) {
        const { type, validAt, data } = openFact(event, vault);
        events.push({ type, validAt, data: data as unknown as Record<string, unknown> });
      }
      return events;
    },
  };
}

/** A cursor in memory, with every place where it stood. */
export function memoryCursor(): CursorStore & { readonly stood: readonly string[] } {
  const stood: string[] = [];
  return {
    stood,
    read: () => E.right(stood.at(-1) ?? null),
    move: (cursor) => E.right(void stood.push(cursor)),
  };
}

/** An assignment as a source says it. */
export const assignment = (over: object = {}, data: object = {}): object => ({
  kind: 'ASSIGNMENT',
  id: 'VB-01/UBND',
  version: 1,
  on: '2026-02-02',
  ...over,
  data: {
    unit: 'so-a',
    basis: 'PLAN',
    title: 'Lập báo cáo',
    milestones: [{ key: 'm1', due: '2026-03-31', units: 2 }],
    ...data,
  },
});

export const evidence = (over: object = {}, data: object = {}): object => ({
  kind: 'EVIDENCE',
  id: 'nop-1',
  version: 1,
  on: '2026-03-01',
  ...over,
  data: {
    assignment: 'VB-01/UBND',
    milestone: 'm1',
    units: 1,
    documents: [{ name: 'Báo cáo số 12', hash: null }],
    ...data,
  },
});

export const report = (over: object = {}, data: object = {}): object => ({
  kind: 'REPORT',
  id: 'bc-1',
  version: 1,
  on: '2026-02-20',
  ...over,
  data: { assignment: 'VB-01/UBND', note: 'Đã xong dự thảo', percent: '50', ...data },
});

export const cancellation = (over: object = {}, data: object = {}): object => ({
  kind: 'CANCELLATION',
  id: 'huy-1',
  version: 1,
  on: '2026-02-25',
  ...over,
  data: { assignment: 'VB-01/UBND', milestones: null, reason: 'Không còn cần', ...data },
});
