import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { LoggedEvent } from '@kpi-ledger/ledger';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { framesOf } from './append-frames.js';
import { metadataOf, outgoing } from './outgoing.js';

const CORRELATION = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
/** What is sent of an event beside its bytes. */
const said = fc.record({
  ...{ type: fc.string(), stream: fc.string(), revision: fc.nat(), validAt: fc.string(), recordedAt: fc.string() },
  ...{ commandId: fc.string(), correlationId: fc.string(), causationId: fc.option(fc.uuid()) },
}) as fc.Arbitrary<unknown> as fc.Arbitrary<LoggedEvent['event']>;
const event = fc.record({ ordinal: fc.nat(), event: said, bytes: fc.uint8Array({ maxLength: 400 }) });
const [some] = fc.sample(said, { numRuns: 1, seed: 1 }) as [LoggedEvent['event']];

const read = (frames: Iterable<Buffer>) => [...frames].map((frame) => pb.BatchAppendReq.deserializeBinary(frame));

test('the generated stubs read from a frame what was put into it', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 4 }), fc.maxSafeNat(), fc.string(), (events, head, log) => {
      const [frame, ...more] = read(framesOf(CORRELATION, { log, head, events: events.map(outgoing) }));
      expect(more).toEqual([]);
      expect(frame?.getCorrelationId()?.getString()).toBe(CORRELATION);
      expect(frame?.getIsFinal()).toBe(true);
      const options = frame?.getOptions();
      expect(Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()).toBe(
        Buffer.from(log).toString(),
      );
      expect(options?.hasNoStream()).toBe(head === 0);
      if (head > 0) expect(options?.getStreamPosition()).toBe(String(head - 1));
      expect(
        frame?.getProposedMessagesList().map((message) => ({
          id: message.getId()?.getString(),
          type: message.getMetadataMap().get('type'),
          contentType: message.getMetadataMap().get('content-type'),
          metadata: JSON.parse(Buffer.from(message.getCustomMetadata_asU8()).toString()),
          data: Buffer.from(message.getData_asU8()),
        })),
      ).toEqual(
        events.map((logged) => ({
          ...{ id: outgoing(logged).id, type: logged.event.type, contentType: 'application/octet-stream' },
          ...{ metadata: metadataOf(logged), data: Buffer.from(logged.bytes) },
        })),
      );
    }),
    { numRuns: 100 },
  );
});

test('what is too large for one frame comes in several, of which the first has the options and the last one ends it', () => {
  const events = Array.from({ length: 5 }, (_, i) =>
    outgoing({ ordinal: i + 1, event: some, bytes: new Uint8Array(900_000).fill(i) }),
  );
  const frames = read(framesOf(CORRELATION, { log: 'kpi-hue', head: 3, events }));
  expect(
    frames.map((frame) => [frame.hasOptions(), frame.getIsFinal(), frame.getProposedMessagesList().length]),
  ).toEqual([
    [true, false, 2],
    [false, false, 2],
    [false, true, 1],
  ]);
  expect(new Set(frames.map((frame) => frame.getCorrelationId()?.getString()))).toEqual(new Set([CORRELATION]));
});

test('an id is a UUID of version 8 that says what the bytes are', () => {
  const idOf = (text: string) => outgoing({ ordinal: 1, event: some, bytes: Buffer.from(text) }).id;
  // Of sha256('\0abc'), 609f6e36d2405585188d5cfd…
  expect(idOf('abc')).toBe('609f6e36-d240-8585-988d-5cfd761f407c');
  expect(idOf('abd')).not.toBe(idOf('abc'));
  fc.assert(
    fc.property(fc.string(), (text) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(idOf(text)),
    ),
  );
});
