import { Refusal } from './refusal.js';

/** Refuses the second of two items with the same id: DUPLICATE_ID, offending the article if one is concerned. */
export function refuseRepeatedIds(
  items: readonly { readonly id: string }[],
  path: string,
  article: string | null = null,
): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) {
      throw new Refusal(
        'DUPLICATE_ID',
        `${path}[${index}].id`,
        `${id} is listed twice`,
        `${id} xuất hiện hai lần`,
        article,
      );
    }
    seen.add(id);
  }
}
