import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { kpiHere } from '../../packages/cli/src/testing/in-process.js';

export interface Verified {
  readonly status: 'VALID' | 'INVALID' | 'NOT_ANCHORED';
  readonly ordinal: number;
  readonly root: string;
  readonly anchored: number;
  readonly firstBad: {
    readonly ordinal: number;
    readonly stream: string | null;
    readonly revision: number | null;
    readonly code: string;
    readonly what: string;
  } | null;
  readonly anchors: readonly { readonly file: string; readonly ordinal: number; readonly trust: string }[];
  readonly keys: readonly { readonly key: string; readonly reason: string }[];
}

/** A folder with ledger files, and the program that is run on them. */
export function ledgerFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-tamper-'));
  const at = (name: string): string => join(folder, name);
  /** Names of files stand for those of the folder. */
  const kpi = (file: string, ...args: readonly string[]) =>
    kpiHere(
      ...args.map((arg) => (/^[a-z-]+\.(json|key|csv)$/.test(arg) ? at(arg) : arg)),
      ...['--store', `sqlite:${at(file)}`],
      ...(args.includes('--format') ? [] : ['--format', 'json']),
    );
  const done = async (file: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = await kpi(file, ...args);
    if (status !== 0) throw new Error(`kpi ${args.join(' ')}: exit ${status}: ${stderr}`);
    return JSON.parse(stdout);
  };
  return {
    folder,
    at,
    kpi,
    done,
    /** Registers units, one a row. */
    async addUnits(file: string, ...units: readonly string[]): Promise<void> {
      const rows = units.map((unit) => `${unit},Đơn vị ${unit},department,in,Điều 2,2026-01-01`);
      writeFileSync(at('units.csv'), `unit,name,kind,scope,article,validAt\n${rows.join('\n')}\n`);
      await done(file, 'import', 'units.csv');
    },
    /** The answer of `kpi verify`, which must fit its exit code. */
    async verify(file: string, ...args: readonly string[]): Promise<Verified> {
      const { status, stdout, stderr } = await kpi(file, 'verify', ...args);
      if (status !== 0 && status !== 4) throw new Error(`exit ${status}: ${stderr}`);
      const found = JSON.parse(stdout) as Verified;
      if ((found.status === 'INVALID') !== (status === 4)) throw new Error(`${found.status} with exit ${status}`);
      return found;
    },
    /** A copy of a ledger file, changed by SQL. */
    tampered(file: string, change: (db: DatabaseSync) => void): string {
      copyFileSync(at(file), at('tampered.db'));
      for (const rest of ['-wal', '-shm']) rmSync(at(`tampered.db${rest}`), { force: true });
      const db = new DatabaseSync(at('tampered.db'));
      change(db);
      db.close();
      return 'tampered.db';
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A row of `events`. */
export interface Row {
  ordinal: number;
  stream: string;
  revision: number;
  bytes: Uint8Array;
}

export const rowsOf = (db: DatabaseSync): Row[] =>
  db.prepare('SELECT ordinal, stream, revision, bytes FROM events ORDER BY ordinal').all() as unknown as Row[];

/** Writes all rows anew and lets the store make its index again, as a careful forger would. */
export function replaceRows(db: DatabaseSync, rows: readonly Row[]): void {
  db.exec('DELETE FROM events; DELETE FROM event_index');
  const insert = db.prepare('INSERT INTO events(ordinal, stream, revision, bytes) VALUES (?, ?, ?, ?)');
  for (const { ordinal, stream, revision, bytes } of rows) insert.run(ordinal, stream, revision, bytes);
}
