import type { AttainmentRow, Rows } from '@kpi-ledger/engine';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { indicators } from '../contract/answers/indicators.js';
import { maturity, products, progress, teams } from '../contract/answers/plans.js';
import { type Endpoint, listing } from '../contract/endpoint.js';
import { id, maybePeriod, maybeYear, oneOf, optional, unit } from '../contract/parameters.js';
import { withDocuments } from '../indicators/documents.js';

type Attained = Rows<AttainmentRow>;

const tag = 'plans';
const plan = optional('Chỉ một kế hoạch. One plan only.', id);
const ofUnit = optional('Chỉ những dòng của đơn vị này. Rows of this unit only.', id);

/** How far the plans are, their indicators, and the products that work is counted in. */
export const planEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/progress', operationId: 'listProgress', tag },
    summary: { vi: 'Tiến độ các kế hoạch', en: 'Completion of the plans' },
    parameters: { plan },
    filters: { unit: ofUnit },
    answer: progress,
    example: { plan: 'kh18' },
    ask: (engine, question) => engine.progress(question),
  }),
  listing({
    ...{ path: '/indicators', operationId: 'listIndicators', tag },
    summary: {
      vi: 'Chỉ tiêu, mức đạt, lộ trình và những gì còn thiếu',
      en: 'Indicators, their attainment, path and gaps',
    },
    parameters: {
      plan,
      unit: optional('Đơn vị chủ trì, hoặc có số liệu riêng. Led by this unit, or made of it.', id),
      year: maybeYear,
      indicator: optional('Chỉ một chỉ tiêu. One indicator only.', id),
    },
    filters: {
      status: optional('Đạt, chưa đạt, chưa đo. Met, not met, not measured.', oneOf('true', 'false', 'null')),
    },
    answer: indicators,
    example: { plan: 'ctr286', limit: '20' },
    ask: (engine, question) =>
      TE.map(({ rows, ...found }: Attained) => ({ ...found, rows: rows.map(withDocuments) }))(
        engine.attainment(question),
      ),
  }),
  listing({
    ...{ path: '/maturity', operationId: 'listMaturity', tag },
    summary: { vi: 'Mức độ trưởng thành theo khung đánh giá', en: 'Maturity by a framework of criteria' },
    parameters: {
      framework: optional('Chỉ một khung đánh giá. One framework only.', id),
      unit: optional('Chỉ một đơn vị, kèm diễn giải. One unit only, with the derivation.', id),
      period: maybePeriod,
    },
    answer: maturity,
    example: {},
    ask: (engine, question) => engine.maturity(question),
  }),
  listing({
    ...{ path: '/products', operationId: 'listProducts', tag },
    summary: { vi: 'Danh mục sản phẩm, hệ số quy đổi', en: 'Products of the catalogues with their factors' },
    parameters: { catalogue: optional('Chỉ một danh mục. One catalogue only.', id), unit },
    answer: products,
    example: { limit: '20' },
    ask: (engine, question) => engine.products(question),
  }),
  listing({
    ...{ path: '/teams', operationId: 'listTeams', tag },
    summary: { vi: 'Sản phẩm làm chung và các phần', en: 'Team products with their parts' },
    parameters: {},
    answer: teams,
    example: {},
    ask: (engine, question) => engine.teams(question),
  }),
];
