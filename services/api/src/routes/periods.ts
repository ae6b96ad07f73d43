import { overrides, people, periodSheet, ratingList } from '../contract/answers/periods.js';
import { type Endpoint, listing, reading } from '../contract/endpoint.js';
import { id, inPath, maybePeriod, oneOf, optional, period, unit } from '../contract/parameters.js';

const tag = 'periods';

/** Who is rated in a period, by whom, what the sheets print, and what the authority has set itself. */
export const periodEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/rated-people', operationId: 'listRatedPeople', tag },
    summary: {
      vi: 'Những người được đánh giá trong kỳ',
      en: 'Everybody whom the decree rates at the end of the period',
    },
    parameters: { period, unit },
    filters: { role: optional('Chỉ vai trò này. Of this role only.', oneOf('HEAD', 'DEPUTY', 'STAFF')) },
    answer: people,
    example: { period: '2026-Q3', role: 'HEAD', limit: '10' },
    ask: (engine, question) => engine.people(question),
  }),
  reading({
    ...{ path: '/period-sheets/{subject}', operationId: 'readPeriodSheet', tag },
    summary: { vi: 'Phiếu theo dõi, đánh giá (Mẫu số 01)', en: 'What Mẫu số 01 and its task annex print' },
    parameters: { subject: inPath('Mã người hoặc mã chức vụ. Id of a person or a post.', id), period },
    answer: periodSheet,
    example: { subject: 'head-so-van-hoa-va-the-thao', period: '2026-Q3' },
    ask: (engine, question) => engine.periodSheet(question),
  }),
  reading({
    ...{ path: '/rating-lists/{authority}', operationId: 'readRatingList', tag },
    summary: {
      vi: 'Danh sách của một cấp có thẩm quyền',
      en: 'Everybody whom the holder of a post scores or classifies',
    },
    parameters: { authority: inPath('Mã chức vụ. Id of the post.', id), period },
    answer: ratingList,
    example: { authority: 'head-so-van-hoa-va-the-thao', period: '2026-Q3' },
    ask: (engine, question) => engine.ratingList(question),
  }),
  listing({
    ...{ path: '/overrides', operationId: 'listOverrides', tag },
    summary: { vi: 'Điều chỉnh của cấp có thẩm quyền', en: 'Every override with the calculated value beside it' },
    parameters: { period: maybePeriod, unit },
    filters: {
      person: optional('Chỉ của người này. Of this person only.', id),
      inForce: optional('Còn hiệu lực hay không. In force or not.', oneOf('true', 'false')),
    },
    answer: overrides,
    example: {},
    ask: (engine, question) => engine.overrides(question),
  }),
];
