import { openLedger } from '@kpi-ledger/api/ledger';
import { type Engine, openEngine } from '@kpi-ledger/engine';
import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { openSqliteStore, type SqliteStore } from '@kpi-ledger/ledger-sqlite';
import { text } from '../generate/draft.ts';
import type { Question } from '../idiomatic.ts';
import { opened } from './opened.ts';
import { quarter } from './quarters.ts';

/** What every row is measured on. */
export interface Bench {
  readonly path: string;
  readonly events: number;
  readonly officials: number;
  readonly runs: number;
  readonly folder: string;
}

/** What is asked everywhere: all heads in the third quarter, as it stands when the log ends. */
export const ASKED = '2026-Q3';
export const questionOf = (period: string): Question => {
  const { first, last } = quarter(period);
  return { period, first: text(first), last: text(last), effective: text(last) };
};

/** After the longest generated log. */
const clock = (): number => Date.parse('2047-02-01T02:00:00Z');

export const openStore = (path: string, now = clock): Promise<SqliteStore> =>
  opened(openSqliteStore({ path, clock: now, storeClock: now }));

export interface WarmEngine {
  readonly engine: Engine;
  readonly store: SqliteStore;
  /** From here on it is another day. */
  readonly nextDay: () => void;
}

export async function warmEngine(path: string): Promise<WarmEngine> {
  let days = 0;
  const now = () => clock() + days * 86_400_000;
  const store = await openStore(path, now);
  const engine = await opened(openEngine({ store, vault: createMemoryKeyVault(), clock: now }));
  const nextDay = () => {
    days += 1;
  };
  return { store, engine, nextDay };
}

/** From a closed file to the rating of all heads. */
export async function coldRating(path: string): Promise<number> {
  const { engine, store } = await warmEngine(path);
  const { rows } = await opened(engine.scores({ period: ASKED, effective: questionOf(ASKED).effective }));
  await store.close();
  return rows.filter(({ S }) => S !== null).length;
}

/** The same as anybody asks for it with `kpi --verified`: every event is verified while it is read. */
export async function verifiedRating(path: string): Promise<number> {
  const ledger = await opened(
    openLedger({ url: `sqlite:${path}`, create: false, lostKeys: 'read', verified: true, clock }),
  );
  const { rows } = await opened(ledger.engine.scores({ period: ASKED, effective: questionOf(ASKED).effective }));
  await ledger.close();
  return rows.filter(({ S }) => S !== null).length;
}

/** The same with the file that another opening has left beside the ledger; `use` leaves it. */
export async function ratingFromMemory(path: string, memory: 'use' | 'read'): Promise<number> {
  const ledger = await opened(openLedger({ url: `sqlite:${path}`, create: false, lostKeys: 'read', memory, clock }));
  const { rows } = await opened(ledger.engine.scores({ period: ASKED, effective: questionOf(ASKED).effective }));
  await ledger.close();
  return rows.filter(({ S }) => S !== null).length;
}
