import { AccessDeniedError, MaxAppendSizeExceededError, StreamDeletedError } from '@eventstore/db-client';
import utils from '@eventstore/db-client/dist/utils/index.js';
import { NoAnswer, pause } from './timeout.js';

/** The client's own error of what a call failed with; a NOT_LEADER that names no leader would throw in its making. */
export function converted(thrown: unknown): Error {
  if (!(thrown instanceof Error)) return new Error(String(thrown));
  try {
    return utils.convertToCommandError(thrown) as Error;
  } catch {
    return thrown;
  }
}

/** What a client's error says; its own errors often carry no message. */
export const reasonOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  const { type } = thrown as { type?: unknown };
  return thrown.message === '' ? String(type ?? thrown.name) : thrown.message;
};

/** The server's no: it will not be another one the next time. */
export const isRefusal = (thrown: unknown): boolean =>
  thrown instanceof StreamDeletedError ||
  thrown instanceof AccessDeniedError ||
  thrown instanceof MaxAppendSizeExceededError ||
  /BadRequest|MaximumAppendEventSizeExceeded|INVALID_ARGUMENT/.test(reasonOf(thrown));

/** The client does not come back from these by itself: no answer, a discovery that failed, a failure of its own. */
export const needsAnotherClient = (thrown: unknown): boolean =>
  thrown instanceof NoAnswer || thrown instanceof TypeError || /^Failed to discover/.test(reasonOf(thrown));

/**
 * The next call may find what this one did not: the client has heard of another leader, or connects anew. A server that has
 * said nothing for so long is not asked again at once.
 */
const isPassing = (thrown: unknown): boolean => !isRefusal(thrown) && !(thrown instanceof NoAnswer);

const ASKED = 5;
const PAUSE_MILLISECONDS = 100;

/** Whether to ask once more, after a pause; `asked`: how often it was asked in vain. */
export async function askAgain(thrown: unknown, asked: number): Promise<boolean> {
  if (!isPassing(thrown) || asked >= ASKED) return false;
  await pause(PAUSE_MILLISECONDS);
  return true;
}
