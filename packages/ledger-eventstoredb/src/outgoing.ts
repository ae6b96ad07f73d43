import { type Hash, type LoggedEvent, leafHash } from '@kpi-ledger/ledger';
import { idOfLeaf } from './content-id.js';

/** An event on its way to the server. */
export interface Outgoing {
  readonly logged: LoggedEvent;
  readonly leaf: Hash;
  /** Under which the server keeps it. */
  readonly id: string;
}

export function outgoing(logged: LoggedEvent): Outgoing {
  const leaf = leafHash(logged.bytes);
  return { logged, leaf, id: idOfLeaf(leaf) };
}

/** What stands beside the bytes, for the server's own tools. */
export function metadataOf({ event }: LoggedEvent) {
  const { stream, revision, validAt, recordedAt, commandId, correlationId, causationId } = event;
  return {
    ...{ stream, revision, validAt, recordedAt, commandId, $correlationId: correlationId },
    ...(causationId !== null && { $causationId: causationId }),
  };
}

export const CONTENT_TYPE = 'application/octet-stream';
