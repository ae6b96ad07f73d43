import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, type EngineError, keyError, openEngine } from '@kpi-ledger/engine';
import {
  type Clock,
  createLostKeyVault,
  createMemoryKeyVault,
  createMemoryStore,
  type EventStore,
  KeyFailure,
  type KeyVault,
  type StoreError,
} from '@kpi-ledger/ledger';
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** A ledger that is open in this process. */
export interface OpenLedger {
  readonly engine: Engine;
  readonly store: EventStore;
  /** Where its keys are; null: in memory. */
  readonly keyFile: string | null;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** `sqlite:PATH`, `memory:` or `esdb://…`. */
  readonly url: string;
  /** May a ledger file that is not there be made? */
  readonly create: boolean;
  /**
   * A ledger whose key file is lost: refuse it (default), or open it for reading. Every figure is there without keys; names are
   * said to be lost, `engine.keys()` counts whose, and nothing personal can be written.
   */
  readonly lostKeys?: 'refuse' | 'read';
  /** Questions stand on the ledger as it is when it is opened. */
  readonly still?: boolean;
  /** The real clock when left out. */
  readonly clock?: Clock;
}

export const unavailable = (path: string, message: string, detail: string): EngineError => ({
  kind: 'UNAVAILABLE',
  code: 'STORE_UNAVAILABLE',
  path,
  article: null,
  message,
  detail,
});

/** Opens the store that the URL names, its keys beside it, and an engine on both. */
export const openLedger =
  (options: OpenOptions): TaskEither<EngineError, OpenLedger> =>
  async () => {
    const clock = options.clock ?? Date.now;
    const kept = await openStore(options, clock);
    if (E.isLeft(kept)) return kept;
    const { store, vault, keyFile } = kept.right;
    const engine = await openEngine({ store, vault, clock, still: options.still === true })();
    if (E.isRight(engine)) return E.right({ engine: engine.right, store, keyFile, close: () => store.close() });
    await store.close();
    return engine;
  };

type Kept = { readonly store: EventStore; readonly vault: KeyVault; readonly keyFile: string | null };
type LostKeys = NonNullable<OpenOptions['lostKeys']>;

async function openStore(
  { url, create, lostKeys = 'refuse' }: OpenOptions,
  clock: Clock,
): Promise<E.Either<EngineError, Kept>> {
  const [, scheme = '', path = ''] = /^([a-z+]+):(.*)$/.exec(url) ?? [];
  if (scheme === 'memory')
    return E.right({ store: createMemoryStore({ clock }), vault: createMemoryKeyVault(), keyFile: null });
  if (scheme === 'sqlite' && path !== '')
    return create || existsSync(path) ? openFile(path, clock, lostKeys) : E.left(noLedger(path));
  if (scheme === 'esdb' || scheme === 'esdb+discover') return openServer(url, clock, lostKeys);
  return E.left(
    unavailable(
      url,
      `không mở được kho "${url}"; dùng sqlite:ĐƯỜNG_DẪN, memory: hoặc esdb://…`,
      `cannot open the store "${url}"; use sqlite:PATH, memory: or esdb://…`,
    ),
  );
}

export const noLedger = (path: string): EngineError => ({
  ...unavailable(
    path,
    `không có sổ tại "${path}"; hãy chạy "kpi init", "kpi seed" hoặc "kpi demo" trước`,
    `there is no ledger at "${path}"; run "kpi init", "kpi seed" or "kpi demo" first`,
  ),
  code: 'NO_LEDGER',
});

async function openFile(path: string, clock: Clock, lostKeys: LostKeys): Promise<E.Either<EngineError, Kept>> {
  const store = await openSqliteStore({ path, clock })();
  return E.isLeft(store)
    ? E.left(storeFailure(path, store.left))
    : withKeys(store.right, path, `${path}.keys`, lostKeys);
}

/** The keys of a ledger on a server stay with the program that writes it. */
async function openServer(url: string, clock: Clock, lostKeys: LostKeys): Promise<E.Either<EngineError, Kept>> {
  // Its client is large, and most ledgers are files.
  const { openEventStoreDb, parseAddress } = await import('@kpi-ledger/ledger-eventstoredb');
  const address = parseAddress(url);
  if (E.isLeft(address)) return E.left(unavailable('store', `địa chỉ kho sai: ${address.left}`, address.left));
  const { shown, stream } = address.right;
  const store = await openEventStoreDb({ address: url, clock })();
  if (E.isLeft(store)) return E.left(storeFailure(shown, store.left));
  return withKeys(store.right, shown, join('data', `${stream}.keys`), lostKeys);
}

export const storeFailure = (where: string, { kind, reason }: StoreError): EngineError =>
  kind === 'CORRUPT'
    ? { ...unavailable(where, `sổ "${where}" bị hỏng: ${reason}`, reason), kind: 'CORRUPT', code: 'CORRUPT' }
    : unavailable(
        where,
        `không mở được sổ "${where}"; hãy kiểm tra đường dẫn (phải là tệp sổ KPI hoặc địa chỉ máy chủ) và quyền đọc, ghi; chi tiết kỹ thuật: ${reason}`,
        `cannot open the ledger: ${reason}`,
      );

/** A key file is made for a new ledger only: beside one that holds texts a missing file is a loss. */
async function withKeys(
  store: EventStore,
  where: string,
  file: string,
  lostKeys: LostKeys,
): Promise<E.Either<EngineError, Kept>> {
  const head = await store.head()();
  if (E.isLeft(head)) {
    await store.close();
    return E.left(storeFailure(where, head.left));
  }
  const vault = openFileKeyVault(file, { whenMissing: head.right.ordinal === 0 ? 'create' : 'refuse' });
  if (E.isRight(vault)) return E.right({ store, vault: vault.right, keyFile: file });
  if (vault.left.kind === 'KEYS_MISSING' && lostKeys === 'read')
    return E.right({ store, vault: createLostKeyVault(file), keyFile: file });
  await store.close();
  return E.left(keyError(vault.left, new KeyFailure(vault.left).message));
}
