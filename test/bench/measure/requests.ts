import type { AppendRequest } from '@kpi-ledger/ledger';
import { generateLog, shapeOf } from '../generate/log.ts';

/** The first events of a generated log as they are asked of a store, each a command of its own. */
export function appendRequests(count: number): readonly AppendRequest[] {
  const requests: AppendRequest[] = [];
  for (const { fact, stream, revision, commandId } of generateLog(shapeOf(count + 200))) {
    requests.push({
      ...{ commandId, stream, expectedRevision: revision - 1, actor: 'bench' },
      ...{ correlationId: commandId, causationId: null, facts: [fact] },
    });
    if (requests.length === count) return requests;
  }
  throw new RangeError(`no log of ${count} events`);
}

export const chunked = <A>(list: readonly A[], size: number): readonly (readonly A[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
