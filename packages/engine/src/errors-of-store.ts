import { StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { storeError } from './commands/index.js';

/**
 * Events are read from the store while an answer is computed: what goes wrong there is the answer's error. Of the methods those
 * that answer later are wrapped; the others stand on what was read before.
 */
export function withStoreErrors<Methods extends object>(methods: Methods): Methods {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    typeof method === 'function' ? answeringErrors(method as Method) : method,
  ]);
  return Object.fromEntries(wrapped) as Methods;
}

type Method = (...asked: readonly unknown[]) => unknown;

const answeringErrors =
  (method: Method): Method =>
  (...asked) => {
    const later = method(...asked);
    if (typeof later !== 'function') return later;
    return async () => {
      try {
        return await (later as () => unknown)();
      } catch (thrown) {
        if (thrown instanceof StoreFailure) return E.left(storeError(thrown.error));
        throw thrown;
      }
    };
  };
