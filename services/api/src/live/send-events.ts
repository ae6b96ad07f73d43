import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { type LoggedEvent, StoreFailure } from '@kpi-ledger/ledger';
import type { Response } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { type EndReason, endText, HEARTBEAT, recordedText } from './event-text.js';

export interface Sending {
  readonly heartbeatMilliseconds: number;
  /** Left: the store cannot tell. */
  isVisible(logged: LoggedEvent): Promise<E.Either<unknown, boolean>>;
  /** Asked with every heartbeat. */
  mayStillRead(): Promise<boolean>;
}

/** A reader that takes nothing for so many heartbeats is gone. */
const PATIENCE = 4;
/** After so many events others get their turn, also where none of them is to be sent. */
const TURN = 100;

/**
 * Sends events as they come until the reader leaves or `ending` is aborted (with the reason). A slow reader is waited for: the
 * events wait in the log, and nothing is written while the connection is full.
 */
export async function sendEvents(
  response: Response,
  events: AsyncIterable<LoggedEvent>,
  ending: AbortController,
  { heartbeatMilliseconds, isVisible, mayStillRead }: Sending,
): Promise<void> {
  const { signal } = ending;
  response.on('close', () => ending.abort());
  let missed = 0;
  const beat = async (): Promise<void> => {
    if (response.writableNeedDrain) {
      missed += 1;
      if (missed >= PATIENCE) response.destroy();
    } else {
      missed = 0;
      if (!(await mayStillRead())) ending.abort('RIGHTS' satisfies EndReason);
      else if (!signal.aborted && !response.writableNeedDrain) response.write(HEARTBEAT);
    }
  };
  const beats = setInterval(() => void beat(), heartbeatMilliseconds);
  try {
    let taken = 0;
    for await (const logged of events) {
      const visible = await isVisible(logged);
      if (signal.aborted) break;
      if (E.isLeft(visible)) throw new StoreFailure({ kind: 'STORE_UNAVAILABLE', reason: 'rights cannot be asked' });
      if (visible.right && !response.write(recordedText(logged))) await once(response, 'drain', { signal });
      taken += 1;
      if (taken % TURN === 0) await setImmediate();
    }
  } catch (thrown) {
    if (thrown instanceof StoreFailure) ending.abort('STORE' satisfies EndReason);
    else if (!signal.aborted) throw thrown;
  } finally {
    clearInterval(beats);
    finish(response, signal.reason);
  }
}

/** What cannot be sent any more does not hold up the end. */
function finish(response: Response, reason: unknown): void {
  if (response.writableNeedDrain) response.destroy();
  else if (!response.destroyed) response.end(typeof reason === 'string' ? endText(reason as EndReason) : '');
}
