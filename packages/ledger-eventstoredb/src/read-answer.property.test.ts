import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswerIn } from './read-answer.js';

const position = fc.maxSafeNat().map(String);
const bytes = fc.uint8Array({ maxLength: 300 });
const recorded = fc
  .record({
    ...{
      id: fc.uuid(),
      revision: fc.maxSafeNat(),
      type: fc.string(),
      data: bytes,
      metadata: fc.string({ unit: 'binary' }),
    },
    ...{
      prepare: position,
      commit: position,
      contentType: fc.constantFrom('application/json', 'application/octet-stream'),
    },
    others: fc.dictionary(fc.stringMatching(/^x-[a-z]{0,5}$/), fc.string()),
  })
  .map((event) => {
    const message = new pb.ReadResp.ReadEvent.RecordedEvent()
      .setId(new shared.UUID().setString(event.id))
      .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('kpi-hue')))
      .setStreamRevision(String(event.revision))
      .setPreparePosition(event.prepare)
      .setCommitPosition(event.commit)
      .setCustomMetadata(Buffer.from(event.metadata))
      .setData(event.data);
    const map = message.getMetadataMap();
    for (const [key, value] of Object.entries(event.others)) map.set(key, value);
    map.set('type', event.type).set('content-type', event.contentType);
    return message;
  });

const saidBy = (message: { serializeBinary(): Uint8Array }) => readAnswerIn(Buffer.from(message.serializeBinary()));

test('an event is read from its message as the generated stubs read it', () => {
  fc.assert(
    fc.property(recorded, fc.boolean(), (event, isLinked) => {
      const answer = new pb.ReadResp.ReadEvent().setEvent(event).setCommitPosition(event.getCommitPosition());
      if (isLinked) answer.setLink(event);
      expect(saidBy(new pb.ReadResp().setEvent(answer))).toEqual({
        id: event.getId()?.getString(),
        revision: Number(event.getStreamRevision()),
        type: event.getMetadataMap().get('type'),
        contentType: event.getMetadataMap().get('content-type'),
        metadata: Buffer.from(event.getCustomMetadata_asU8()).toString(),
        bytes: new Uint8Array(event.getData_asU8()),
      });
    }),
    { numRuns: 300 },
  );
});

test('other answers are told apart', () => {
  expect(saidBy(new pb.ReadResp().setStreamNotFound(new pb.ReadResp.StreamNotFound()))).toBe('NO_SUCH_STREAM');
  expect(saidBy(new pb.ReadResp().setEvent(new pb.ReadResp.ReadEvent().setCommitPosition('7')))).toBe('LINK');
  expect(saidBy(new pb.ReadResp().setLastStreamPosition('12'))).toBe('OTHER');
  expect(saidBy(new pb.ReadResp().setCaughtUp(new pb.ReadResp.CaughtUp()))).toBe('OTHER');
});

test('a message that is cut is refused, or was whole without what is missing', () => {
  fc.assert(
    fc.property(recorded, fc.nat(), (event, cut) => {
      const whole = Buffer.from(
        new pb.ReadResp().setEvent(new pb.ReadResp.ReadEvent().setEvent(event)).serializeBinary(),
      );
      // Its one field has a length, so that nothing may be missing.
      expect(() => readAnswerIn(whole.subarray(0, 1 + (cut % (whole.length - 1))))).toThrow(RangeError);
    }),
  );
});
