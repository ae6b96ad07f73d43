import { KeyFailure, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { appendError, type EngineError, keyError, storeError } from './engine-error.js';

/** So often a command is decided anew when other writers are faster. */
const ATTEMPTS = 8;

/** The append was lost to another writer: decide again. */
export const LOST = Symbol('lost to another writer');
/** A part is written, and others have written too: decide what is left again. */
export const GO_ON = Symbol('go on');

/** Decides until the append is not lost to another writer; what store and keys threw becomes an answer. */
export async function retrying<A>(
  once: () => Promise<E.Either<EngineError, A> | typeof LOST | typeof GO_ON>,
  what: string,
): Promise<E.Either<EngineError, A>> {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; ) {
      const result = await once();
      if (result !== LOST && result !== GO_ON) return result;
      attempt = result === GO_ON ? 0 : attempt + 1;
    }
    return E.left(appendError({ kind: 'WRONG_REVISION', stream: what, expected: 0, actual: 0 }));
  } catch (thrown) {
    if (thrown instanceof StoreFailure) return E.left(storeError(thrown.error));
    if (thrown instanceof KeyFailure) return E.left(keyError(thrown.error, thrown.message));
    throw thrown;
  }
}
