import { type EventStore, type LoggedEvent, type LogPosition, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { RecordedQuestions } from '../asked/recorded.js';
import { storeError } from '../commands/index.js';
import { beyondTheHead } from '../log/known.js';
import type { Asking } from './asking.js';

/** What is recorded, as it comes, and what became of an import. */
export function recording({ follow }: Asking, store: EventStore): RecordedQuestions {
  return {
    recorded:
      ({ after, signal } = {}) =>
      async () => {
        const followed = await follow();
        if (E.isLeft(followed)) return followed;
        const last = after ?? followed.right;
        if (last > followed.right) return E.left(beyondTheHead(last, followed.right));
        try {
          const position = last === 0 ? null : await positionAt(store, last);
          return E.right(
            store.subscribe({
              ...(position === null ? {} : { after: position }),
              ...(signal === undefined ? {} : { signal }),
            }),
          );
        } catch (thrown) {
          return failed(thrown);
        }
      },
    importNamed: (id) => async () => {
      try {
        const events = await all(store.readStream(`import-${id}`));
        const started = events.find((event) => event.type === 'ImportStarted');
        const completed = events.find((event) => event.type === 'ImportCompleted');
        if (started === undefined || completed === undefined) return E.right(null);
        const { fileHash, rows } = started.data;
        const { recorded, skipped } = completed.data;
        return E.right({ fileHash, rows, recorded, skipped });
      } catch (thrown) {
        return failed(thrown);
      }
    },
  };
}

function failed(thrown: unknown): E.Either<ReturnType<typeof storeError>, never> {
  if (thrown instanceof StoreFailure) return E.left(storeError(thrown.error));
  throw thrown;
}

async function positionAt(store: EventStore, ordinal: number): Promise<LogPosition | null> {
  for await (const { event } of store.readAll({ afterOrdinal: ordinal - 1, toOrdinal: ordinal }))
    return { ordinal, eventId: event.id };
  return null;
}

async function all(logged: AsyncIterable<LoggedEvent>): Promise<readonly LoggedEvent['event'][]> {
  const events: LoggedEvent['event'][] = [];
  for await (const { event } of logged) events.push(event);
  return events;
}
