import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import * as grpc from '@grpc/grpc-js';
import { Any, Empty, features, gossip, pb, shared, status } from './generated.ts';
import type { Expected, Kept, Proposed, Verdict } from './server-log.ts';

/** Messages of EventStoreDB's protocol, to and from what the server's log says. */

export const nameOf = (identifier: { getStreamName_asU8(): Uint8Array } | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

const identifierOf = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream));

export function expectedOf(options: BatchAppendReq.Options): Expected {
  if (options.hasNoStream()) return 'none';
  if (options.hasStreamExists()) return 'exists';
  return options.hasAny() ? 'any' : Number(options.getStreamPosition());
}

export const proposedOf = (message: BatchAppendReq.ProposedMessage | AppendReq.ProposedMessage): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

/** An answer to an append; a text is an error that the client does not know, as "Server Is Not Ready". */
export function appendAnswer(correlation: UUID | undefined, stream: string, verdict: Verdict | string) {
  const answer = new pb.BatchAppendResp().setCorrelationId(correlation).setStreamIdentifier(identifierOf(stream));
  if (typeof verdict === 'string')
    return answer.setError(errorOf(verdict, 'event_store.client.BadRequest', new Empty()));
  switch (verdict.kind) {
    case 'stored':
      return answer.setSuccess(
        new pb.BatchAppendResp.Success()
          .setCurrentRevision(String(verdict.revision))
          .setPosition(
            new shared.AllStreamPosition()
              .setCommitPosition(String(verdict.position))
              .setPreparePosition(String(verdict.position)),
          ),
      );
    case 'wrong-version': {
      const wrong = new shared.WrongExpectedVersion();
      if (verdict.actual < 0) wrong.setCurrentNoStream(new Empty());
      else wrong.setCurrentStreamRevision(String(verdict.actual));
      return answer.setError(errorOf('WrongExpectedVersion', 'event_store.client.WrongExpectedVersion', wrong));
    }
    case 'too-large': {
      const size = new shared.MaximumAppendSizeExceeded().setMaxappendsize(1_048_576);
      return answer.setError(errorOf('too large', 'event_store.client.MaximumAppendSizeExceeded', size));
    }
    case 'timeout':
      return answer.setError(errorOf('timeout', 'event_store.client.Timeout', new shared.Timeout()));
  }
}

export function olderAppendAnswer(verdict: Verdict) {
  if (verdict.kind === 'stored')
    return new pb.AppendResp().setSuccess(new pb.AppendResp.Success().setCurrentRevision(String(verdict.revision)));
  const wrong = new pb.AppendResp.WrongExpectedVersion();
  if (verdict.kind === 'wrong-version' && verdict.actual >= 0) wrong.setCurrentRevision(String(verdict.actual));
  return new pb.AppendResp().setWrongExpectedVersion(wrong);
}

function errorOf(message: string, typeName: string, details: { serializeBinary(): Uint8Array }) {
  const any = new Any();
  any.pack(details.serializeBinary(), typeName);
  return new status.Status().setMessage(message).setDetails(any);
}

export function eventAnswer(event: Kept) {
  const recorded = new pb.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(String(event.position))
    .setPreparePosition(String(event.position))
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded.getMetadataMap().set('type', event.type).set('content-type', event.contentType).set('created', '0');
  return new pb.ReadResp().setEvent(
    new pb.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position)),
  );
}

export const missingAnswer = (stream: string) =>
  new pb.ReadResp().setStreamNotFound(new pb.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)));

export const confirmationAnswer = () =>
  new pb.ReadResp().setConfirmation(new pb.ReadResp.SubscriptionConfirmation().setSubscriptionId('loopback'));

export function featuresAnswer(batchAppend: boolean) {
  const methods = new features.SupportedMethods().setEventStoreServerVersion('24.6.0');
  const batch = new features.SupportedMethod()
    .setServiceName('event_store.client.streams.streams')
    .setMethodName('batchappend');
  return batchAppend ? methods.setMethodsList([batch]) : methods;
}

export interface Member {
  readonly port: number;
  readonly alive: boolean;
  readonly leads: boolean;
}

export function gossipAnswer(members: readonly Member[]) {
  const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
  return new gossip.ClusterInfo().setMembersList(
    members.map(({ port, alive, leads }) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString('00000000-0000-4000-8000-000000000000'))
        .setTimeStamp('0')
        .setIsAlive(alive)
        .setState(leads ? LEADER : FOLLOWER)
        .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port)),
    ),
  );
}

/** A status that ends a call, with what the client reads from its trailers. */
export function failure(code: grpc.status, message: string, trailers: Readonly<Record<string, string>> = {}) {
  const metadata = new grpc.Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(message), { code, details: message, metadata });
}

export const notLeader = (leaderPort: number) =>
  failure(grpc.status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': '127.0.0.1',
    'leader-endpoint-port': String(leaderPort),
  });
