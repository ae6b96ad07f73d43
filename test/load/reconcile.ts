import { canonicalText } from '@kpi-ledger/events';
import type { LoggedEvent } from '@kpi-ledger/ledger';
import type { Sent } from './sent.ts';

export interface Reconciled {
  readonly acknowledged: number;
  readonly refused: number;
  /** Sent, without an answer that settles it; so many of them stand in the log. */
  readonly open: number;
  readonly openRecorded: number;
  /** What is not as it was answered; nothing may stand here. */
  readonly faults: readonly string[];
}

/**
 * Compares what was answered with the log: each acknowledged command stands there exactly once and says what was sent; what was refused does not
 * stand there; and of a run's ids nothing stands there that was not sent.
 *
 * @param isOwn whether a command id is one of the run
 */
export async function reconcile(
  sent: readonly Sent[],
  log: AsyncIterable<LoggedEvent>,
  isOwn: (commandId: string) => boolean,
): Promise<Reconciled> {
  const recorded = new Map<string, string[]>();
  for await (const { event } of log) {
    if (!isOwn(event.commandId)) continue;
    recorded.set(event.commandId, [...(recorded.get(event.commandId) ?? []), canonicalText(event.data)]);
  }
  const faults: string[] = [];
  const counts = { acknowledged: 0, refused: 0, open: 0, openRecorded: 0 };
  const accounted = new Set<string>();
  for (const { commandId, data, state } of sent) {
    const events = recorded.get(commandId) ?? [];
    const isThere = events.includes(canonicalText(JSON.parse(data)));
    if (state !== 'REFUSED') accounted.add(commandId);
    if (state === 'ACKNOWLEDGED') {
      counts.acknowledged += 1;
      if (!isThere) faults.push(`acknowledged and not in the log: ${commandId}`);
      if (events.length > 1) faults.push(`${events.length} times in the log: ${commandId}`);
    } else if (state === 'OPEN') {
      counts.open += 1;
      if (isThere) counts.openRecorded += 1;
      if (events.length > 1) faults.push(`${events.length} times in the log: ${commandId}`);
    } else {
      counts.refused += 1;
      if (isThere && !isSaidElsewhere(sent, commandId, data)) faults.push(`refused and in the log: ${commandId}`);
    }
  }
  for (const commandId of recorded.keys())
    if (!accounted.has(commandId)) faults.push(`in the log and neither acknowledged nor open: ${commandId}`);
  return { ...counts, faults };
}

/** The same command, sent another time and not refused then. */
const isSaidElsewhere = (sent: readonly Sent[], commandId: string, data: string): boolean =>
  sent.some((other) => other.state !== 'REFUSED' && other.commandId === commandId && other.data === data);
