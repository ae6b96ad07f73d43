import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AppOptions, createApp } from './app.js';

export interface ServeOptions extends AppOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host?: string;
}

export interface Serving {
  readonly url: string;
  /** Takes no more requests, finishes those under way. */
  stop(): Promise<void>;
}

/** Listens on this machine only, unless another host is named. Rejects when the port is taken. */
export function serve({ port, host = '127.0.0.1', ...options }: ServeOptions): Promise<Serving> {
  const stopping = new AbortController();
  const live = { ...options.live, stopping: stopping.signal };
  const server = createServer(createApp({ ...options, live }));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://${host}:${taken}`,
        stop: () =>
          new Promise((stopped) => {
            stopping.abort();
            server.close(() => stopped());
            server.closeIdleConnections();
          }),
      });
    });
  });
}
