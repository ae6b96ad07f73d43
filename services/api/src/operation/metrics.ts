import type { Engine } from '@kpi-ledger/engine';
import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { routeOf } from './route-of.js';
import type { Traffic } from './traffic.js';

/** What the service counts; every label has a small, fixed number of values. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: RequestHandler;
  readonly appended: Counter;
  readonly refused: Counter;
  readonly storeErrors: Counter<'code'>;
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
    requests: (request, response, next) => {
      const { method, route } = routeOf(request);
      const began = performance.now();
      response.once('close', () => {
        requests.inc({ method, route, status: response.statusCode });
        duration.observe({ method, route }, (performance.now() - began) / 1000);
      });
      next();
    },
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
