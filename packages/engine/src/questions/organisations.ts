import { earlier } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { agencyRows, explainedAgency } from '../agencies/agency-rows.js';
import type { OrganisationQuestions } from '../asked/organisations.js';
import { unknownUnit } from '../errors.js';
import { agencySheetOf } from '../sheets/agency-sheet.js';
import type { Asking } from './asking.js';

/** The organisations that Điều 5–9 evaluate. */
export function organisationQuestions({ ofYear }: Asking): OrganisationQuestions {
  return {
    agencies: (question) =>
      ofYear(question, ({ reading, effective }, year) => {
        const { unit } = question;
        const { units } = reading.at(earlier(effective, year.last)).organisation;
        if (unit !== undefined && !units.has(unit)) return E.left(unknownUnit(unit));
        return E.right(agencyRows(reading, year, effective, unit ?? null));
      }),
    explainAgency: (question) =>
      ofYear(question, ({ reading, effective }, year) => {
        const explained = explainedAgency(reading, question.unit, year, effective);
        return explained === null ? E.left(unknownUnit(question.unit)) : E.right(explained);
      }),
    agencySheet: (question) =>
      ofYear(question, ({ reading, effective }, year) => {
        const sheet = agencySheetOf(reading, question.unit, year, effective);
        return sheet === null ? E.left(unknownUnit(question.unit)) : E.right(sheet);
      }),
  };
}
