import type { EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { OpenLedger } from '../open-ledger.js';
import { aroundEngine, delegate } from './around-engine.js';

/** A ledger of which something may be asked while it is being replaced. */
interface Held {
  readonly ledger: OpenLedger;
  underway: number;
  replaced: boolean;
}

/**
 * A ledger that opens itself anew when its log was cut: what was read from there on is no part of it, so nothing of the old
 * engine is kept. Whoever found it is told (LOG_CUT); whoever asks once it is open again is answered from the new one. While it
 * cannot be opened, each question tries again.
 */
export const keepOpen =
  (open: TaskEither<EngineError, OpenLedger>): TaskEither<EngineError, OpenLedger> =>
  async () => {
    const first = await open();
    if (E.isLeft(first)) return first;
    let held = hold(first.right);
    let opening: Promise<void> | null = null;
    let isClosed = false;

    const reopen = async (): Promise<void> => {
      const opened = await open();
      if (E.isLeft(opened)) return;
      if (isClosed) return opened.right.close();
      const old = held;
      held = hold(opened.right);
      old.replaced = true;
      await closeWhenIdle(old);
    };

    const engine = aroundEngine(
      delegate(() => held.ledger.engine),
      (_, asked) => async () => {
        const by = held;
        by.underway += 1;
        try {
          const answer = await asked();
          if (E.isLeft(answer) && answer.left.code === 'LOG_CUT' && by === held)
            opening ??= reopen().finally(() => {
              opening = null;
            });
          return answer;
        } finally {
          by.underway -= 1;
          await closeWhenIdle(by);
        }
      },
    );

    return E.right({
      engine,
      store: delegate(() => held.ledger.store),
      keyFile: first.right.keyFile,
      evidence: first.right.evidence,
      close: async () => {
        isClosed = true;
        await opening;
        await held.ledger.close();
      },
    });
  };

const hold = (ledger: OpenLedger): Held => ({ ledger, underway: 0, replaced: false });

async function closeWhenIdle({ ledger, underway, replaced }: Held): Promise<void> {
  if (replaced && underway === 0) await ledger.close();
}
