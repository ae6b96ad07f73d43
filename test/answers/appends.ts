import type { NewFact } from '@kpi-ledger/events';
import type { AppendRequest, LoggedEvent } from '@kpi-ledger/ledger';

/** The appends that made a log: one request a command, those of one instant together, at most `size` of them. */
export function appendsOf(
  log: readonly LoggedEvent[],
  size: number,
): readonly { readonly at: number; readonly requests: readonly AppendRequest[] }[] {
  const appends: { at: number; requests: AppendRequest[] }[] = [];
  for (const { event } of log) {
    const { type, validAt, data, commandId, stream, revision, actor, correlationId, causationId } = event;
    const at = Date.parse(event.recordedAt);
    const fact = { type, validAt, data } as NewFact;
    const last = appends.at(-1);
    const command = last?.requests.at(-1);
    if (last !== undefined && command?.commandId === commandId) {
      last.requests.splice(-1, 1, { ...command, facts: [...command.facts, fact] });
      continue;
    }
    const request: AppendRequest = {
      commandId,
      stream,
      expectedRevision: revision - 1,
      actor,
      correlationId,
      causationId,
      facts: [fact],
    };
    if (last !== undefined && last.at === at && last.requests.length < size) last.requests.push(request);
    else appends.push({ at, requests: [request] });
  }
  return appends;
}
