import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

export interface Row {
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly event: {
    readonly commandId: string;
    readonly prevHash: string | null;
    readonly data: { readonly name?: string };
  };
}

/** Reads the file with plain SQL, not with the store, and says everything that is wrong with its order and its chains. */
export function inspect(path: string): { readonly rows: readonly Row[]; readonly faults: readonly string[] } {
  const db = new DatabaseSync(path, { readOnly: true });
  const faults: string[] = [];
  const [check] = db.prepare('PRAGMA integrity_check').all();
  if (check?.['integrity_check'] !== 'ok') faults.push(`integrity_check: ${check?.['integrity_check']}`);
  const tails = new Map<string, { revision: number; hash: string }>();
  const rows = db
    .prepare('SELECT ordinal, stream, revision, bytes FROM events ORDER BY ordinal')
    .all()
    .map((row, i): Row => {
      const bytes = row['bytes'] as Uint8Array;
      const read = { ...row, event: JSON.parse(Buffer.from(bytes).toString('utf8')) } as unknown as Row;
      const tail = tails.get(read.stream);
      if (read.ordinal !== i + 1) faults.push(`ordinal ${read.ordinal} at place ${i + 1}`);
      if (read.revision !== (tail?.revision ?? -1) + 1)
        faults.push(`${read.stream}@${read.revision} after ${tail?.revision}`);
      if (read.event.prevHash !== (tail?.hash ?? null)) faults.push(`${read.stream}@${read.revision}: chain`);
      tails.set(read.stream, { revision: read.revision, hash: createHash('sha256').update(bytes).digest('hex') });
      return read;
    });
  db.close();
  return { rows, faults };
}
