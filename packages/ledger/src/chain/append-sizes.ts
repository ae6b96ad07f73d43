import * as E from 'fp-ts/lib/Either.js';
import type { AppendError, AppendRequest } from '../port.js';
import { stamp } from './stamp.js';

/** Every instant has as many characters, and every hash. */
const SOME_INSTANT = '2026-01-01T00:00:00.000Z';
const SOME_HASH = '0'.repeat(64);

/**
 * The bytes that each request will take in the log, exactly, or what no store would write. For whoever has to cut an append:
 * nothing of the first part should be written where a later one cannot be.
 */
export function appendSizes(
  requests: readonly AppendRequest[],
  ledger: string,
): E.Either<AppendError, readonly number[]> {
  const sizes: number[] = [];
  for (const [position, request] of requests.entries()) {
    let size = 0;
    for (const index of request.facts.keys()) {
      const revision = request.expectedRevision + 1 + index;
      const prevHash = revision === 0 ? null : SOME_HASH;
      const stamped = stamp(request, index, { ledger, ordinal: 1, revision, prevHash, recordedAt: SOME_INSTANT });
      if (E.isLeft(stamped)) {
        const { path, rule } = stamped.left;
        return E.left({ kind: 'INVALID_FACT', path: `requests[${position}].facts[${index}].${path}`, rule });
      }
      size += stamped.right.bytes.length;
    }
    sizes.push(size);
  }
  return E.right(sizes);
}
