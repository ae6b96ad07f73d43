import type { Request } from 'express';
import { endpointOf } from '../rights/index.js';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Method and address of a request, of which there are only so many: for logs and metrics. */
export function routeOf({ method, path }: Request): { readonly method: string; readonly route: string } {
  return {
    method: methodOf(method),
    route: endpointOf(method, path)?.path ?? 'none',
  };
}

/** One of few. */
export const methodOf = (method: string): string => (METHODS.has(method) ? method : 'OTHER');
