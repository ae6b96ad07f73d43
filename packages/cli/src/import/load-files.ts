import { readFile } from 'node:fs/promises';
import { type FileError, type Loaded, loadSources, type SourceFile } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { EXIT, type Failure, unreadable } from '../terminal/failure.js';

/** Everything the files say, with the bytes they came from. */
export interface LoadedFiles extends Loaded {
  readonly sources: readonly SourceFile[];
}

export async function loadFiles(
  files: readonly string[],
  kind: string | null,
): Promise<E.Either<Failure, LoadedFiles>> {
  const sources: SourceFile[] = [];
  for (const file of files) {
    const bytes = await contentOf(file);
    if (E.isLeft(bytes)) return bytes;
    sources.push({ file, bytes: bytes.right });
  }
  const loaded = await loadSources(sources, kind);
  return E.isLeft(loaded) ? E.left(fileFailure(loaded.left)) : E.right({ ...loaded.right, sources });
}

async function contentOf(file: string): Promise<E.Either<Failure, Uint8Array>> {
  try {
    return E.right(await readFile(file));
  } catch (error) {
    return E.left(unreadable(file, error));
  }
}

export const fileFailure = ({ kind, ...error }: FileError): Failure => ({
  ...error,
  exit: kind === 'USAGE' ? EXIT.usage : EXIT.refused,
});
