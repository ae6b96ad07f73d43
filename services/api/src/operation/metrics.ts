import type { Engine } from '@kpi-ledger/engine';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Traffic } from './traffic.js';

/** What the service counts; every label has a small, fixed number of values. */
export interface Metrics {
  readonly registry: Registry;
  answered(request: AnsweredRequest): void;
  /** Answered by no route; how long that took is not measured. */
  refusedEarly(method: string, status: number): void;
  /** Connections that were closed without an answer. */
  readonly closed: Counter;
  readonly appended: Counter;
  readonly refused: Counter;
  readonly storeErrors: Counter<'code'>;
}

export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** From its headers to the end of its answer. */
  readonly milliseconds: number;
}

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(engine: Engine, traffic: Traffic): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Among them the lag of the event loop and the memory of the process.
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    ...{ name: 'kpi_http_requests_total', help: 'Answered requests', registers },
    labelNames: ['method', 'route', 'status'],
  });
  const duration = new Histogram({
    ...{ name: 'kpi_http_request_duration_seconds', help: 'From the headers of a request to the end of its answer' },
    ...{ labelNames: ['method', 'route'], buckets: SECONDS, registers },
  });
  new Gauge({
    ...{ name: 'kpi_http_requests_in_progress', help: 'Requests that are being answered', registers },
    collect() {
      this.set(traffic.inProgress);
    },
  });
  new Gauge({
    ...{ name: 'kpi_http_streams', help: 'Streams that are open', registers },
    collect() {
      this.set(traffic.streams.size);
    },
  });
  new Gauge({
    ...{ name: 'kpi_ledger_ordinal', help: 'Events of the ledger, as it was read last', registers },
    collect() {
      this.set(engine.ledger()?.ordinal ?? 0);
    },
  });
  return {
    registry,
    answered: ({ method, route, status, milliseconds }) => {
      requests.inc({ method, route, status });
      duration.observe({ method, route }, milliseconds / 1000);
    },
    refusedEarly: (method, status) => requests.inc({ method, route: 'none', status }),
    closed: new Counter({
      name: 'kpi_connections_closed_total',
      help: 'Connections closed without a word, because too many were open',
      registers,
    }),
    appended: new Counter({ name: 'kpi_events_appended_total', help: 'Events that this service recorded', registers }),
    refused: new Counter({
      name: 'kpi_commands_refused_total',
      help: 'Commands that a rule speaks against',
      registers,
    }),
    storeErrors: new Counter({
      ...{ name: 'kpi_store_errors_total', help: 'Questions and commands that the store did not answer', registers },
      labelNames: ['code'],
    }),
  };
}
