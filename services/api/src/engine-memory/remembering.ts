import type { Engine } from '@kpi-ledger/engine';
import type { EventStore } from '@kpi-ledger/ledger';
import { fileState } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { type KeptMemory, writeMemory } from './memory-file.js';

interface Opened {
  readonly engine: Engine;
  readonly store: EventStore;
  /** What the engine began with. */
  readonly before: KeptMemory | null;
}

/** A smaller ledger, or the end of one, is read at once. */
const WORTH_REMEMBERING = 1_000;

/**
 * Writes what the engine has read where that was much, and answers how the ledger is closed: then it is written again, with the
 * answers that are kept. A process that is killed leaves what it wrote before, or what was there.
 */
export async function remembering(file: string, { engine, store, before }: Opened): Promise<() => Promise<void>> {
  const ordinal = engine.ledger()?.ordinal ?? 0;
  const known = before?.memory.ordinal ?? 0;
  if (Math.abs(ordinal - known) >= WORTH_REMEMBERING) await write(file, engine, null);
  return async () => {
    const memory = await engine.memory()();
    await store.close();
    if (E.isRight(memory) && memory.right !== null && memory.right.ordinal >= WORTH_REMEMBERING)
      writeMemory(file, { memory: memory.right, ledgerState: fileState(file) });
  };
}

async function write(file: string, engine: Engine, ledgerState: string | null): Promise<void> {
  const memory = await engine.memory()();
  if (E.isRight(memory) && memory.right !== null) writeMemory(file, { memory: memory.right, ledgerState });
}
