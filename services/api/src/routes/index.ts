import type { Endpoint } from '../contract/endpoint.js';
import { agencyEndpoints } from './agencies.js';
import { caseEndpoints } from './cases.js';
import { catalogueEndpoints } from './catalogue.js';
import { classEndpoints } from './classes.js';
import { eventEndpoints } from './events.js';
import { ledgerEndpoints } from './ledger.js';
import { periodEndpoints } from './periods.js';
import { planReportEndpoints } from './plan-reports.js';
import { planEndpoints } from './plans.js';
import { ratingEndpoints } from './ratings.js';
import { reportEndpoints } from './reports.js';
import { revisionEndpoints } from './revisions.js';
import { ruleEndpoints } from './rules.js';
import { templateEndpoints } from './templates.js';
import { whatIfEndpoints } from './what-if.js';

/** Everything that is read below `/api/v1`, apart from the formulas. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...ratingEndpoints,
  ...periodEndpoints,
  ...revisionEndpoints,
  ...classEndpoints,
  ...agencyEndpoints,
  ...caseEndpoints,
  ...planEndpoints,
  ...ruleEndpoints,
  ...whatIfEndpoints,
  ...reportEndpoints,
  ...planReportEndpoints,
  ...templateEndpoints,
  ...ledgerEndpoints,
  ...eventEndpoints,
  ...catalogueEndpoints,
];
