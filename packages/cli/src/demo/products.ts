import { HEADS } from './cast.js';
import { addDays, endOf, givenOn, QUARTERS, type Quarter } from './days.js';
import { DECISION, type DemoFact, synthetic } from './demo-fact.js';

const CATALOGUE = 'mau-2026';

/** Lines of a product catalogue as Điều 13 wants them; the factors are made up. */
const PRODUCTS = [
  { product: 'VB', name: 'Văn bản hành chính đơn giản (mẫu)', group: 'N1', factor: '1' },
  { product: 'BC', name: 'Báo cáo tổng hợp (mẫu)', group: 'N2', factor: '2.5' },
  { product: 'KH', name: 'Kế hoạch, đề án (mẫu)', group: 'N3', factor: '5' },
  { product: 'QP', name: 'Văn bản quy phạm pháp luật (mẫu)', group: 'N4', factor: '12' },
] as const;

export const catalogueFacts = (on: string): readonly DemoFact[] => [
  synthetic(on, CATALOGUE, 'ProductCatalogueAdopted', '2026-01-01', {
    catalogue: CATALOGUE,
    unit: null,
    title: 'Danh mục sản phẩm/công việc mẫu năm 2026',
    standardUnit: 'Văn bản hành chính đơn giản',
    groups: ['N1', 'N2', 'N3', 'N4', 'N5'].map((code) => ({ code, name: `Nhóm ${code.slice(1)} (mẫu)` })),
    decision: DECISION,
  }),
  ...PRODUCTS.map((line) =>
    synthetic(on, `${CATALOGUE}-${line.product}`, 'ConversionFactorDecided', '2026-01-01', {
      catalogue: CATALOGUE,
      ...line,
      decision: DECISION,
    }),
  ),
];

/** A piece of work that somebody delivers: units of a milestone. */
export interface Work {
  readonly task: string;
  readonly milestone: string;
  readonly due: string;
  readonly units: number;
}

/** Whose table shows "không có sản phẩm được giao": nothing is given in this quarter. */
const NOTHING_GIVEN = { unit: 'so-du-lich', quarter: '2026-Q3' } as const;

interface ProductWork extends Work {
  readonly unit: string;
  readonly quarter: Quarter;
  readonly product: string;
}

/** Two lines a head and quarter, due ten days before its end. */
const PRODUCT_WORK: readonly ProductWork[] = QUARTERS.flatMap((quarter, q) =>
  HEADS.filter(({ unit }) => unit !== NOTHING_GIVEN.unit || quarter !== NOTHING_GIVEN.quarter).flatMap(({ unit }, i) =>
    [0, 1].map((line) => ({
      task: `mau.${quarter.toLowerCase()}.${line + 1}.${unit}`,
      milestone: 'm1',
      due: addDays(endOf(quarter), -10),
      units: line === 0 ? 4 + ((i + q) % 5) : 1 + ((i + 2 * q) % 3),
      unit,
      quarter,
      product: PRODUCTS[line === 0 ? (i + q) % 2 : 2 + ((i + q) % 2)]?.product ?? 'VB',
    })),
  ),
);

export const productWork = (): readonly Work[] => PRODUCT_WORK;

export const productFacts = (): readonly DemoFact[] =>
  PRODUCT_WORK.map(({ task, unit, quarter, product, due, units }) =>
    synthetic(givenOn(quarter), task, 'TaskAssigned', givenOn(quarter), {
      task,
      unit,
      basis: 'PLAN',
      product: { catalogue: CATALOGUE, code: product },
      publicTitle: `${PRODUCTS.find((line) => line.product === product)?.name} – ${quarter}`,
      milestones: [{ key: 'm1', due, units }],
    }),
  );
