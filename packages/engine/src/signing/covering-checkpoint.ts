import type { Period } from '@kpi-ledger/projections';
import { closedBy } from '../periods/closing.js';
import type { Reading } from '../reading/reading.js';

/** What a printed list names, so that paper vouches for the file. */
export interface CoveringCheckpoint {
  readonly ordinal: number;
  readonly root: string;
  readonly key: string;
}

/** The first checkpoint that covers the closing of a period; null: it is open, or none was sealed since. */
export function coveringCheckpoint(reading: Reading, period: Period): CoveringCheckpoint | null {
  const closed = closedBy(reading, period)?.event;
  const snapshot = reading.at(period.last);
  const closing = snapshot.knownOf('PeriodClosed').find(({ event }) => event.id === closed);
  if (closing === undefined) return null;
  const sealed = snapshot.knownOf('CheckpointSealed').find(({ event }) => event.data.ordinal >= closing.ordinal);
  if (sealed === undefined) return null;
  const { ordinal, root, key } = sealed.event.data;
  return { ordinal, root, key };
}
