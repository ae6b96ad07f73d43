import { createRequire } from 'node:module';

/** The stubs that the client brings, and its own protobuf library: a second copy of either would not fit together. */
const client = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));

export const pb = client(
  '../generated/streams_pb.js',
) as typeof import('@eventstore/db-client/generated/streams_pb.js');
export const shared = client(
  '../generated/shared_pb.js',
) as typeof import('@eventstore/db-client/generated/shared_pb.js');
export const status = client(
  '../generated/status_pb.js',
) as typeof import('@eventstore/db-client/generated/status_pb.js');
export const features = client(
  '../generated/serverfeatures_pb.js',
) as typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
export const gossip = client(
  '../generated/gossip_pb.js',
) as typeof import('@eventstore/db-client/generated/gossip_pb.js');
export const { StreamsService } = client('../generated/streams_grpc_pb.js');
export const { ServerFeaturesService } = client('../generated/serverfeatures_grpc_pb.js');
export const { GossipService } = client('../generated/gossip_grpc_pb.js');
export const { Any } = client('google-protobuf/google/protobuf/any_pb.js');
export const { Empty } = client('google-protobuf/google/protobuf/empty_pb.js');
