import type { DataOf } from '@kpi-ledger/events';
import { type Fact, upTo } from '../facts/index.js';
import { inOrderOfEffect } from '../organisation/index.js';
import type { Day } from '../time/index.js';

export interface Plan {
  readonly id: string;
  readonly title: string;
  /** What the document does not print stays null. */
  readonly number: string | null;
  readonly adoptedOn: Day | null;
  readonly event: string;
  readonly synthetic: boolean;
  /** The rows as printed, in the order in which they were listed. */
  readonly rows: ReadonlyMap<string, PlanRow>;
}

export type PlanRow = Pick<
  DataOf<'PlanTaskListed'>,
  'annex' | 'row' | 'section' | 'title' | 'product' | 'responsible' | 'deadline'
> & { readonly event: string; readonly synthetic: boolean };

export interface Catalogue {
  readonly id: string;
  readonly unit: string | null;
  readonly groups: ReadonlySet<string>;
  readonly event: string;
  readonly products: ReadonlyMap<string, Product>;
}

export interface Product {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** Standard units per unit of the product (h), as an exact decimal. */
  readonly factor: string;
  readonly decidedBy: string | null;
  readonly event: string;
  readonly synthetic: boolean;
}

/** The plans with their rows on a day. */
export function plansAt(facts: readonly Fact[], day: Day): ReadonlyMap<string, Plan> {
  const plans = new Map<string, Omit<Plan, 'rows'> & { rows: Map<string, PlanRow> }>();
  const listed = new Map<string, Map<string, PlanRow>>();
  for (const { event } of inOrderOfEffect(upTo(facts, day))) {
    const stated = { event: event.id, synthetic: event.data.synthetic === true };
    if (event.type === 'PlanAdopted') {
      const { plan: id, title, number, adoptedOn } = event.data;
      plans.set(id, { ...stated, id, title, number, adoptedOn, rows: listed.get(id) ?? new Map() });
    } else if (event.type === 'PlanTaskListed') {
      const { plan, annex, row, section, title, product, responsible, deadline } = event.data;
      const rows = plans.get(plan)?.rows ?? listed.get(plan) ?? new Map<string, PlanRow>();
      listed.set(plan, rows);
      rows.set(row, { ...stated, annex, row, section, title, product, responsible, deadline });
    }
  }
  return plans;
}

/** The product catalogues with the factors decided by a day (Điều 13). */
export function cataloguesAt(facts: readonly Fact[], day: Day): ReadonlyMap<string, Catalogue> {
  const events = inOrderOfEffect(upTo(facts, day)).map(({ event }) => event);
  const products = new Map<string, Map<string, Product>>();
  for (const event of events) {
    if (event.type !== 'ConversionFactorDecided') continue;
    const { catalogue, product: code, name, group, factor, decision } = event.data;
    const decidedBy = decision === undefined ? null : `${decision.number}/${decision.date}`;
    const stated = { event: event.id, synthetic: event.data.synthetic === true };
    const of = products.get(catalogue) ?? new Map<string, Product>();
    products.set(catalogue, of.set(code, { ...stated, code, name, group, factor, decidedBy }));
  }
  const catalogues = new Map<string, Catalogue>();
  for (const event of events) {
    if (event.type !== 'ProductCatalogueAdopted') continue;
    const { catalogue: id, unit, groups } = event.data;
    const codes = new Set(groups.map(({ code }) => code));
    catalogues.set(id, { id, unit, groups: codes, event: event.id, products: products.get(id) ?? new Map() });
  }
  return catalogues;
}
