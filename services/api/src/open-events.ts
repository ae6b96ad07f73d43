import { existsSync } from 'node:fs';
import { type Damage, type EngineError, type StoredEvent, withoutTrust } from '@kpi-ledger/engine';
import { rawEvents } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { noLedger, storeFailure, unavailable } from './open-store.js';

/** The events of a store as it gives them, for a verifier; reading them throws StoreFailure when the store cannot be reached. */
export interface StoredEvents {
  readonly events: Iterable<StoredEvent | Damage> | AsyncIterable<StoredEvent | Damage>;
  close(): Promise<void>;
}

const opened = (events: StoredEvents['events'], close = async () => {}) => E.right({ events, close });

/**
 * Opens a store only to verify it: no key of personal texts is needed and nothing is written. A SQLite file is read row by row,
 * without the store's own start-up, which would stop at a row that cannot be read.
 */
export async function openStoredEvents(url: string): Promise<E.Either<EngineError, StoredEvents>> {
  const [, scheme = '', path = ''] = /^([a-z+]+):(.*)$/.exec(url) ?? [];
  if (scheme === 'memory') return opened([]);
  if (scheme === 'sqlite' && path !== '') return existsSync(path) ? opened(rawEvents(path)) : E.left(noLedger(path));
  if (scheme !== 'esdb' && scheme !== 'esdb+discover')
    return E.left(
      unavailable(
        url,
        `không mở được kho "${url}"; dùng sqlite:ĐƯỜNG_DẪN hoặc esdb://…`,
        `cannot open the store "${url}"; use sqlite:PATH or esdb://…`,
      ),
    );
  const { openEventStoreDb } = await import('@kpi-ledger/ledger-eventstoredb');
  const store = await openEventStoreDb({ address: url, clock: Date.now })();
  if (E.isRight(store)) return opened(withoutTrust(store.right), () => store.right.close());
  const { left } = store;
  if (left.kind !== 'CORRUPT') return E.left(storeFailure(url, left));
  const { stream, revision, reason } = left;
  return opened([{ stream, revision, damage: { code: 'UNREADABLE', en: reason, vi: reason } }]);
}

/** Where the signing key and the signer's lease of a store are, apart from the log and from the keys of personal texts. */
export function signingFilesOf(url: string): { readonly keyFile: string; readonly leaseFile: string } {
  const withoutAccount = url.replace(/^[a-z+]+:\/*/, '').replace(/^[^@/]*@/, '');
  const path = /^sqlite:(.+)$/.exec(url)?.[1] ?? `data/${withoutAccount.replace(/[^a-zA-Z0-9._-]+/g, '-')}`;
  return { keyFile: `${path}.signing`, leaseFile: `${path}.signer` };
}
