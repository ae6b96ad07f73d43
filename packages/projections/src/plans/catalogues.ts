import type { DataOf } from '@kpi-ledger/events';
import { type Fact, upTo } from '../facts/index.js';
import { inOrderOfEffect } from '../organisation/index.js';
import type { Day } from '../time/index.js';

type Adopted = DataOf<'ProductCatalogueAdopted'>;
type Decided = DataOf<'ConversionFactorDecided'>;

/** Danh mục sản phẩm/công việc quy đổi (Điều 13). */
export interface Catalogue extends Pick<Adopted, 'unit' | 'title' | 'standardUnit' | 'standardPoints' | 'groups'> {
  readonly id: string;
  readonly event: string;
  readonly synthetic: boolean;
  readonly products: ReadonlyMap<string, Product>;
}

/** `factor`: standard units per unit of the product (h), as an exact decimal. */
export interface Product extends Omit<Decided, 'catalogue' | 'product' | 'decision' | 'synthetic'> {
  readonly code: string;
  readonly decidedBy: string | null;
  readonly event: string;
  readonly synthetic: boolean;
}

/** The product catalogues with the factors decided by a day. */
export function cataloguesAt(facts: readonly Fact[], day: Day): ReadonlyMap<string, Catalogue> {
  const events = inOrderOfEffect(upTo(facts, day)).map(({ event }) => event);
  const products = new Map<string, Map<string, Product>>();
  for (const event of events) {
    if (event.type !== 'ConversionFactorDecided') continue;
    const { catalogue, product: code, decision, synthetic = false, ...printed } = event.data;
    const decidedBy = decision === undefined ? null : `${decision.number}/${decision.date}`;
    const of = products.get(catalogue) ?? new Map<string, Product>();
    products.set(catalogue, of.set(code, { ...printed, event: event.id, synthetic, code, decidedBy }));
  }
  const catalogues = new Map<string, Catalogue>();
  for (const event of events) {
    if (event.type !== 'ProductCatalogueAdopted') continue;
    const { catalogue: id, decision: _, synthetic = false, ...printed } = event.data;
    catalogues.set(id, { ...printed, id, event: event.id, synthetic, products: products.get(id) ?? new Map() });
  }
  return catalogues;
}
