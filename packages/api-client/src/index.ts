import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { MorePaths } from './more-paths.js';
import type { components, paths } from './schema.js';

export type { components, operations, paths } from './schema.js';

/** A shape of the contract by its name: `Schema<'RateRow'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Why a request was not answered (RFC 9457). */
export type Problem = Schema<'Problem'>;

export type KpiClient = Client<paths & MorePaths>;

/**
 * A client of the service at `baseUrl`, for browser and Node. Every call gives `data`, or `error` as a `Problem`, and the
 * `response` with its `ETag` and `KPI-Basis-…` headers. `headers` holds what goes with every request.
 */
export const createKpiClient = (options: ClientOptions & { readonly baseUrl: string }): KpiClient =>
  createClient<paths & MorePaths>(options);
