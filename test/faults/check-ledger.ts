import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';
import { openSqliteStore, type RawEvent, rawEvents } from '@kpi-ledger/ledger-sqlite';
import { verifyLog } from '@kpi-ledger/verify';
import * as E from 'fp-ts/lib/Either.js';

/** What a writer says about an append that was acknowledged: where the log ended with it, and the root up to there. */
export interface Acknowledged {
  readonly id: string;
  readonly ordinal: number;
  readonly root: string;
  /** Whose key was made before the append; null: no key was. */
  readonly subject: string | null;
}

export function acknowledgedIn(line: string): Acknowledged {
  const [id = '', ordinal, root = '', subject = '-'] = line.split(' ');
  return { id, ordinal: Number(ordinal), root, subject: subject === '-' ? null : subject };
}

export const ledgerIn = (folder: string): string => join(folder, 'ledger', 'kpi.db');
export const keysIn = (folder: string): string => join(folder, 'keys', 'kpi.keys.json');

/**
 * Opens the ledger that a crash has left behind with the store, verifies it, and says everything that is wrong: an append that
 * was acknowledged and is not there, once and in its place; one that is there in part; a chain or a root that is another.
 *
 * @param inTheEnd what the same writer acknowledges when nothing crashes: the ledger must be the beginning of that
 */
export async function faultsOf(
  folder: string,
  acknowledged: readonly Acknowledged[],
  inTheEnd: readonly Acknowledged[] = [],
): Promise<readonly string[]> {
  mkdirSync(join(folder, 'ledger'), { recursive: true });
  const opened = await openSqliteStore({ path: ledgerIn(folder), clock: Date.now })();
  if (E.isLeft(opened)) return [`the store does not open: ${JSON.stringify(opened.left)}`];
  const head = await opened.right.head()();
  const events = [...rawEvents(ledgerIn(folder))];
  await opened.right.close();

  const anchors = [...acknowledged, ...inTheEnd.filter(({ ordinal }) => ordinal <= events.length)];
  const verified = await verifyLog(events, anchors);
  const faults =
    verified.status === 'INVALID' ? [`event ${verified.firstBad?.ordinal}: ${verified.firstBad?.what}`] : [];
  if (E.isLeft(head)) faults.push(`no head: ${JSON.stringify(head.left)}`);
  else if (head.right.ordinal !== events.length || head.right.root !== verified.root)
    faults.push(`the store's head is ${head.right.ordinal} ${head.right.root}, not ${events.length} ${verified.root}`);
  if (inTheEnd.length > 0 && events.length > 0 && !inTheEnd.some(({ ordinal }) => ordinal === events.length))
    faults.push(`ends at event ${events.length}, amid an append`);

  const appends = appendsIn(events.flatMap((event) => ('bytes' in event ? [event] : [])));
  for (const [id, { at, rows }] of appends) {
    const [whole = '1'] = /(?<=x)\d+$/.exec(id) ?? [];
    const gap = rows.find((row, i) => i > 0 && row !== (rows[i - 1] ?? 0) + 1);
    if (rows.length !== Number(whole) || gap !== undefined) faults.push(`${id} has ${rows.length} events at ${at}`);
  }
  for (const { id, ordinal } of acknowledged)
    if (appends.get(id)?.rows.at(-1) !== ordinal) faults.push(`lost: ${id}, acknowledged as event ${ordinal}`);
  return [...faults, ...lostKeys(folder, acknowledged)];
}

/** Whether the store takes another append after the crash; says what is wrong. */
export async function refusalOf(folder: string): Promise<readonly string[]> {
  const opened = await openSqliteStore({ path: ledgerIn(folder), clock: Date.now })();
  if (E.isLeft(opened)) return [`the store does not open again: ${JSON.stringify(opened.left)}`];
  const appended = await opened.right.append([
    {
      ...{ commandId: 'after', stream: 'unit-after', expectedRevision: -1, actor: 'tester' },
      ...{ correlationId: 'after', causationId: null },
      facts: [{ type: 'UnitRenamed', validAt: '2026-01-05', data: { unit: 'after', name: 'A' } }],
    },
  ])();
  await opened.right.close();
  const isNew = E.isLeft(appended) && appended.left.kind === 'LEDGER_NOT_OPEN';
  return E.isRight(appended) || isNew ? [] : [`no further append: ${JSON.stringify(appended.left)}`];
}

/** Ordinals of the events of every append; the commands of an import are "id.0", "id.1", … */
function appendsIn(events: readonly RawEvent[]) {
  const appends = new Map<string, { readonly at: number; readonly rows: number[] }>();
  for (const [i, { bytes }] of events.entries()) {
    const { commandId } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { commandId: string };
    const [id = ''] = commandId.split('.');
    const append = appends.get(id) ?? { at: i + 1, rows: [] };
    append.rows.push(i + 1);
    appends.set(id, append);
  }
  return appends;
}

function lostKeys(folder: string, acknowledged: readonly Acknowledged[]): readonly string[] {
  const subjects = acknowledged.flatMap(({ subject }) => subject ?? []);
  if (subjects.length === 0 && !existsSync(keysIn(folder))) return [];
  const vault = openFileKeyVault(keysIn(folder));
  if (E.isLeft(vault)) return [`the key file does not open: ${JSON.stringify(vault.left)}`];
  return subjects.filter((subject) => !vault.right.holds(subject)).map((subject) => `lost: the key of ${subject}`);
}
