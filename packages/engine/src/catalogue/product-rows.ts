import type { Catalogue, Product } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** A product of a catalogue with the factor in force on the day of the question (Điều 13). */
export interface ProductRow {
  readonly catalogue: string;
  /** The unit whose catalogue it is; null: the whole city. */
  readonly unit: string | null;
  readonly code: string;
  readonly printedCode: string;
  readonly kind: 'LEADERSHIP' | 'SHARED' | 'DEPARTMENT' | null;
  readonly department: string | null;
  readonly task: string | null;
  readonly name: string;
  readonly output: string | null;
  readonly countUnit: string | null;
  readonly group: string;
  readonly points: string | null;
  /** As decided: what counts. */
  readonly factor: string;
  /** points ÷ standard points, where the decided factor is its rounding. */
  readonly exactFactor: string | null;
  readonly standardUnit: string;
  readonly indicator: string | null;
  readonly note: string | null;
  readonly decidedBy: string | null;
  readonly event: string;
  readonly synthetic: boolean;
}

/** What the catalogues of a unit hold, those of the whole city among them; null: of every unit. */
export function productRows(
  { catalogues }: Pick<Snapshot, 'catalogues'>,
  only: { readonly catalogue?: string | undefined; readonly unit?: string | undefined },
  demo: boolean,
): readonly ProductRow[] {
  return [...catalogues.values()]
    .filter(
      ({ id, unit }) => (only.catalogue ?? id) === id && (only.unit === undefined || (unit ?? only.unit) === only.unit),
    )
    .flatMap((catalogue) => [...catalogue.products.values()].map((product) => rowOf(catalogue, product, demo)));
}

const rowOf = (catalogue: Catalogue, product: Product, demo: boolean): ProductRow => ({
  catalogue: catalogue.id,
  unit: catalogue.unit,
  code: product.code,
  printedCode: product.printedCode ?? product.code,
  kind: product.kind ?? null,
  department: product.department ?? null,
  task: product.task ?? null,
  name: product.name,
  output: product.output ?? null,
  countUnit: product.countUnit ?? null,
  group: product.group,
  points: product.points ?? null,
  factor: product.factor,
  exactFactor: product.exactFactor ?? null,
  standardUnit: catalogue.standardUnit,
  indicator: product.indicator ?? null,
  note: product.note ?? null,
  decidedBy: product.decidedBy,
  event: product.event,
  synthetic: demo || product.synthetic,
});
