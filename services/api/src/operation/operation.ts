import type { Engine } from '@kpi-ledger/engine';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { addressLimit, identityLimit, jsonBodies, knownMediaTypes } from '../hardening/index.js';
import { everyRequest } from './every-request.js';
import { identityOf } from './identity-of.js';
import { type Log, silentLog } from './log.js';
import { createMetrics, type Metrics } from './metrics.js';
import { metricsRoute } from './metrics-route.js';
import { readiness, type WatchedStore } from './readiness.js';
import { logErrors } from './request-log.js';
import { DEFAULT_SETTINGS, type ServiceSettings } from './settings.js';
import { admitUpTo, createTraffic, type Traffic } from './traffic.js';
import { watchedEngine } from './watched-engine.js';

export interface OperationOptions {
  /** Readiness asks what it knows against itself, and compares the clock with its knowledge; left out: neither. */
  readonly store?: WatchedStore;
  /** The defaults when left out. */
  readonly settings?: ServiceSettings;
  /** Silent when left out. */
  readonly log?: Log;
  readonly traffic?: Traffic;
  readonly metrics?: Metrics;
}

/** What stands around the routes of the service. */
export interface Operation {
  readonly engine: Engine;
  readonly trustedProxies: readonly string[];
  /** Before everything. */
  readonly everyRequest: RequestHandler;
  readonly metrics: RequestHandler;
  readonly ready: (sendReady: RequestHandler) => RequestHandler;
  /** Before it is looked who asks. */
  readonly admission: readonly RequestHandler[];
  /** Once it is known who asks. */
  readonly identified: readonly RequestHandler[];
  readonly errors: ErrorRequestHandler;
}

export function createOperation(engine: Engine, now: () => number, options: OperationOptions): Operation {
  const { store, settings = DEFAULT_SETTINGS, log = silentLog(), traffic = createTraffic() } = options;
  const { metrics = createMetrics(engine, traffic) } = options;
  const watched = watchedEngine(engine, { metrics, log, seconds: settings.KPI_ANSWER_SECONDS });
  const { unrecorded } = watched;
  const maxConcurrent = settings.KPI_MAX_CONCURRENT;
  return {
    engine: watched.engine,
    trustedProxies: settings.KPI_TRUSTED_PROXIES,
    everyRequest: everyRequest({ log, metrics, traffic }),
    metrics: metricsRoute(metrics.registry, settings.KPI_METRICS_TOKEN),
    ready: (sendReady) =>
      readiness({
        ...{ engine: watched.engine, unrecorded, store: store ?? null, now, traffic, maxConcurrent, sendReady },
        seconds: settings.KPI_READY_SECONDS,
      }),
    admission: [addressLimit(settings.KPI_RATE_PER_ADDRESS), admitUpTo(maxConcurrent, traffic), knownMediaTypes()],
    identified: [
      identityLimit(settings.KPI_RATE_PER_IDENTITY, identityOf),
      jsonBodies({
        maxBytes: settings.KPI_MAX_BODY_BYTES,
        maxDepth: settings.KPI_MAX_JSON_DEPTH,
        maxValues: settings.KPI_MAX_JSON_VALUES,
      }),
    ],
    errors: logErrors(log),
  };
}
