import { CLASS_STATUS, classes, quotaGauges, yearSheet } from '../contract/answers/classes.js';
import { type Endpoint, listing, reading } from '../contract/endpoint.js';
import { id, inPath, oneOf, optional, period, unit, year } from '../contract/parameters.js';
import { ofYear } from './of-year.js';

const tag = 'classes';
const person = inPath('Mã người. Id of a person.', id);

/** The annual classes of people, and the places for XS. */
export const classEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/classes', operationId: 'listClasses', tag },
    summary: { vi: 'Xếp loại chất lượng năm', en: 'The annual classes, or what withholds them' },
    parameters: { year, unit },
    filters: {
      status: optional('Chỉ những dòng có tình trạng này. Of this status only.', oneOf(...CLASS_STATUS)),
      class: optional('Chỉ mức này. Of this class only.', oneOf('XS', 'TOT', 'HT', 'KHT')),
    },
    answer: classes,
    example: { year: '2026', limit: '5' },
    ask: (engine, { year: of, ...question }) => ofYear(engine.classify({ ...question, period: of })),
  }),
  reading({
    ...{ path: '/classes/{person}', operationId: 'explainClass', tag },
    summary: { vi: 'Xếp loại năm của một người, kèm diễn giải', en: 'The class of a person with its derivation' },
    parameters: { person, year },
    answer: classes,
    example: { person: 'mau-giu-chuc-04', year: '2026' },
    ask: (engine, { year: of, ...question }) => ofYear(engine.classify({ ...question, period: of })),
  }),
  reading({
    ...{ path: '/year-sheets/{subject}', operationId: 'readYearSheet', tag },
    summary: { vi: 'Điểm năm của một người, từng tháng', en: 'The year of a person, month by month' },
    parameters: { year, subject: inPath('Mã người hoặc mã chức vụ. Id of a person or a post.', id) },
    answer: yearSheet,
    example: { subject: 'mau-giu-chuc-04', year: '2026' },
    ask: (engine, { year: of, ...question }) => ofYear(engine.yearSheet({ ...question, period: of })),
  }),
  listing({
    ...{ path: '/quota-gauges', operationId: 'listQuotaGauges', tag },
    summary: { vi: 'Điểm đã xác nhận so với tỷ lệ xuất sắc', en: 'Confirmed scores against the quota of XS; advisory' },
    parameters: { period },
    answer: quotaGauges,
    example: { period: '2026-Q3' },
    ask: (engine, question) => engine.quotaGauge(question),
  }),
];
