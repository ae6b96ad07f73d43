import { type Refusal, refuse } from '../refusals/refusal.js';

/** Each value that stands a second time in a list, at its place. */
export function duplicates(values: readonly string[], pathOf: (index: number) => string): readonly Refusal[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [refuse('DUPLICATE_KEY', pathOf(index), { value })];
  });
}

export const emptyList = (list: readonly unknown[], path: string): Refusal | false =>
  list.length === 0 && refuse('EMPTY_LIST', path);
