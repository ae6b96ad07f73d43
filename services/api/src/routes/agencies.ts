import { AGENCY_STATUS, agencies, agencyExplanation, agencySheet } from '../contract/answers/agencies.js';
import { type Endpoint, listing, reading } from '../contract/endpoint.js';
import { id, inPath, oneOf, optional, unit, year } from '../contract/parameters.js';
import { ofYear } from './of-year.js';

const tag = 'agencies';
const ofPath = inPath('Mã đơn vị. Id of a unit.', id);

/** The organisations of Điều 5–9. */
export const agencyEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/agencies', operationId: 'listAgencies', tag },
    summary: { vi: 'Xếp loại chất lượng tổ chức năm', en: 'Points and annual classes of organisations' },
    parameters: { year, unit },
    filters: {
      status: optional('Chỉ những dòng có tình trạng này. Of this status only.', oneOf(...AGENCY_STATUS)),
      class: optional('Chỉ mức này. Of this class only.', oneOf('XS', 'TOT', 'HT', 'KHT')),
    },
    answer: agencies,
    example: { year: '2026' },
    ask: (engine, { year: of, ...question }) => ofYear(engine.agencies({ ...question, period: of })),
  }),
  reading({
    ...{ path: '/agencies/{unit}', operationId: 'explainAgency', tag },
    summary: { vi: 'Xếp loại của một tổ chức, kèm diễn giải', en: 'An organisation with its derivation' },
    parameters: { unit: ofPath, year },
    answer: agencyExplanation,
    example: { unit: 'so-noi-vu', year: '2026' },
    ask: (engine, { year: of, ...question }) => ofYear(engine.explainAgency({ ...question, period: of })),
  }),
  reading({
    ...{ path: '/agency-sheets/{unit}', operationId: 'readAgencySheet', tag },
    summary: { vi: 'Phiếu của một tổ chức', en: 'What the sheet of an organisation prints' },
    parameters: { unit: ofPath, year },
    answer: agencySheet,
    example: { unit: 'so-noi-vu', year: '2026' },
    ask: (engine, { year: of, ...question }) => ofYear(engine.agencySheet({ ...question, period: of })),
  }),
];
