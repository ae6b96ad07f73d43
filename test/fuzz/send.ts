import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import type { HostileRequest } from './request.js';

export interface Received {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Nothing that the service answers takes so long; a request that does hangs. */
const DEADLINE_MILLISECONDS = 30_000;

/** Sends requests one after the other over one connection, as it is written: `fetch` would put them right. */
export class RawClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(readonly url: string) {}

  /** Rejects where no answer comes in time, or none that is HTTP. */
  send({ method, target, headers, body }: HostileRequest, token: string | undefined): Promise<Received> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        {
          ...{ agent: this.#agent, host: hostname, port, method, path: target },
          headers: {
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(body === null ? {} : { 'content-length': body.length }),
            ...headers,
          },
        },
        (response) => {
          if (response.headers['content-type']?.startsWith('text/event-stream') === true) {
            response.destroy();
            clearTimeout(deadline);
            return resolve({ status: response.statusCode ?? 0, headers: response.headers, text: '' });
          }
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('error', reject);
          response.on('end', () => {
            clearTimeout(deadline);
            resolve({
              ...{ status: response.statusCode ?? 0, headers: response.headers },
              text: Buffer.concat(pieces).toString('utf8'),
            });
          });
        },
      );
      const deadline = setTimeout(
        () => sent.destroy(new Error(`${method} ${target.slice(0, 200)}: no answer in time`)),
        DEADLINE_MILLISECONDS,
      );
      sent.on('error', (error) => {
        clearTimeout(deadline);
        reject(error);
      });
      sent.end(body ?? undefined);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
