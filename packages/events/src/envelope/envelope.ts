import * as t from 'io-ts';
import { at, breaks } from '../fields/errors.js';
import {
  code,
  count,
  date,
  eventId,
  id,
  instant,
  nullable,
  type Of,
  RULES,
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

const header = record(headerFields);

const withoutData = (input: object): object => {
  const { data: _, ...rest } = input as { data?: unknown };
  return rest;
};

/** Decodes an envelope; its data is checked by the event type's own codec. */
export const EnvelopeCodec = new t.Type<Envelope, unknown, unknown>(
  'Envelope',
  (value): value is Envelope =>
    typeof value === 'object' && value !== null && 'data' in value && header.codec.is(withoutData(value)),
  (input, context) => {
    if (typeof input !== 'object' || input === null) return breaks(RULES.object, input, context);
    const checked = header.codec.validate(withoutData(input), context);
    if (checked._tag === 'Left') return checked;
    return 'data' in input
      ? t.success(input as Envelope)
      : breaks(RULES.missing, undefined, at(context, 'data', undefined));
  },
  t.identity,
);

export const headerSchema = header.schema;
