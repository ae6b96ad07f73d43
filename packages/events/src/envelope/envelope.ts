import type * as t from 'io-ts';
import {
  anyObject,
  code,
  count,
  date,
  eventId,
  id,
  instant,
  nullable,
  type Of,
  record,
  sha256Hex,
  streamName,
} from '../fields/index.js';
import type { PartWritten } from '../fields/written.js';

/** Everything of an event but its data; all of it is inside the hashed bytes. */
const headerFields = {
  /** UUIDv5 of (ledger, commandId, index of the event in its command). */
  id: eventId,
  type: code,
  version: count,
  /** Id of the ledger, given by LedgerOpened. */
  ledger: eventId,
  stream: streamName,
  revision: count,
  /** The day the fact speaks about (docs/events.md). */
  validAt: date,
  /** The writer's stamp. */
  recordedAt: instant,
  actor: id('actor'),
  commandId: code,
  correlationId: code,
  causationId: nullable(eventId),
  /** Hash of the stream's previous event; null on revision 0. */
  prevHash: nullable(sha256Hex),
} as const;

export type Header = Of<typeof headerFields>;

/** An event as it stands in the log. `Data` is one of the event types' data. */
export type Envelope<Type extends string = string, Data = unknown> = Omit<Header, 'type'> & {
  readonly type: Type;
  readonly data: Data;
};

/** How the fields of an envelope are written, but for its data. */
export const envelopeParts: readonly PartWritten[] = Object.entries(headerFields).map(([name, { written }]) => ({
  ...{ name, required: true },
  written,
}));

const envelope = record({ ...headerFields, data: anyObject('by the schema of the type and version') });

/** Decodes an envelope; its data is checked by the event type's own codec. */
export const EnvelopeCodec = envelope.codec as t.Type<Envelope, unknown, unknown>;

export const envelopeSchema = envelope.schema;
