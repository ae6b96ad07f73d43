import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory, replaceDurably } from '@kpi-ledger/ledger/durable-files';
import * as E from 'fp-ts/lib/Either.js';

/** The folder of evidence beside a key file. */
export const evidenceFolderOf = (keyFile: string): string => keyFile.replace(/\.keys$/, '.evidence');

export interface EvidenceCopied {
  readonly folder: string;
  /** All that the copy now holds of the source. */
  readonly files: number;
  readonly bytes: number;
  /** Written now; the others had been there. */
  readonly copied: number;
}

export type EvidenceCopyError =
  /** Another file has the name at the target; it was left as it is. */
  | { readonly kind: 'EVIDENCE_DIFFERS'; readonly file: string }
  | { readonly kind: 'EVIDENCE_NOT_COPIED'; readonly reason: string; readonly full: boolean };

const SUBJECT = /^[0-9a-f]{32}$/;
const SEALED = /^[0-9a-f]{64}\.sealed$/;

/**
 * Copies the sealed files, each durably and read back; what is there already is left. No key is needed or copied, so nobody reads
 * more by a copy. Files are only ever added, so a copy made after that of the ledger holds every file that it names.
 */
export function copyEvidence(from: string, to: string): E.Either<EvidenceCopyError, EvidenceCopied> {
  let [files, bytes, copied] = [0, 0, 0];
  try {
    for (const subject of named(from, SUBJECT))
      for (const name of named(join(from, subject), SEALED)) {
        const content = readFileSync(join(from, subject, name));
        const target = join(to, subject, name);
        if (!existsSync(target)) {
          makeDirectory(join(to, subject));
          write(target, content);
          copied += 1;
        }
        if (!readFileSync(target).equals(content)) return E.left({ kind: 'EVIDENCE_DIFFERS', file: target });
        files += 1;
        bytes += content.length;
      }
    return E.right({ folder: to, files, bytes, copied });
  } catch (thrown) {
    const { message, code } = thrown as NodeJS.ErrnoException;
    return E.left({ kind: 'EVIDENCE_NOT_COPIED', reason: message, full: code === 'ENOSPC' });
  }
}

const named = (folder: string, form: RegExp): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => form.test(name))
        .sort()
    : [];

function write(path: string, content: Uint8Array): void {
  try {
    replaceDurably(path, content);
  } catch (thrown) {
    rmSync(`${path}.new`, { force: true });
    throw thrown;
  }
}
