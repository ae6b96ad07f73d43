import { AGENCY_TEXTS } from './agencies.js';
import { COMMON_TEXTS } from './common.js';
import { ERASURE_TEXTS } from './erasure.js';
import { ORGANISATION_TEXTS } from './organisation.js';
import { PERIOD_TEXTS } from './periods.js';
import { PLAN_TEXTS } from './plans.js';
import { SCORING_TEXTS } from './scoring.js';
import { SIGNING_TEXTS } from './signing.js';
import { TEAM_TEXTS } from './teams.js';
import { WORK_TEXTS } from './work.js';

/** The words of one refusal: `{names}` stand for values, `{path}` for the field. */
export interface RefusalText {
  readonly article: string | null;
  readonly vi: string;
  readonly en: string;
}

/** Every reason for which a command is refused, with its legal source. */
export const REFUSAL_TEXTS = {
  ...COMMON_TEXTS,
  ...ORGANISATION_TEXTS,
  ...PLAN_TEXTS,
  ...WORK_TEXTS,
  ...TEAM_TEXTS,
  ...SCORING_TEXTS,
  ...PERIOD_TEXTS,
  ...AGENCY_TEXTS,
  ...ERASURE_TEXTS,
  ...SIGNING_TEXTS,
} as const satisfies { readonly [code: string]: RefusalText };

export type RefusalCode = keyof typeof REFUSAL_TEXTS;
export const REFUSAL_CODES = Object.keys(REFUSAL_TEXTS) as readonly RefusalCode[];
