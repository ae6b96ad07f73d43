import { ServerFeaturesClient } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Connection } from './connections.js';

const MEASURED_FOR_MILLISECONDS = 60_000;

/**
 * The server's clock, so that a writer's may not be ahead of it: its `date` header, measured once a minute against the machine's
 * clock. A server that gives no date has no clock here, and the writer's is only held to what the ledger knows.
 */
export class ServerClock {
  /** Server minus machine, in milliseconds. */
  #offset: number | null = null;
  #measuredAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly timeoutMilliseconds: number) {}

  async now(connection: Connection): Promise<number | null> {
    if (performance.now() - this.#measuredAt > MEASURED_FOR_MILLISECONDS) {
      const date = await this.#ask(connection).catch(() => null);
      // Whether the server can be reached is found out by the append itself.
      this.#offset = date === null ? null : date - Date.now();
      this.#measuredAt = performance.now();
    }
    return this.#offset === null ? null : Date.now() + this.#offset;
  }

  async #ask({ client }: Connection): Promise<number | null> {
    const grpc: ServerFeaturesClient = await client['getGRPCClient'](ServerFeaturesClient, 'serverClock');
    const [metadata] = client['callArguments']({});
    const deadline = Date.now() + this.timeoutMilliseconds;
    return new Promise((resolve, reject) => {
      let date: number | null = null;
      grpc
        .getSupportedMethods(new shared.Empty(), metadata, { deadline }, (error) =>
          error === null ? resolve(date) : reject(error),
        )
        .on('metadata', (headers) => {
          const [said] = headers.get('date');
          date = said === undefined ? null : Date.parse(String(said));
          if (Number.isNaN(date)) date = null;
        });
    });
  }
}
