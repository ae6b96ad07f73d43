import type { Description } from '../contract/description.js';
import type { Endpoint } from '../contract/endpoint.js';
import { agencyEndpoints } from './agencies.js';
import { caseEndpoints } from './cases.js';
import { catalogueEndpoints } from './catalogue.js';
import { classEndpoints } from './classes.js';
import { commandDescription } from './commands.js';
import { completionEndpoints } from './completion.js';
import { eventEndpoints } from './events.js';
import { evidenceDescriptions } from './evidence.js';
import { importDescription } from './imports.js';
import { judgingEndpoints } from './judging.js';
import { ledgerEndpoints } from './ledger.js';
import { nameEndpoints } from './names.js';
import { openDataDescription } from './open-data.js';
import { periodActDescriptions } from './period-acts.js';
import { periodEndpoints } from './periods.js';
import { planReportEndpoints } from './plan-reports.js';
import { planEndpoints } from './plans.js';
import { publishedEndpoints } from './published.js';
import { ratingEndpoints } from './ratings.js';
import { reportEndpoints } from './reports.js';
import { revisionEndpoints } from './revisions.js';
import { ruleEndpoints } from './rules.js';
import { serviceDescriptions } from './service.js';
import { streamDescription } from './stream.js';
import { submissionEndpoints } from './submissions.js';
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
  ...completionEndpoints,
  ...judgingEndpoints,
  ...submissionEndpoints,
  ...ruleEndpoints,
  ...whatIfEndpoints,
  ...reportEndpoints,
  ...planReportEndpoints,
  ...templateEndpoints,
  ...ledgerEndpoints,
  ...eventEndpoints,
  ...catalogueEndpoints,
  ...publishedEndpoints,
  ...nameEndpoints,
];

/** What the routes record, and answers that are no JSON: their routes read the requests themselves. */
export const DESCRIPTIONS: readonly Description[] = [
  commandDescription,
  importDescription,
  ...periodActDescriptions,
  ...evidenceDescriptions,
  streamDescription,
  openDataDescription,
  ...serviceDescriptions,
];
