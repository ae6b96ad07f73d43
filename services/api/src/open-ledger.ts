import { type Engine, type EngineError, keyError, openEngine } from '@kpi-ledger/engine';
import {
  type Clock,
  createLostKeyVault,
  createMemoryKeyVault,
  type EventStore,
  KeyFailure,
  type KeyVault,
} from '@kpi-ledger/ledger';
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { readMemory } from './engine-memory/memory-file.js';
import { remembering } from './engine-memory/remembering.js';
import { evidenceFolderOf } from './evidence/copy-evidence.js';
import { createEvidenceFiles, type EvidenceFiles } from './evidence/evidence-files.js';
import { ledgerFileOf, type OpenStore, openStore, storeFailure } from './open-store.js';

/** A ledger that is open in this process. */
export interface OpenLedger {
  readonly engine: Engine;
  readonly store: EventStore;
  /** Where its keys are; null: in memory. */
  readonly keyFile: string | null;
  /** Files of evidence beside the ledger, in a folder of their own; null: a ledger in memory has none. */
  readonly evidence: EvidenceFiles | null;
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
  /** For a service: see StoreOptions. */
  readonly writerThread?: boolean;
  /**
   * What an engine remembers of a ledger file, in a file beside it: `use` it and write it again when the ledger is closed, only
   * `read` it, or leave it alone (default).
   */
  readonly memory?: 'use' | 'read';
  /**
   * Verifies every event of a file while it is read, see `LedgerFileOptions`: whoever has the answer has every byte hashed and every
   * chain checked. What an engine remembers is left alone then, and another kind of store is refused.
   */
  readonly verified?: boolean;
  /** The real clock when left out. */
  readonly clock?: Clock;
}

/** Opens the store that the URL names, its keys beside it, and an engine on both. */
export const openLedger =
  (options: OpenOptions): TaskEither<EngineError, OpenLedger> =>
  async () => {
    const { url, create, writerThread, verified = false, clock = Date.now } = options;
    const file = options.memory === undefined || verified ? null : ledgerFileOf(url);
    const before = file === null ? null : readMemory(file);
    const knownState = before?.ledgerState ?? undefined;
    const opened = await openStore({
      ...{ url, create, clock: options.clock, writerThread, keepTexts: true, knownState, verified },
    });
    if (E.isLeft(opened)) return opened;
    const kept = await withKeys(opened.right, options.lostKeys ?? 'refuse');
    if (E.isLeft(kept)) return kept;
    const { store, vault, keyFile } = kept.right;
    const remembered = before === null ? {} : { memory: before.memory };
    const engine = await openEngine({ store, vault, clock, still: options.still === true, ...remembered })();
    if (E.isRight(engine)) {
      const evidence = keyFile === null ? null : createEvidenceFiles(evidenceFolderOf(keyFile), vault);
      const close =
        file !== null && options.memory === 'use'
          ? await remembering(file, { engine: engine.right, store, before })
          : () => store.close();
      return E.right({ engine: engine.right, store, keyFile, evidence, close });
    }
    await store.close();
    return engine;
  };

type Kept = { readonly store: EventStore; readonly vault: KeyVault; readonly keyFile: string | null };

/** A key file is made for a new ledger only: beside one that holds texts a missing file is a loss. */
async function withKeys(
  { store, where, keyFile: file }: OpenStore,
  lostKeys: 'refuse' | 'read',
): Promise<E.Either<EngineError, Kept>> {
  if (file === null) return E.right({ store, vault: createMemoryKeyVault(), keyFile: null });
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
