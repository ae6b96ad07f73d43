import type { AnyEvent } from '@kpi-ledger/events';
import type { DataOf } from '../common/facts.js';

interface Factor {
  readonly day: string;
  readonly factor: string;
  /** Number and date of the decision, as printed. */
  readonly decidedBy: string | null;
}

/** Danh mục sản phẩm/công việc of one year with its conversion factors (Điều 13). */
export interface Catalogue {
  adopted: DataOf<'ProductCatalogueAdopted'> | null;
  /** Factors of each product in log order. */
  readonly products: Map<string, Factor[]>;
}

export const initial = (): Catalogue => ({ adopted: null, products: new Map() });

export function evolve(catalogue: Catalogue, event: AnyEvent): Catalogue {
  switch (event.type) {
    case 'ProductCatalogueAdopted':
      catalogue.adopted = event.data;
      break;
    case 'ConversionFactorDecided': {
      const { product, factor, decision } = event.data;
      const decidedBy = decision ? `${decision.number}, ${decision.date}` : null;
      const factors = catalogue.products.get(product) ?? [];
      factors.push({ day: event.validAt, factor, decidedBy });
      catalogue.products.set(product, factors);
      break;
    }
  }
  return catalogue;
}

/** The factor in force on the day: of the latest day by then, the last one decided. */
export function factorOn(catalogue: Catalogue, product: string, day: string): Factor | null {
  let best: Factor | null = null;
  for (const factor of catalogue.products.get(product) ?? [])
    if (factor.day <= day && (best === null || factor.day >= best.day)) best = factor;
  return best;
}
