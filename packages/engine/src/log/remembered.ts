import type { EventStore } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { RememberedKeys } from '../erasure/key-watch.js';
import type { RememberedLog } from '../indexed/remembered-log.js';

/** What an engine took from the first events of a log. */
export interface Remembered {
  readonly log: RememberedLog;
  readonly keys: RememberedKeys;
  /** The knowledge time of each prefix, in milliseconds since the epoch. */
  readonly knowledge: Float64Array;
}

/** The same with the state of the log that it was taken from, for another opening of the ledger by the same program. Plain data. */
export interface EngineMemory extends Remembered {
  readonly ordinal: number;
  /** The Merkle root of those events. */
  readonly root: string;
}

/** What is remembered of a log that still begins with the same events; null: it does not, or nothing can be read of it. */
export async function rememberedOf(store: EventStore, memory: EngineMemory | undefined): Promise<Remembered | null> {
  // A store that waits has read its whole log by now.
  if (memory === undefined || store.texts === undefined || memory.knowledge.length !== memory.ordinal) return null;
  const prefix = await store.prefixAt(memory.ordinal)();
  return E.isRight(prefix) && prefix.right?.root === memory.root ? memory : null;
}
