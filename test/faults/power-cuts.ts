import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from './chance.js';
import { type Acknowledged, acknowledgedIn, faultsOf, refusalOf } from './check-ledger.js';
import { Disk } from './disk.js';
import { KEEPS_NOTHING, type Keeps } from './disk-content.js';
import type { Call } from './strace-log.js';

/** The line of an acknowledgement, when the call says it. */
export const saidBy = (call: Call): string | null =>
  call.kind === 'write' && call.fd === 1 ? call.bytes.toString('utf8').trimEnd() : null;

export interface PowerCuts {
  /** How many disks were looked at: such as keep nothing that is not synced, and such as keep some of it. */
  readonly strict: number;
  readonly torn: number;
  /** How often something of each file or folder was synced, by its path below the root. */
  readonly syncs: ReadonlyMap<string, number>;
  /** Of the first bad ones: after which call, with how many appends acknowledged, and what was wrong. */
  readonly faults: readonly string[];
}

/** For the instant after so many calls: disks that keep some of what is not synced. */
export type TornAt = (called: number, beforeSync: boolean) => readonly Keeps[];

/** Where most is not synced, a disk that keeps a part of it by chance: few of the sectors, about half, or nearly all. */
export const sectorsBeforeSyncs =
  (seed: number): TornAt =>
  (called, beforeSync) => {
    if (!beforeSync) return [];
    const percent = [10, 50, 95][chance(3, seed, called)] ?? 50;
    let asked = 0;
    return [() => chance(100, seed, called, ++asked) < percent];
  };

/**
 * Cuts the power all along a log of calls. A disk that keeps nothing unsynced changes only with a sync, and more and more is
 * acknowledged up to the next one, so the instants right before a sync, and the end, speak for all the others.
 *
 * @param root the folder below which the writer wrote
 * @param scratch a folder for the disks
 */
export async function cutPower(
  calls: readonly Call[],
  root: string,
  scratch: string,
  tornAt: TornAt,
): Promise<PowerCuts> {
  const inTheEnd = calls.flatMap((call) => saidBy(call) ?? []).map(acknowledgedIn);
  const disk = new Disk(root);
  const acknowledged: Acknowledged[] = [];
  const faults: string[] = [];
  const syncs = new Map<string, number>();
  let strict = 0;
  let torn = 0;

  const look = async (called: number, keeps: Keeps): Promise<void> => {
    const folder = mkdtempSync(join(scratch, 'disk-'));
    disk.writeTo(folder, keeps);
    const wrong = [...(await faultsOf(folder, acknowledged, inTheEnd)), ...(await refusalOf(folder))];
    rmSync(folder, { recursive: true });
    if (wrong.length > 0)
      faults.push(`cut after call ${called}, ${acknowledged.length} acknowledged: ${wrong.slice(0, 3).join('; ')}`);
  };

  for (const [called, call] of [...calls, null].entries()) {
    const beforeSync = call === null || disk.isSyncOfSomething(call);
    if (beforeSync) {
      await look(called, KEEPS_NOTHING);
      strict += 1;
    }
    for (const keeps of tornAt(called, beforeSync)) {
      await look(called, keeps);
      torn += 1;
    }
    if (call === null) break;
    const synced = beforeSync && 'fd' in call ? disk.nameOf(call.fd) : null;
    if (synced !== null) syncs.set(synced, (syncs.get(synced) ?? 0) + 1);
    const said = saidBy(call);
    if (said === null) disk.apply(call);
    else acknowledged.push(acknowledgedIn(said));
  }
  return { strict, torn, syncs, faults };
}
