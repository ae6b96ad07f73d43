import type { components } from './schema.js';

type Problem = components['schemas']['Problem'];
type Decision = { readonly number: string; readonly date: string };

/** Names for display, by id; of people and their work only those whom the caller may know. */
export interface Names {
  readonly units: { readonly [id: string]: string };
  readonly posts: { readonly [id: string]: string };
  readonly people: { readonly [id: string]: string };
  readonly tasks: { readonly [id: string]: string };
  readonly teams: { readonly [id: string]: string };
}

/** What an act on a period did. What became of whom is asked with `/api/v1/publications`. */
export interface PeriodActOutcome {
  readonly status: 'RECORDED' | 'NOTHING_NEW' | 'NOT_READY' | 'ALREADY_SO' | 'PREVIEW';
}

/** The least that openapi-fetch asks of an operation. */
type Answers<Ok> = {
  200: { headers: { [name: string]: unknown }; content: { 'application/json': Ok } };
  default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } };
};
type Get<Query, Ok> = {
  get: { parameters: { query?: Query; header?: never; path?: never; cookie?: never }; responses: Answers<Ok> };
};
type PeriodAct<Body> = {
  post: {
    parameters: { query?: never; header?: never; path: { period: string }; cookie?: never };
    requestBody: { content: { 'application/json': Body } };
    responses: Answers<PeriodActOutcome>;
  };
};
type Why = { decision: Decision; reason: string };

/** Addresses that the document does not describe yet. */
export interface MorePaths {
  '/api/v1/names': Get<{ effective?: string; known?: string }, Names>;
  '/api/v1/periods/{period}/publish': PeriodAct<{ decision?: Decision; unit?: string; onlyReady?: boolean }>;
  '/api/v1/periods/{period}/close': PeriodAct<{ decision?: Decision }>;
  '/api/v1/periods/{period}/restate': PeriodAct<Why & { unit?: string; subject?: string; onlyReady?: boolean }>;
  '/api/v1/periods/{period}/reopen': PeriodAct<Why>;
  '/dev/token': {
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': { roles: string[]; unit?: string; official?: string } } };
      responses: Answers<{ access_token: string; token_type: 'Bearer'; expires_in: number }>;
    };
  };
}
