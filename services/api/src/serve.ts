import { createServer } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { type AppOptions, createApp } from './app.js';
import { type ConnectionLimits, limitConnections, originForm, serverOptions } from './hardening/index.js';
import {
  createMetrics,
  createTraffic,
  DEFAULT_SETTINGS,
  earlyRefusals,
  type ServiceSettings,
  silentLog,
  stopServing,
} from './operation/index.js';

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
  const { settings = DEFAULT_SETTINGS, traffic = createTraffic(), log = silentLog() } = options;
  const metrics = createMetrics(options.engine, traffic);
  const refusals = earlyRefusals(log, metrics);
  const stopping = new AbortController();
  const live = { ...options.live, stopping: stopping.signal };
  const limits = connectionLimits(settings);
  const server = createServer(serverOptions(limits));
  const app = createApp({ ...options, live, settings, traffic, log, metrics });
  limitConnections(server, limits, originForm(app, refusals), refusals);
  const times = { drainSeconds: settings.KPI_DRAIN_SECONDS, shutdownSeconds: settings.KPI_SHUTDOWN_SECONDS };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: addressOf(host, taken),
        stop: () => {
          stopping.abort();
          return stopServing(server, traffic, times);
        },
      });
    });
  });
}

/** What a browser takes: an IPv6 address stands in brackets. */
export const addressOf = (host: string, port: number): string => `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;

const connectionLimits = (settings: ServiceSettings): ConnectionLimits => ({
  maxConnections: settings.KPI_MAX_CONNECTIONS,
  headersSeconds: settings.KPI_HEADERS_SECONDS,
  requestSeconds: settings.KPI_REQUEST_SECONDS,
  keepAliveSeconds: settings.KPI_KEEP_ALIVE_SECONDS,
  idleSeconds: settings.KPI_IDLE_SECONDS,
});
