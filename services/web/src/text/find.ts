import { folded } from './order.ts';

/** Something that is found by words: `words` are folded once, when the list is made. */
export interface Findable {
  readonly words: string;
}

export const wordsOf = (...texts: readonly (string | null)[]): string =>
  folded(texts.filter((text) => text !== null).join(' '));

/**
 * What holds every word that was typed, with or without accents, in whatever order; what begins with the first one (a code, say)
 * comes first, then the order of the list.
 */
export function found<A extends Findable>(all: readonly A[], typed: string): readonly A[] {
  const asked = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first] = asked;
  if (first === undefined) return all;
  const fits = all.filter(({ words }) => asked.every((word) => words.includes(word)));
  const begins = ({ words }: A) => words.startsWith(first);
  return [...fits.filter(begins), ...fits.filter((one) => !begins(one))];
}
