import type { components } from './schema.js';

/** The development issuer of a demonstration ledger, which is no part of the document. */
export interface MorePaths {
  '/dev/token': {
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': { roles: string[]; unit?: string; official?: string } } };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: { 'application/json': { access_token: string; token_type: 'Bearer'; expires_in: number } };
        };
        default: {
          headers: { [name: string]: unknown };
          content: { 'application/problem+json': components['schemas']['Problem'] };
        };
      };
    };
  };
}
