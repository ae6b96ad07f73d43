import { isSealedText } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import type { OpenImport } from './open-imports.js';

/** An import that has begun and is not completed: none of its rows counts. */
export interface UnfinishedImport {
  readonly import: string;
  readonly kind: string;
  /** Rows of the file. */
  readonly rows: number;
  /** Of those: recorded so far. */
  readonly recorded: number;
  /** Who brings it. */
  readonly actor: string;
  /** The instant at which it began. */
  readonly startedAt: string;
}

export const unfinishedImports = (open: readonly OpenImport[]): readonly UnfinishedImport[] =>
  open.map(({ started: { data, actor, recordedAt }, rows }) => ({
    import: data.import,
    kind: data.kind,
    rows: data.rows,
    recorded: rows.size,
    actor,
    startedAt: recordedAt,
  }));

/** The names of their files, by import; null where the key is gone. For display only. */
export const unfinishedFiles = (
  open: readonly OpenImport[],
  vault: KeyVault,
): { readonly [id: string]: string | null } =>
  Object.fromEntries(
    open.map(({ started }) => {
      const { file } = openFact(started, vault).data as { readonly file: unknown };
      return [started.data.import, isSealedText(file) ? null : String(file)];
    }),
  );
