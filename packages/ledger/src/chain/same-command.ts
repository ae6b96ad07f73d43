import { canonicalText } from '@kpi-ledger/events';
import type { AppendRequest, LoggedEvent } from '../port.js';

/**
 * Does the request say what its command recorded the first time? Sealing is deterministic, so sealed texts compare too. The
 * expected revision is not compared: the stream has moved on since.
 */
export const sameCommand = (recorded: readonly LoggedEvent[], request: AppendRequest): boolean =>
  recorded.length === request.facts.length &&
  recorded.every(({ event }, index) => {
    const fact = request.facts[index];
    return (
      fact !== undefined &&
      event.stream === request.stream &&
      event.actor === request.actor &&
      event.correlationId === request.correlationId &&
      event.causationId === request.causationId &&
      event.type === fact.type &&
      event.validAt === fact.validAt &&
      canonicalText(event.data) === textOf(fact.data)
    );
  });

/** null for data that has no canonical text: such data was never recorded. */
function textOf(data: unknown): string | null {
  try {
    return canonicalText(data);
  } catch {
    return null;
  }
}
