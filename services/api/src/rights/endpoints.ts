import type { Standing } from '../identity/index.js';
import { ALL, LINE, NOBODY, type Reach, UNIT } from './reach.js';

/** One address of the service: of whom each role may read there. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As the router has it. */
  readonly path: string;
  /** Query parameters that name a unit, or a post or person, that the question is about. */
  readonly about?: readonly ('unit' | 'subject')[];
  readonly roles: { readonly [S in Standing]: Reach };
}

type Roles = Endpoint['roles'];

/** Whether it is up; plans as printed and published index figures; formulas: what everybody may read. */
const PUBLIC: Roles = {
  PUBLIC: ALL,
  REPORTING_UNIT: ALL,
  ASSESSOR: ALL,
  AUTHORITY_HEAD: ALL,
  RATING_OFFICER: ALL,
  AUDITOR: ALL,
  ADMINISTRATOR: ALL,
  LOCAL: ALL,
};

/** Scores, published or not. */
const SCORES: Roles = {
  PUBLIC: NOBODY,
  REPORTING_UNIT: UNIT,
  ASSESSOR: LINE,
  AUTHORITY_HEAD: LINE,
  RATING_OFFICER: ALL,
  AUDITOR: ALL,
  ADMINISTRATOR: NOBODY,
  LOCAL: ALL,
};

/** Names of people and the titles of their work: for who knows them anyway, and for who decides about them. */
const NAMES: Roles = { ...SCORES, LOCAL: NOBODY };

/** Of whom something may be recorded says the table of commands, type by type; an auditor records nothing. */
const WRITING: Roles = {
  PUBLIC: NOBODY,
  REPORTING_UNIT: ALL,
  ASSESSOR: ALL,
  AUTHORITY_HEAD: ALL,
  RATING_OFFICER: ALL,
  AUDITOR: NOBODY,
  ADMINISTRATOR: ALL,
  LOCAL: NOBODY,
};

/** Beyond what is published, which everybody is told of: of whom it is told that something was recorded. */
const LIVE: Roles = { ...SCORES, PUBLIC: UNIT, ADMINISTRATOR: UNIT };

/** Periods are published, closed, restated and reopened as the table of commands has it. */
const OFFICER: Roles = {
  PUBLIC: NOBODY,
  REPORTING_UNIT: NOBODY,
  ASSESSOR: NOBODY,
  AUTHORITY_HEAD: NOBODY,
  RATING_OFFICER: ALL,
  AUDITOR: NOBODY,
  ADMINISTRATOR: NOBODY,
  LOCAL: NOBODY,
};

const get = (path: string, roles: Roles, about: Endpoint['about'] = []): Endpoint => ({
  method: 'GET',
  path,
  about,
  roles,
});

/** Every address. What is not listed here is not served. */
export const ENDPOINTS: readonly Endpoint[] = [
  get('/health', PUBLIC),
  get('/ready', PUBLIC),
  get('/api/v1/published', PUBLIC),
  get('/api/v1/progress', PUBLIC),
  get('/api/v1/indicators', PUBLIC),
  get('/api/v1/catalogue', PUBLIC),
  get('/api/v1/catalogue/:what', PUBLIC),
  get('/api/v1/formulas', PUBLIC),
  { method: 'POST', path: '/api/v1/formulas/*id/evaluate', roles: PUBLIC },
  get('/api/v1/ratings', SCORES, ['unit']),
  get('/api/v1/explanations', SCORES, ['subject']),
  get('/api/v1/readiness', SCORES),
  get('/api/v1/diff', SCORES, ['subject', 'unit']),
  get('/api/v1/names', NAMES),
  get('/api/v1/stream', LIVE),
  get('/api/v1/tasks/:task/evidence/:hash', NAMES),
  { method: 'POST', path: '/api/v1/commands', roles: WRITING },
  { method: 'POST', path: '/api/v1/imports', roles: WRITING },
  { method: 'PUT', path: '/api/v1/tasks/:task/evidence/:hash', roles: WRITING },
  ...['publish', 'close', 'restate', 'reopen'].map(
    (act): Endpoint => ({ method: 'POST', path: `/api/v1/periods/:period/${act}`, roles: OFFICER }),
  ),
  // The development issuer: on a demonstration ledger only.
  get('/dev/jwks.json', PUBLIC),
  { method: 'POST', path: '/dev/token', roles: PUBLIC },
];
