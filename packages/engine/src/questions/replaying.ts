import { type EventStore, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { ReplayQuestions } from '../asked/replaying.js';
import { storeError } from '../commands/index.js';
import { beyondTheHead } from '../log/known.js';
import { replayed } from '../replay/replay.js';
import { stateHashOf } from '../replay/state-hash.js';
import type { Asking } from './asking.js';

/** The full replay of the stored bytes, past everything that the engine keeps warm. */
export function replaying({ follow }: Asking, store: EventStore): ReplayQuestions {
  return {
    replay:
      ({ known, batch, onProgress } = {}) =>
      async () => {
        const followed = await follow();
        if (E.isLeft(followed)) return followed;
        const head = followed.right;
        if (known?.kind === 'ordinal' && known.n > head) return E.left(beyondTheHead(known.n, head));
        // What others append meanwhile is not replayed: the question stands where it was asked.
        const upTo = known ?? { kind: 'ordinal', n: head };
        try {
          const { reading, ordinal, root } = await replayed(store, upTo, {
            ...(batch === undefined ? {} : { batch }),
            ...(onProgress === undefined ? {} : { onProgress: (done: number) => onProgress(done, head) }),
          });
          return E.right({ ordinal, root, stateHash: stateHashOf(reading) });
        } catch (thrown) {
          if (thrown instanceof StoreFailure) return E.left(storeError(thrown.error));
          throw thrown;
        }
      },
  };
}
