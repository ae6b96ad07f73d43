import { Refusal } from './refusal.js';

/** Refuses the second of two items with the same id: DUPLICATE_ID. */
export function refuseRepeatedIds(items: readonly { readonly id: string }[], path: string): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) {
      throw new Refusal('DUPLICATE_ID', `${path}[${index}].id`, `${id} is listed twice`, `${id} xuất hiện hai lần`);
    }
    seen.add(id);
  }
}
