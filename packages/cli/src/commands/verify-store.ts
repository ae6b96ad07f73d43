import { openStoredEvents } from '@kpi-ledger/api/ledger';
import { storeError, verifyLedger } from '@kpi-ledger/engine';
import { StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure, notOpen } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import type { Answer } from '../terminal/answer.js';
import { type Failure, usage } from '../terminal/failure.js';
import { verifyAnswer } from './verify-answer.js';
import { checkpointFiles, publicKeyOf } from './verify-files.js';

export interface VerifyFlags {
  readonly checkpoint?: readonly string[];
  readonly key?: string;
  readonly root?: string;
}

/** Verifies the ledger of a store, without opening it as a store. */
export async function verifyStore(settings: Settings, flags: VerifyFlags): Promise<E.Either<Failure, Answer>> {
  const files = await checkpointFiles(flags.checkpoint ?? []);
  if (E.isLeft(files)) return files;
  const key = flags.key === undefined ? E.right(null) : await publicKeyOf(flags.key);
  if (E.isLeft(key)) return key;
  if (key.right !== null && files.right.length === 0)
    return E.left(usage('--key', 'chỉ dùng cùng với --checkpoint', 'goes with --checkpoint only'));
  if (flags.root !== undefined)
    return E.left(usage('--root', 'chỉ dùng khi kiểm tra một gói niêm phong', 'goes with a bundle only'));
  const opened = await openStoredEvents(settings.store);
  if (E.isLeft(opened)) return E.left(engineFailure(opened.left));
  try {
    const found = await verifyLedger(opened.right.events, files.right, key.right, new Date().toISOString());
    return found.status === 'NOT_ANCHORED' && found.ordinal === 0
      ? E.left(notOpen(settings.store))
      : E.right(verifyAnswer(found));
  } catch (thrown) {
    if (thrown instanceof StoreFailure) return E.left(engineFailure(storeError(thrown.error)));
    throw thrown;
  } finally {
    await opened.right.close();
  }
}
