import type { LoggedEvent } from '@kpi-ledger/ledger';

/** Why a stream ends; the reader may come back with Last-Event-ID, but for RIGHTS only with a new token. */
export type EndReason = 'SHUTDOWN' | 'RIGHTS' | 'STORE';

/** One event of the HTML standard's event stream. Ids, day and type only: no text and no figure of anybody. */
export const recordedText = ({ ordinal, event: { type, stream, recordedAt } }: LoggedEvent): string =>
  `id: ${ordinal}\nevent: recorded\ndata: ${JSON.stringify({ ordinal, type, stream, recordedAt })}\n\n`;

export const endText = (reason: EndReason): string => `event: end\ndata: ${JSON.stringify({ reason })}\n\n`;

/** A comment: proxies and readers see that the connection lives. */
export const HEARTBEAT = ':\n\n';
