import * as t from 'io-ts';
import { targetFormula } from '../attainment/index.js';
import { planCompletionFormula } from '../completion/index.js';
import {
  agencyClassFormula,
  agencyScoreFormula,
  classifyFormula,
  excellentQuotaFormula,
  generalScoreFormula,
  periodScoreFormula,
  yearScoreFormula,
} from '../nd335/index.js';
import { attempt, type Reader } from '../reading/index.js';

/** The codec of a reader: the same strictness and the same messages, so that the two never differ. */
function codecOf<I>(name: string, read: Reader<I>): t.Type<I, I, unknown> {
  return new t.Type<I, I, unknown>(
    name,
    (value): value is I => attempt(() => read(value, '')).ok,
    (value, context) => {
      const result = attempt(() => read(value, ''));
      if (result.ok) return t.success(result.answer);
      const { code, path, message } = result.error;
      return t.failure(value, context, `${code} at ${path || 'input'}: ${message}`);
    },
    t.identity,
  );
}

/** Codecs of inputs by formula id. They check the shape; what contradicts the decree is refused by the formula itself. */
export const inputCodecs = {
  'nd335/general-score': codecOf('GeneralScoreInput', generalScoreFormula.read),
  'nd335/period-score': codecOf('PeriodScoreInput', periodScoreFormula.read),
  'nd335/year-score': codecOf('YearScoreInput', yearScoreFormula.read),
  'nd335/classify': codecOf('ClassifyInput', classifyFormula.read),
  'nd335/excellent-quota': codecOf('ExcellentQuotaInput', excellentQuotaFormula.read),
  'nd335/agency-score': codecOf('AgencyScoreInput', agencyScoreFormula.read),
  'nd335/agency-class': codecOf('AgencyClassInput', agencyClassFormula.read),
  'attainment/target': codecOf('TargetInput', targetFormula.read),
  'completion/plan': codecOf('PlanCompletionInput', planCompletionFormula.read),
} as const;
