import { type AppendError, type AppendRequest, appendSizes } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';

/**
 * Requests in their order as appends that the store takes, each as full as it may be; no command is cut. Refuses what could
 * not be written in any append, so that nothing is written where a later part cannot be.
 *
 * @param requests sealed
 * @param limit bytes of events in one append
 */
export function partsOf(
  requests: readonly AppendRequest[],
  limit: number,
  ledger: string,
): E.Either<AppendError, readonly (readonly AppendRequest[])[]> {
  const measured = appendSizes(requests, ledger);
  if (E.isLeft(measured)) return measured;
  const parts: AppendRequest[][] = [];
  let room = 0;
  for (const [i, request] of requests.entries()) {
    const size = measured.right[i] ?? 0;
    if (size > limit) return E.left(tooLarge(request.commandId, size, limit));
    if (parts.length === 0 || size > room) {
      parts.push([]);
      room = limit;
    }
    parts.at(-1)?.push(request);
    room -= size;
  }
  return E.right(parts);
}

const tooLarge = (commandId: string, size: number, limit: number): AppendError => ({
  kind: 'INVALID_FACT',
  path: commandId,
  rule: `at most ${limit} bytes in one append to this store, this command alone has ${size}`,
});
