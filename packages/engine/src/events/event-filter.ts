import type { AnyEvent } from '@kpi-ledger/events';
import type { Day } from '@kpi-ledger/projections';

/** Which events: all that are given must fit. */
export interface EventFilter {
  readonly stream?: string;
  readonly type?: string;
  readonly actor?: string;
  /** The import, or other work, that the command belonged to. */
  readonly correlation?: string;
  /** Days that it speaks about, both included. */
  readonly from?: Day;
  readonly to?: Day;
}

export const fits = (
  { stream, type, actor, correlationId, validAt }: AnyEvent,
  { from, to, ...wanted }: EventFilter,
): boolean =>
  (wanted.stream === undefined || wanted.stream === stream) &&
  (wanted.type === undefined || wanted.type === type) &&
  (wanted.actor === undefined || wanted.actor === actor) &&
  (wanted.correlation === undefined || wanted.correlation === correlationId) &&
  (from === undefined || from <= validAt) &&
  (to === undefined || validAt <= to);
