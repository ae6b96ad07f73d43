import { type EventStore, StoreFailure } from '@kpi-ledger/ledger';
import { isCivilDay } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { EventQuestions } from '../asked/events.js';
import { storeError } from '../commands/index.js';
import { invalidDay, unknownEvent } from '../errors.js';
import { eventProof } from '../events/event-proof.js';
import { eventRow, eventRows } from '../events/event-rows.js';
import type { Asking } from './asking.js';

/** What stands in the log, event by event, for who checks it. */
export function eventQuestions({ answer, place }: Asking, store: EventStore): EventQuestions {
  return {
    events: (question = {}) =>
      answer(question, undefined, ({ reading, effective }) => {
        for (const end of ['from', 'to'] as const) {
          const day = question[end];
          if (day !== undefined && !isCivilDay(day)) return E.left(invalidDay(end, day));
        }
        return E.right(eventRows(reading, effective, question));
      }),
    event: (question) => async () => {
      const placed = await place(question, null);
      if (E.isLeft(placed)) return placed;
      const { prefix } = placed.right;
      const { event: named } = question;
      try {
        const { events } = placed.right.reading;
        const found = /^\d+$/.test(named) ? events.at(Number(named)) : events.named(named);
        if (found === null) return E.left(unknownEvent(named));
        const proof = await eventProof(store, found.ordinal, prefix);
        if (proof === null) return E.left(unknownEvent(named));
        return await answer(question, undefined, ({ reading, effective }) =>
          E.right({ ...eventRow(reading, effective, found), ...proof }),
        )();
      } catch (thrown) {
        if (thrown instanceof StoreFailure) return E.left(storeError(thrown.error));
        throw thrown;
      }
    },
  };
}
