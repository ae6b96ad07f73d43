import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type EngineError, TROUBLE_TEXTS } from '@kpi-ledger/engine';
import {
  type Clock,
  createMemoryStore,
  type EventStore,
  type LogCopyTarget,
  type StoreError,
} from '@kpi-ledger/ledger';
import { openSqliteStore, openSqliteStoreWithWriter } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';

/** A store without its keys. */
export interface OpenStore {
  readonly store: EventStore;
  /** For messages: the path or address. */
  readonly where: string;
  /** Where its keys of personal texts are kept; null: in memory. */
  readonly keyFile: string | null;
  /** Where a ledger can be moved to; null: not into this kind of store. */
  readonly target: (EventStore & LogCopyTarget) | null;
}

export interface StoreOptions {
  /** `sqlite:PATH`, `memory:` or `esdb://…`. */
  readonly url: string;
  /** May a ledger file that is not there be made? */
  readonly create: boolean;
  /** The real clock when left out. */
  readonly clock?: Clock | undefined;
  /** For a service: an SQLite file is written by a thread of its own, so that writing does not keep anybody from reading. */
  readonly writerThread?: boolean | undefined;
  /** For an engine: a server's log is kept in memory as it is read, so that it is read once. */
  readonly keepTexts?: boolean | undefined;
  /** Of a file: its state when it was closed, see `fileState`. */
  readonly knownState?: string | undefined;
  /** Of a file: its events are verified while they are read. */
  readonly verified?: boolean | undefined;
}

/** The file that the URL names; null: it names none. */
export const ledgerFileOf = (url: string): string | null => /^sqlite:(.+)$/.exec(url)?.[1] ?? null;

type Opened = E.Either<EngineError, OpenStore>;

/** Opens the store that the URL names, without keys and engine. */
export async function openStore({
  url,
  create,
  clock,
  writerThread = false,
  keepTexts = false,
  knownState,
  verified = false,
}: StoreOptions): Promise<Opened> {
  const [, scheme = '', path = ''] = /^([a-z+]+):(.*)$/.exec(url) ?? [];
  if (verified && scheme !== 'sqlite')
    return E.left(
      unavailable(
        url,
        `chỉ tệp sổ SQLite mới kiểm tra được khi đọc (--verified), không phải "${url}"; với kho khác hãy dùng kpi verify`,
        `only an SQLite file can be verified while it is read (--verified), not "${url}"; verify another store with kpi verify`,
      ),
    );
  if (scheme === 'memory')
    return E.right({ store: createMemoryStore({ clock: clock ?? Date.now }), where: url, keyFile: null, target: null });
  if (scheme === 'sqlite' && path !== '') {
    if (!create && !existsSync(path)) return E.left(noLedger(path));
    const file = { path, verified, ...(knownState === undefined ? {} : { knownState }) };
    return writerThread ? openFileWithWriter(file, clock) : openFile(file, clock ?? Date.now);
  }
  if (scheme === 'esdb' || scheme === 'esdb+discover') return openServer(url, clock ?? Date.now, keepTexts);
  return E.left(
    unavailable(
      url,
      `không mở được kho "${url}"; dùng sqlite:ĐƯỜNG_DẪN, memory: hoặc esdb://…`,
      `cannot open the store "${url}"; use sqlite:PATH, memory: or esdb://…`,
    ),
  );
}

interface LedgerFile {
  readonly path: string;
  readonly knownState?: string;
  readonly verified: boolean;
}

async function openFile(file: LedgerFile, clock: Clock): Promise<Opened> {
  const { path } = file;
  const opened = await openSqliteStore({ ...file, clock })();
  if (E.isLeft(opened)) return E.left(storeFailure(path, opened.left));
  const store = opened.right;
  return E.right({ store, where: path, keyFile: `${path}.keys`, target: store });
}

/** Shorter than a service waits for an answer: while another process holds the lock it says BUSY, not that the outcome is unknown. */
const LOCK_MILLISECONDS = 20_000;

async function openFileWithWriter(file: LedgerFile, clock: Clock | undefined): Promise<Opened> {
  const { path } = file;
  const place = { ...file, waitMilliseconds: LOCK_MILLISECONDS };
  const opened = await openSqliteStoreWithWriter({ ...place, ...(clock !== undefined && { clock }) })();
  if (E.isLeft(opened)) return E.left(storeFailure(path, opened.left));
  const store = opened.right;
  return E.right({ store, where: path, keyFile: `${path}.keys`, target: store });
}

/** The keys of a ledger on a server stay with the program that writes it. */
async function openServer(url: string, clock: Clock, keepTexts: boolean): Promise<Opened> {
  // Its client is large, and most ledgers are files.
  const { openEventStoreDb, parseAddress } = await import('@kpi-ledger/ledger-eventstoredb');
  const address = parseAddress(url);
  if (E.isLeft(address)) return E.left(unavailable('store', `địa chỉ kho sai: ${address.left}`, address.left));
  const { shown, stream } = address.right;
  const opened = await openEventStoreDb({ address: url, clock, keepTexts })();
  if (E.isLeft(opened)) return E.left(storeFailure(shown, opened.left));
  const store = opened.right;
  return E.right({ store, where: shown, keyFile: join('data', `${stream}.keys`), target: store });
}

export const unavailable = (path: string, message: string, detail: string): EngineError => ({
  kind: 'UNAVAILABLE',
  code: 'STORE_UNAVAILABLE',
  path,
  article: null,
  message,
  detail,
});

export const noLedger = (path: string): EngineError => ({
  ...unavailable(
    path,
    `không có sổ tại "${path}"; hãy chạy "kpi init", "kpi seed" hoặc "kpi demo" trước`,
    `there is no ledger at "${path}"; run "kpi init", "kpi seed" or "kpi demo" first`,
  ),
  code: 'NO_LEDGER',
});

export function storeFailure(where: string, error: StoreError): EngineError {
  const { reason } = error;
  if (error.kind === 'CORRUPT')
    return {
      ...unavailable(
        where,
        `sổ "${where}" bị hỏng, chương trình không ghi gì vào đó; hãy giữ lại tệp này và khôi phục từ bản sao lưu; chi tiết kỹ thuật: ${reason}`,
        reason,
      ),
      kind: 'CORRUPT',
      code: 'CORRUPT',
    };
  const advice =
    error.kind === 'LOG_CUT' || error.trouble === undefined
      ? 'hãy kiểm tra đường dẫn (phải là tệp sổ KPI hoặc địa chỉ máy chủ) và quyền đọc, ghi'
      : TROUBLE_TEXTS[error.trouble];
  return {
    ...unavailable(
      where,
      `không mở được sổ "${where}"; ${advice}; chi tiết kỹ thuật: ${reason}`,
      `cannot open the ledger: ${reason}`,
    ),
    code: error.kind === 'LOG_CUT' ? error.kind : (error.trouble ?? error.kind),
  };
}
