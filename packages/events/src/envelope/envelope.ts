import * as t from 'io-ts';
import {
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

const headerCodec = record(headerFields).codec;

/** Decodes an envelope; its data is checked by the event type's own codec. */
export const EnvelopeCodec = new t.Type<Envelope, unknown, unknown>(
  'Envelope',
  (value): value is Envelope => {
    if (typeof value !== 'object' || value === null || !('data' in value)) return false;
    const { data: _, ...header } = value as Envelope;
    return headerCodec.is(header);
  },
  (input, context) => {
    if (typeof input !== 'object' || input === null) return t.failure(input, context, 'must be an object');
    const { data, ...header } = input as { data?: unknown };
    const checked = headerCodec.validate(header, context);
    if (checked._tag === 'Left') return checked;
    return data === undefined ? t.failure(input, context, 'data is missing') : t.success(input as Envelope);
  },
  t.identity,
);

export const headerSchema = record(headerFields).schema;
