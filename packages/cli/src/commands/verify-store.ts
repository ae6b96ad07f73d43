import { readFile } from 'node:fs/promises';
import { openStoredEvents } from '@kpi-ledger/api';
import { type GivenFile, isPublicKey, storeError, verifyLedger } from '@kpi-ledger/engine';
import { StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure, notOpen } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import type { Answer } from '../terminal/answer.js';
import { type Failure, unreadable, usage } from '../terminal/failure.js';
import { verifyAnswer } from './verify-answer.js';

export interface VerifyFlags {
  readonly checkpoint?: readonly string[];
  readonly key?: string;
}

/** Verifies the ledger of a store, without opening it as a store. */
export async function verifyStore(settings: Settings, flags: VerifyFlags): Promise<E.Either<Failure, Answer>> {
  const files: GivenFile[] = [];
  for (const name of flags.checkpoint ?? []) {
    const read = await readText(name);
    if (E.isLeft(read)) return read;
    files.push({ name, text: read.right });
  }
  const key = flags.key === undefined ? E.right(null) : await publicKeyOf(flags.key);
  if (E.isLeft(key)) return key;
  if (key.right !== null && files.length === 0)
    return E.left(usage('--key', 'chỉ dùng cùng với --checkpoint', 'goes with --checkpoint only'));
  const opened = await openStoredEvents(settings.store);
  if (E.isLeft(opened)) return E.left(engineFailure(opened.left));
  try {
    const found = await verifyLedger(opened.right.events, files, key.right);
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

async function readText(file: string): Promise<E.Either<Failure, string>> {
  try {
    return E.right(await readFile(file, 'utf8'));
  } catch (error) {
    return E.left(unreadable(file, error));
  }
}

async function publicKeyOf(given: string): Promise<E.Either<Failure, string>> {
  if (isPublicKey(given)) return E.right(given);
  const read = await readText(given);
  if (E.isLeft(read)) return read;
  const key = read.right.trim();
  return isPublicKey(key)
    ? E.right(key)
    : E.left(
        usage(
          '--key',
          `tệp "${given}" không chứa khoá công khai (64 chữ số hex thường)`,
          `"${given}" holds no public key (64 lower-case hexadecimal digits)`,
        ),
      );
}
