import type { Standing } from '../identity/index.js';
import { ALL, LINE, NOBODY, type Reach, SCORED, SELF, SELF_AND_SCORED, UNIT } from './reach.js';

/** One address of the service: of whom each role may read there. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As the router has it. */
  readonly path: string;
  /** Parameters of the query or the path that name a unit, a task, or a post or person, that the question is about. */
  readonly about?: readonly ('unit' | 'task' | 'subject' | 'person')[];
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

/** What somebody has to decide: for who may decide it, and for who looks over all of it. */
const JUDGED: Roles = { ...SCORES, REPORTING_UNIT: NOBODY, ASSESSOR: SCORED, AUTHORITY_HEAD: SCORED };

/** What was said of a person in writing: for that person, who says it, and who looks over all of it. */
const SAID: Roles = {
  ...NAMES,
  REPORTING_UNIT: SELF,
  ASSESSOR: SELF_AND_SCORED,
  AUTHORITY_HEAD: SELF_AND_SCORED,
};

/** What says something of a whole city or authority, or of nobody in particular. */
const CITY: Roles = { ...SCORES, REPORTING_UNIT: NOBODY, ASSESSOR: NOBODY, AUTHORITY_HEAD: NOBODY };

/** Forms with names, days of birth and staff numbers. */
const FORMS: Roles = { ...CITY, LOCAL: NOBODY };

/** What an erasure would destroy, for who decides about it. */
const ERASURES: Roles = { ...CITY, ADMINISTRATOR: ALL };

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
  // Figures of the service itself: it asks for a token of its own.
  get('/metrics', PUBLIC),
  get('/api/v1/published', PUBLIC),
  get('/api/v1/progress', PUBLIC),
  get('/api/v1/completion', PUBLIC),
  get('/api/v1/completion/curve', PUBLIC),
  get('/api/v1/completion/tasks', PUBLIC),
  get('/api/v1/completion/links', PUBLIC),
  get('/api/v1/completion/minima', PUBLIC),
  get('/api/v1/indicators', PUBLIC),
  // Of closed periods only, and without anything about people.
  get('/api/v1/publication-sheets', PUBLIC),
  get('/api/v1/catalogue', PUBLIC),
  get('/api/v1/catalogue/tasks', PUBLIC),
  get('/api/v1/catalogue/indicators', PUBLIC),
  get('/api/v1/catalogue/units', PUBLIC),
  get('/api/v1/catalogue/obligations', PUBLIC),
  get('/api/v1/catalogue/:what', PUBLIC),
  get('/api/v1/products', PUBLIC),
  get('/api/v1/rules', PUBLIC),
  get('/api/v1/rules/diff', PUBLIC),
  get('/api/v1/ledger', PUBLIC),
  get('/api/v1/basis', PUBLIC),
  get('/api/v1/checkpoints', PUBLIC),
  get('/api/v1/checkpoints/:ordinal', PUBLIC),
  get('/api/v1/session', PUBLIC),
  get('/openapi.json', PUBLIC),
  get('/docs', PUBLIC),
  get('/open-data/*path', PUBLIC),
  get('/docs/:file', PUBLIC),
  // The page: what it shows it asks for with the rights of its reader.
  get('/', PUBLIC),
  get('/page', PUBLIC),
  get('/page/*path', PUBLIC),
  get('/shell-worker.js', PUBLIC),
  get('/assets/:file', PUBLIC),
  get('/api/v1/formulas', PUBLIC),
  { method: 'POST', path: '/api/v1/formulas/*id/evaluate', roles: PUBLIC },
  get('/api/v1/ratings', SCORES, ['unit']),
  get('/api/v1/explanations', SCORES, ['subject']),
  get('/api/v1/readiness', SCORES),
  get('/api/v1/diff', SCORES, ['subject', 'unit']),
  get('/api/v1/rated-people', SCORES, ['unit']),
  get('/api/v1/period-sheets/:subject', SCORES, ['subject']),
  get('/api/v1/overrides', SCORES, ['unit']),
  get('/api/v1/classes', SCORES, ['unit']),
  get('/api/v1/classes/:person', SCORES, ['person']),
  get('/api/v1/year-sheets/:subject', SCORES, ['subject']),
  get('/api/v1/maturity', SCORES),
  get('/api/v1/agencies', SCORES),
  get('/api/v1/agencies/:unit', SCORES, ['unit']),
  get('/api/v1/agency-sheets/:unit', SCORES, ['unit']),
  get('/api/v1/cases', SCORES),
  get('/api/v1/cases/:person', SCORES, ['person']),
  get('/api/v1/petitions', SCORES),
  get('/api/v1/half-year-reports', CITY),
  get('/api/v1/half-year-reports/:unit', SCORES, ['unit']),
  get('/api/v1/reporting-rates', CITY),
  get('/api/v1/reporting-rates/:unit', SCORES, ['unit']),
  get('/api/v1/completion/people', SCORES, ['unit']),
  get('/api/v1/alerts', SCORES, ['unit']),
  get('/api/v1/alerts/:unit', SCORES, ['unit']),
  get('/api/v1/judgements', JUDGED),
  get('/api/v1/assessments', JUDGED),
  get('/api/v1/assessments/:person', SAID, ['person']),
  get('/api/v1/tasks/:task', NAMES, ['task']),
  get('/api/v1/teams', CITY),
  get('/api/v1/quota-gauges', CITY),
  get('/api/v1/rating-lists/:authority', CITY),
  get('/api/v1/publications', CITY),
  get('/api/v1/restatements', CITY),
  get('/api/v1/bundles/:period', CITY),
  get('/api/v1/replay', CITY),
  get('/api/v1/events', CITY),
  get('/api/v1/events/:event', CITY),
  { method: 'POST', path: '/api/v1/what-if/ratings', roles: CITY },
  { method: 'POST', path: '/api/v1/what-if/explanations', roles: CITY },
  { method: 'POST', path: '/api/v1/what-if/readiness', roles: CITY },
  { method: 'POST', path: '/api/v1/what-if/classes', roles: CITY },
  get('/api/v1/erasures/:subject', ERASURES),
  get('/api/v1/reports/:kind', FORMS),
  get('/api/v1/head-lists', FORMS),
  get('/api/v1/templates/:unit', SCORES, ['unit']),
  get('/api/v1/names', NAMES),
  // Their texts are opened, as names are.
  get('/api/v1/submissions', NAMES, ['unit']),
  get('/api/v1/figures', NAMES, ['unit']),
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
