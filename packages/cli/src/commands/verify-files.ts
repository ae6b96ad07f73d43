import { readFile } from 'node:fs/promises';
import { type GivenFile, isPublicKey } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, unreadable, usage } from '../terminal/failure.js';

export async function readText(file: string): Promise<E.Either<Failure, string>> {
  try {
    // Editors of other systems put a byte order mark in front.
    return E.right((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    return E.left(unreadable(file, error));
  }
}

/** The checkpoint files of --checkpoint; what they are worth, the verifier says. */
export async function checkpointFiles(names: readonly string[]): Promise<E.Either<Failure, readonly GivenFile[]>> {
  const files: GivenFile[] = [];
  for (const name of names) {
    const read = await readText(name);
    if (E.isLeft(read)) return read;
    files.push({ name, text: read.right });
  }
  return E.right(files);
}

/** The public key of --key: given as such, or in a file. */
export async function publicKeyOf(given: string): Promise<E.Either<Failure, string>> {
  if (isPublicKey(given.toLowerCase())) return E.right(given.toLowerCase());
  const read = await readText(given);
  if (E.isLeft(read)) return read;
  const key = read.right.trim().toLowerCase();
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
