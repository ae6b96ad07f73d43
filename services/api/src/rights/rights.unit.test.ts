import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rightsPage } from '../testing/rights-page.js';
import { COMMAND_KINDS } from './command-kinds.js';
import { ENDPOINTS } from './endpoints.js';
import { ALL } from './reach.js';

const reading = ENDPOINTS.filter(({ method }) => method === 'GET');

test('An auditor reads all, and writes nothing.', () => {
  expect(reading.filter(({ roles }) => roles.AUDITOR !== ALL)).toEqual([]);
  expect(ENDPOINTS.find(({ path }) => path.endsWith('/commands'))?.roles.AUDITOR).toEqual([]);
  expect(Object.entries(COMMAND_KINDS).filter(([, row]) => 'AUDITOR' in row)).toEqual([]);
});

test('The public reads plans, rules, index figures, formulas, checkpoints and what is published; of a score nothing else.', () => {
  expect(reading.filter(({ roles }) => roles.PUBLIC.length > 0).map(({ path }) => path)).toEqual([
    '/health',
    '/ready',
    '/metrics',
    '/api/v1/published',
    '/api/v1/progress',
    '/api/v1/completion',
    ...['curve', 'tasks', 'links', 'minima'].map((what) => `/api/v1/completion/${what}`),
    '/api/v1/indicators',
    '/api/v1/publication-sheets',
    '/api/v1/catalogue',
    ...['tasks', 'indicators', 'units', 'obligations', ':what'].map((what) => `/api/v1/catalogue/${what}`),
    '/api/v1/products',
    '/api/v1/rules',
    '/api/v1/rules/diff',
    '/api/v1/ledger',
    '/api/v1/basis',
    '/api/v1/checkpoints',
    '/api/v1/checkpoints/:ordinal',
    '/api/v1/session',
    '/openapi.json',
    '/docs',
    '/open-data/*path',
    '/docs/:file',
    '/',
    '/page',
    '/page/*path',
    '/shell-worker.js',
    '/assets/:file',
    '/api/v1/formulas',
    '/api/v1/stream',
    '/dev/jwks.json',
  ]);
});

test('Only who scores accepts evidence and confirms scores; a reporting unit reports, and judges nothing.', () => {
  for (const kind of ['EvidenceAccepted', 'EvidenceRejected', 'PeriodScoreConfirmed', 'GeneralCriteriaConfirmed'])
    expect(COMMAND_KINDS[kind], kind).toEqual({ ASSESSOR: ['SCORED'], AUTHORITY_HEAD: ['SCORED'] });
  const reports = Object.entries(COMMAND_KINDS).flatMap(([kind, row]) => ('REPORTING_UNIT' in row ? [kind] : []));
  expect(reports).toEqual([
    'TaskReported',
    'EvidenceSubmitted',
    'IndicatorMeasured',
    'GeneralCriteriaSelfScored',
    'AgencyCriteriaScored by SELF',
    'AnnualSelfAssessmentSubmitted',
    'PetitionFiled',
  ]);
});

test('docs/rights.md prints the tables as they are (vitest --update writes it anew)', async () => {
  await expect(rightsPage()).toMatchFileSnapshot(fileURLToPath(new URL('../../../../docs/rights.md', import.meta.url)));
});
