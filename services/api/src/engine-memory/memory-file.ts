import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { EngineMemory } from '@kpi-ledger/engine';
import { replaceDurably } from '@kpi-ledger/ledger/durable-files';
import { programStamp } from './program-stamp.js';

/**
 * What an engine took from a ledger file, kept beside it so that the next one need not read every event again. It may be deleted
 * at any time. It is of use only to the very same build of the program, on the same version of Node.
 */
export interface KeptMemory {
  readonly memory: EngineMemory;
  /** `fileState` of the ledger when it was closed; null: it was written on since, or its process was killed. */
  readonly ledgerState: string | null;
}

export const memoryFileOf = (ledgerFile: string): string => `${ledgerFile}.cache`;

const MAGIC = Buffer.from('kpi-ledger cache 1\n');
const HASH_BYTES = 32;

/** Null: there is none, it is damaged, or another program wrote it. */
export function readMemory(ledgerFile: string): KeptMemory | null {
  try {
    const bytes = readFileSync(memoryFileOf(ledgerFile));
    const program = programStamp();
    if (program === null) return null;
    const content = bytes.subarray(MAGIC.length + HASH_BYTES);
    const hash = bytes.subarray(MAGIC.length, MAGIC.length + HASH_BYTES);
    if (!bytes.subarray(0, MAGIC.length).equals(MAGIC) || !hashOf(program, content).equals(hash)) return null;
    return deserialize(content) as KeptMemory;
  } catch {
    return null;
  }
}

/** A folder that cannot be written is no failure: the next opening reads the ledger itself. */
export function writeMemory(ledgerFile: string, kept: KeptMemory): void {
  const program = programStamp();
  if (program === null) return;
  try {
    const content = serialize(kept);
    replaceDurably(memoryFileOf(ledgerFile), Buffer.concat([MAGIC, hashOf(program, content), content]));
  } catch {
    // Best effort.
  }
}

const hashOf = (program: string, content: Uint8Array): Buffer =>
  createHash('sha256').update(program).update(content).digest();
